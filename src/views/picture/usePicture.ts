/** What the picture shows, derived from the stores; each piece keeps its identity until what it is made of changes. */
import { useMemo } from 'react';
import { collectChangedArcs, collectDifferenceArcs } from '@/draw/picture/changedArcs.ts';
import { collectArcs, type PictureArcs } from '@/draw/picture/pictureArcs.ts';
import { chooseColumns } from '@/draw/picture/chooseColumns.ts';
import { bandScale, type BandScale } from '@/draw/picture/streamBand.ts';
import { position, type Position } from '@/model/axes.ts';
import { candidateLabel, tokenLabel } from '@/model/tokenLabel.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { LensWord, StreamSizes } from '@/store/picture.ts';
import { useShownTokens, useValue } from '@/views/shared/StoresContext.tsx';
import type { ChangedSide } from './useSide.ts';

/** Columns drawn at most, fewer where they do not fit; of a longer text, the sink and its end. */
export const MOST_COLUMNS = 64;

export interface PictureToken {
  readonly at: Position;
  readonly label: string;
  readonly isGenerated: boolean;
  readonly isFragment: boolean;
}

/** A word of the lens as it is written. */
export interface ShownWord {
  readonly label: string;
  readonly probability: number;
  /** The next likeliest, best first. */
  readonly others: readonly { readonly label: string; readonly probability: number }[];
  /** In an experiment: another word than before the change. */
  readonly isChanged?: boolean;
}

/** L + 1 words, from the embedding up; null for a column whose lens has not arrived. */
export type ColumnWords = readonly ShownWord[] | null;

export interface PictureSource {
  readonly attention: AttentionTensor;
  readonly vocabulary: Vocabulary;
  /** Tokens that have a column, and the column of each position. */
  readonly tokens: readonly PictureToken[];
  readonly columnOf: ReadonlyMap<number, number>;
  readonly layerCount: number;
  readonly headCount: number;
  /** T, columns or not. */
  readonly length: number;
}

/** Null while there is no text, or no attention because the model is opaque. `most`: columns there is room for. */
export function usePictureSource(most: number): PictureSource | null {
  const attention = useValue('trace', (state) => state.shown?.attention);
  const ids = useValue('trace', (state) => state.shown?.ids);
  const model = useValue('network', (state) => state.model);
  const cursor = useValue('sequence', (state) => state.cursor);
  const query = useValue('selection', (state) => state.query);
  const tokens = useShownTokens();
  const length = tokens.length;
  const columns = useColumns(length, query, Math.min(MOST_COLUMNS, most));
  const drawn = useMemo(
    () =>
      columns.flatMap((at): PictureToken[] => {
        const token = tokens[at];
        if (!token) return [];
        return [
          {
            at: position(at),
            label: tokenLabel(token),
            isGenerated: at >= tokens.length - cursor,
            isFragment: token.fragment !== null,
          },
        ];
      }),
    [columns, tokens, cursor],
  );
  return useMemo(() => {
    if (!attention || !model || !ids || drawn.length === 0 || length !== ids.length) return null;
    return {
      attention,
      vocabulary: model.vocabulary,
      tokens: drawn,
      columnOf: new Map(drawn.map((token, column) => [token.at, column])),
      layerCount: model.config.layerCount,
      headCount: model.config.headCount,
      length,
    };
  }, [attention, model, ids, drawn, length]);
}

/** The same array as long as the same tokens have columns. */
function useColumns(length: number, query: number | null, most: number): readonly number[] {
  const written = chooseColumns(length, query ?? length - 1, most).join();
  return useMemo(() => (written === '' ? [] : written.split(',').map(Number)), [written]);
}

/** `changed`: an experiment's run in the place of the model as it is. */
export function useArcs(
  { attention, tokens }: PictureSource,
  threshold: number,
  changed: ChangedSide | null,
): PictureArcs {
  const [before, after, off, side] = [changed?.before, changed?.after, changed?.off, changed?.side];
  return useMemo(() => {
    const columns = tokens.map((token) => token.at);
    if (!before || !after || !off) return collectArcs(attention, threshold, columns);
    const collect = side === 'difference' ? collectDifferenceArcs : collectChangedArcs;
    return collect({ before, after, off }, threshold, columns);
  }, [attention, tokens, threshold, before, after, off, side]);
}

/** Lengths of the streams, by column; undefined until they have arrived. */
export function useSizes({ tokens }: PictureSource, changed: ChangedSide | null): readonly (StreamSizes | undefined)[] {
  const actual = useValue('picture', (state) => state.sizes);
  const sizes = changed?.reading?.sizes ?? actual;
  return useMemo(() => tokens.map(({ at }) => sizes[at]), [sizes, tokens]);
}

/** The scale of all bands: the same object until an end of it moves, so that a new column redraws no other. */
export function useBandScale(sizes: readonly (StreamSizes | undefined)[]): BandScale | null {
  const found = useMemo(() => bandScale(sizes), [sizes]);
  const [least, most] = [found?.least ?? 0, found?.most ?? 0];
  return useMemo(() => (most > 0 ? { least, most } : null), [least, most]);
}

/** The lens's words by column. */
export function useLens({ tokens, vocabulary }: PictureSource, changed: ChangedSide | null): readonly ColumnWords[] {
  const lens = useValue('picture', (state) => state.lens);
  const reading = changed?.reading?.lens;
  const isChanged = changed !== null;
  return useMemo(
    () =>
      tokens.map(({ at }) => {
        const before = writeWords(lens[at], vocabulary);
        return isChanged ? markChanged(writeWords(reading?.[at], vocabulary), before) : before;
      }),
    [lens, reading, isChanged, tokens, vocabulary],
  );
}

/** Words that are others than before the change are marked as such. */
function markChanged(words: ColumnWords, before: ColumnWords): ColumnWords {
  if (!words || !before) return words;
  return words.map((word, level) => (word.label === before[level]?.label ? word : { ...word, isChanged: true }));
}

type LensLevels = readonly (readonly LensWord[])[];

/** Written once for each lens, so that a column keeps its identity while others arrive. */
const written = new WeakMap<LensLevels, readonly ShownWord[]>();

function writeWords(levels: LensLevels | undefined, vocabulary: Vocabulary): ColumnWords {
  if (!levels) return null;
  let words = written.get(levels);
  if (!words) {
    words = levels.map((level) => {
      const [best, ...others] = level.map(({ id, probability }) => ({
        label: candidateLabel(vocabulary, id),
        probability,
      }));
      return { label: best?.label ?? '', probability: best?.probability ?? NaN, others };
    });
    written.set(levels, words);
  }
  return words;
}

/** The column whose arcs are strong: the selected query's, else the last. */
export function useSelectedColumn({ columnOf, tokens }: PictureSource): number {
  const query = useValue('selection', (state) => state.query);
  return (query === null ? undefined : columnOf.get(query)) ?? tokens.length - 1;
}
