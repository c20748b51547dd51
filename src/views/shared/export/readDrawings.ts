/**
 * Drawings as they stand on the page, in the colours of the light theme on white, with two pixels for each of the
 * page's, whatever theme and screen there are. The page is as it was before anything is painted.
 */
import { flushSync } from 'react-dom';
import type { DrawnPart } from '@/draw/svg/composeFigure.ts';
import { withPixels } from '@/elements/useLook.ts';
import { captureDrawing } from './capture/captureDrawing.ts';
import type { Pen } from './capture/Pen.ts';
import { unfold } from './capture/unfold.ts';
import './exporting.css';

/** Pixels of a PNG, and of pictures in an SVG, for each pixel of the page. */
export const SCALE = 2;

export interface ReadDrawings<Look> {
  readonly parts: readonly DrawnPart[];
  readonly pens: readonly Pen[];
  /** What was asked of the page in that light. */
  readonly look: Look;
}

export function readDrawings<Look>(drawings: readonly HTMLElement[], readLook: () => Look): ReadDrawings<Look> {
  return inLight(() => {
    const captured = drawings.map(capture);
    return { parts: captured.map(({ part }) => part), pens: captured.map(({ pen }) => pen), look: readLook() };
  });
}

/** `read` finds the page in the light theme, on white, at rest. */
function inLight<Result>(read: () => Result): Result {
  const root = document.documentElement;
  const { theme } = root.dataset;
  root.dataset['theme'] = 'light';
  root.dataset['exporting'] = '';
  const flush = (renew: () => void) => flushSync(renew);
  try {
    return withPixels(SCALE, flush, read);
  } finally {
    delete root.dataset['exporting'];
    if (theme === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }
}

function capture(drawing: HTMLElement): { readonly part: DrawnPart; readonly pen: Pen } {
  const fold = unfold(drawing);
  try {
    const pen = captureDrawing(drawing);
    const { left, top, right, bottom } = pen.bounds ?? { left: 0, top: 0, right: 0, bottom: 0 };
    const part = {
      markup: pen.marks.join(''),
      defs: pen.defs.join(''),
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
      caption: captionOf(drawing),
    };
    return { part, pen };
  } finally {
    fold();
  }
}

/** React writes `true` where an attribute has no value. */
function captionOf({ dataset: { drawing = '' } }: HTMLElement): string | null {
  return drawing === '' || drawing === 'true' ? null : drawing;
}
