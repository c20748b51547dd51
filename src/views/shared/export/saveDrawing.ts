/** The drawings of a panel as one file, with what they are of and the fonts they need. */
import { composeFigure, type FigureFacts } from '@/draw/svg/composeFigure.ts';
import { fontFaces } from './capture/fontFaces.ts';
import { measureWith } from './capture/measure.ts';
import type { Pen } from './capture/Pen.ts';
import { rasterize } from './capture/rasterize.ts';
import { readDrawings, SCALE } from './readDrawings.ts';

export interface SavedFile {
  readonly content: string | Uint8Array;
  readonly type: string;
}

export async function saveDrawing(
  drawings: readonly HTMLElement[],
  facts: FigureFacts,
  kind: 'svg' | 'png',
): Promise<SavedFile> {
  const { parts, pens, look } = readDrawings(drawings, readLook);
  const characters = gather(pens, look.fontFamily, [facts.title, facts.text ?? '', ...facts.lines].join(''));
  const figure = composeFigure(parts, facts, {
    ...look,
    fontFaces: await fontFaces(characters),
    measure: measureTitle,
  });
  if (kind === 'svg') return { content: figure.svg, type: 'image/svg+xml' };
  return { content: await rasterize(figure, SCALE), type: 'image/png' };
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
