/**
 * The drawings of a panel as one file: read from the page in the colours of the light theme on white, with two pixels
 * for each of the page's, whatever theme and screen there are. The page is as it was before anything is painted.
 */
import { flushSync } from 'react-dom';
import { composeFigure, type DrawnPart, type FigureFacts } from '@/draw/svg/composeFigure.ts';
import { withPixels } from '@/elements/useLook.ts';
import { captureDrawing } from './capture/captureDrawing.ts';
import { fontFaces } from './capture/fontFaces.ts';
import { measureWith } from './capture/measure.ts';
import type { Pen } from './capture/Pen.ts';
import { rasterize } from './capture/rasterize.ts';
import { unfold } from './capture/unfold.ts';
import './exporting.css';

/** Pixels of a PNG, and of pictures in an SVG, for each pixel of the page. */
export const SCALE = 2;

export interface SavedFile {
  readonly content: string | Uint8Array;
  readonly type: string;
}

export async function saveDrawing(
  drawings: readonly HTMLElement[],
  facts: FigureFacts,
  kind: 'svg' | 'png',
): Promise<SavedFile> {
  const { parts, pens, look } = inLight(() => {
    const captured = drawings.map(capture);
    return { parts: captured.map(({ part }) => part), pens: captured.map(({ pen }) => pen), look: readLook() };
  });
  const characters = gather(pens, look.fontFamily, [facts.title, facts.text ?? '', ...facts.lines].join(''));
  const figure = composeFigure(parts, facts, {
    ...look,
    fontFaces: await fontFaces(characters),
    measure: measureTitle,
  });
  if (kind === 'svg') return { content: figure.svg, type: 'image/svg+xml' };
  return { content: await rasterize(figure, SCALE), type: 'image/png' };
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

function readLook() {
  const { fontFamily } = getComputedStyle(document.body);
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return { paper: colour('--paper'), ink: colour('--ink'), inkMuted: colour('--ink-muted'), fontFamily };
}

function measureTitle(text: string, size: number): number {
  const { fontFamily: family } = getComputedStyle(document.body);
  return measureWith({ style: 'normal', weight: size > 14 ? '600' : '400', size, family }).measure(text);
}

function gather(pens: readonly Pen[], fontFamily: string, words: string): ReadonlyMap<string, ReadonlySet<string>> {
  const characters = new Map<string, Set<string>>();
  const [first] = pens;
  first?.use(fontFamily, words);
  for (const pen of pens)
    for (const [family, used] of pen.characters)
      characters.set(family, new Set([...(characters.get(family) ?? []), ...used]));
  return characters;
}
