/** One token at one level in words: what the model would say there, and what the layer wrote. For the note and for screen readers. */
import { useCallback } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import type { PassReach } from '@/model/passReach.ts';
import type { StreamSizes } from '@/store/picture.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { ColumnWords, PictureSource } from './usePicture.ts';

/** Level 0 is the embedding, level l + 1 what layer l leaves. */
export type CellWords = (column: number, level: number) => string;

export function useCellWords(
  { tokens }: PictureSource,
  sizes: readonly (StreamSizes | undefined)[],
  lens: readonly ColumnWords[],
  reach: PassReach | null,
): CellWords {
  const { t } = useTranslation('picture');
  const format = useFormat();
  return useCallback(
    (column, level) => {
      const token = tokens[column]?.label ?? '';
      if (reach && level >= reach.levels)
        return level === 0 ? t('walk.embedding', { token }) : t('walk.layer', { token, layer: level });
      const place = level === 0 ? t('cell.embedding', { token }) : t('cell.layer', { token, layer: level });
      const word = lens[column]?.[level];
      const says = word ? t('cell.lens', { word: word.label, share: format.percent(word.probability) }) : '';
      const others = word?.others.map(({ label, probability }) =>
        t('cell.other', { word: label, share: format.percent(probability) }),
      );
      const wrote = sizes[column]?.layers[level - 1];
      const writes = wrote
        ? t('cell.writes', {
            attention: format.number(wrote.attention),
            mlp: format.number(wrote.mlp),
            stream: format.number(wrote.after),
          })
        : '';
      return [place, says, others?.length ? t('cell.others', { words: format.list(others, 'units') }) : '', writes]
        .filter((part) => part !== '')
        .join(' ');
    },
    [tokens, sizes, lens, reach, t, format],
  );
}
