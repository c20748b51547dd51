/**
 * Scroll a box just so far that a part of it is in view. The box alone: `scrollIntoView` would move all that is around
 * it too, the page included. Lengths are CSS pixels.
 */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Sticky {
  /** What stands still at the left and at the top, over what is scrolled. */
  readonly left: number;
  readonly top: number;
}

const NOTHING: Sticky = { left: 0, top: 0 };

/** `part`: counted from the end of what stands still. */
export function keepInView(box: HTMLElement, part: Part, sticky: Sticky = NOTHING): void {
  box.scrollLeft = scrolled(box.scrollLeft, part.x, part.width, box.clientWidth - sticky.left);
  box.scrollTop = scrolled(box.scrollTop, part.y, part.height, box.clientHeight - sticky.top);
}

/** Room beside the part, so that it does not stick to the edge and its neighbour is seen to go on. */
const MARGIN = 12;

/** Where to scroll to along one axis; where it is, if the part is in view. */
export function scrolled(from: number, start: number, length: number, room: number): number {
  if (start - MARGIN < from) return Math.max(0, start - MARGIN);
  if (start + length + MARGIN > from + room) return Math.max(0, start + length + MARGIN - room);
  return from;
}
