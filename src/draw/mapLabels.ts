/**
 * Words on a map that do not collide: one after the other in the order given, each kept only where its box is free.
 * Boxes move with the map, so panning changes none that stay in sight.
 */
import { toScreen, type MapLook, type MapSize } from './tokenMap.ts';

export interface MapLabel {
  readonly id: number;
  /** CSS pixels: left end and middle of the line. */
  readonly x: number;
  readonly y: number;
}

export interface LabelSpace {
  /** CSS pixels of the text of a label. */
  readonly widthOf: (id: number) => number;
  readonly lineHeight: number;
  readonly most: number;
}

/** Dots looked at for a label: those that come first in the vocabulary, behind its bytes, are written most. */
const MOST_TRIED = 4000;
const BYTES = 256;
const GAP = 5;

/** `first`: ids that are labelled before all others, such as what is chosen. */
export function placeMapLabels(
  places: Float32Array,
  first: readonly number[],
  look: MapLook,
  size: MapSize,
  { widthOf, lineHeight, most }: LabelSpace,
): MapLabel[] {
  const labels: MapLabel[] = [];
  const taken: { x: number; y: number; width: number }[] = [];
  let tried = 0;
  const place = (id: number) => {
    const [dotX, y] = toScreen(places[2 * id]!, places[2 * id + 1]!, look, size);
    if (dotX < 0 || y < 0 || dotX > size.width || y > size.height) return;
    tried++;
    const width = widthOf(id);
    // To the right of its dot, or to the left where the map ends.
    const x = dotX + GAP + width > size.width ? dotX - GAP - width : dotX + GAP;
    const isFree = taken.every(
      (box) => Math.abs(box.y - y) >= lineHeight || x + width + GAP <= box.x || box.x + box.width + GAP <= x,
    );
    if (!isFree || x < 0) return;
    taken.push({ x, y, width });
    labels.push({ id, x, y });
  };
  for (const id of first) place(id);
  const early = new Set(first);
  const count = places.length / 2;
  for (let at = 0; at < count && labels.length < most && tried < MOST_TRIED; at++) {
    const id = (at + BYTES) % count;
    if (!early.has(id)) place(id);
  }
  return labels;
}
