/**
 * The picture of the pass, read from where it is drawn out of sight once it stands still: its words arrive a moment
 * after its lines, and nothing says when the last of them has.
 */
import { useEffect, useState, type RefObject } from 'react';
import { readDrawings } from '@/views/shared/export/readDrawings.ts';

export interface ReadPicture {
  /** Marks of SVG, as this page's own writer wrote them. */
  readonly content: string;
  readonly viewBox: string;
}

/** Between two looks, and how long they may differ, milliseconds. */
const PAUSE = 200;
const PATIENCE = 8000;

export function usePicture(place: RefObject<HTMLElement | null>, isWanted: boolean): ReadPicture | null {
  const [picture, setPicture] = useState<ReadPicture | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let timer: ReturnType<typeof setTimeout>;
    let before = '';
    const since = performance.now();
    const look = () => {
      const drawings = [...(place.current?.querySelectorAll<HTMLElement>('[data-drawing]') ?? [])];
      const now = drawings.map(({ innerHTML }) => innerHTML).join('');
      const isLate = performance.now() - since > PATIENCE;
      if (drawings.length > 0 && (now === before || isLate)) setPicture(read(drawings));
      else timer = setTimeout(look, PAUSE);
      before = now;
    };
    timer = setTimeout(look, PAUSE);
    return () => clearTimeout(timer);
  }, [place, isWanted]);
  return picture;
}

/** The first of them: the legend explains itself on the page, and takes room on paper. */
function read(drawings: readonly HTMLElement[]): ReadPicture {
  const { parts } = readDrawings(drawings.slice(0, 1), () => null);
  const [part] = parts;
  if (!part) return { content: '', viewBox: '0 0 1 1' };
  const { markup, defs, x, y, width, height } = part;
  return { content: `<defs>${defs}</defs>${markup}`, viewBox: [x, y, width, height].map(Math.round).join(' ') };
}
