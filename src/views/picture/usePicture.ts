/** What the picture shows, derived from the stores; each piece keeps its identity until what it is made of changes. */
import { useMemo } from 'react';
import { collectArcs, type PictureArcs } from '@/draw/picture/pictureArcs.ts';
import { chooseColumns } from '@/draw/picture/layoutPicture.ts';
import { position, type Position } from '@/model/axes.ts';
import { candidateLabel, tokenLabel } from '@/model/tokenLabel.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { lensPart, type Shown } from '@/store/trace.ts';
import { useValue } from '@/views/StoresContext.tsx';
import { useShownTokens } from '@/views/useShownTokens.ts';
import { lensWords } from './lensWords.ts';
import { measureStream, type TokenSizes } from './streamSizes.ts';

/** Columns drawn at most; of a longer text, the sink and its end. */
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
}

export interface PictureSource {
  readonly shown: Shown;
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

/** Null while there is no text, or no attention because the model is opaque. */
export function usePictureSource(): PictureSource | null {
  const shown = useValue('trace', (state) => state.shown);
  const model = useValue('network', (state) => state.model);
  const cursor = useValue('sequence', (state) => state.cursor);
  const query = useValue('selection', (state) => state.query);
  const tokens = useShownTokens();
  const length = tokens.length;
  const columns = useColumns(length, query);
  const ids = shown?.ids;
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
    if (!shown?.attention || !model || !ids || drawn.length === 0 || length !== ids.length) return null;
    return {
      shown,
      attention: shown.attention,
      vocabulary: model.vocabulary,
      tokens: drawn,
      columnOf: new Map(drawn.map((token, column) => [token.at, column])),
      layerCount: model.config.layerCount,
      headCount: model.config.headCount,
      length,
    };
  }, [shown, model, ids, drawn, length]);
}

/** The same array as long as the same tokens have columns. */
function useColumns(length: number, query: number | null): readonly number[] {
  const columns = chooseColumns(length, query ?? length - 1, MOST_COLUMNS);
  const start = columns[1] ?? 0;
  return useMemo(() => chooseColumns(length, start, MOST_COLUMNS), [length, start]);
}

export function useArcs({ attention, tokens }: PictureSource, threshold: number): PictureArcs {
  return useMemo(
    () =>
      collectArcs(
        attention,
        threshold,
        tokens.map((token) => token.at),
      ),
    [attention, tokens, threshold],
  );
}

/** Lengths of the streams, by column. */
export function useSizes({ shown, layerCount, tokens }: PictureSource): readonly TokenSizes[] {
  return useMemo(
    () =>
      measureStream(
        shown,
        layerCount,
        tokens.map((token) => token.at),
      ),
    [shown, layerCount, tokens],
  );
}

/** The lens's words by column, L + 1 each; null for a column whose lens has not arrived. */
export function useLens({ shown, tokens, vocabulary }: PictureSource): readonly (readonly ShownWord[] | null)[] {
  return useMemo(
    () =>
      tokens.map(({ at }) => {
        const lens = lensPart(shown, at);
        if (!lens) return null;
        return lensWords(lens).map(({ id, probability }) => ({ label: candidateLabel(vocabulary, id), probability }));
      }),
    [shown, tokens, vocabulary],
  );
}

/** The column whose arcs are strong: the selected query's, else the last. */
export function useSelectedColumn({ columnOf, tokens }: PictureSource): number {
  const query = useValue('selection', (state) => state.query);
  return (query === null ? undefined : columnOf.get(query)) ?? tokens.length - 1;
}
