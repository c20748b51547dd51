/** One token at one level in words: what the model would say there, and what the layer wrote. For the note and for screen readers. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '@/draw/formatNumber.ts';
import type { TokenSizes } from './streamSizes.ts';
import type { PictureSource, ShownWord } from './usePicture.ts';

/** Level 0 is the embedding, level l + 1 what layer l leaves. */
export type CellWords = (column: number, level: number) => string;

export function useCellWords(
  { tokens }: PictureSource,
  sizes: readonly TokenSizes[],
  lens: readonly (readonly ShownWord[] | null)[],
): CellWords {
  const { t, i18n } = useTranslation('picture');
  return useCallback(
    (column, level) => {
      const token = tokens[column]?.label ?? '';
      const place = level === 0 ? t('cell.embedding', { token }) : t('cell.layer', { token, layer: level });
      const word = lens[column]?.[level];
      const says = word
        ? t('cell.lens', { word: word.label, share: formatPercent(word.probability, i18n.language) })
        : '';
      const wrote = sizes[column]?.layers[level - 1];
      const known = wrote && wrote.attention !== null && wrote.mlp !== null && wrote.after !== null ? wrote : null;
      const writes = known
        ? t('cell.writes', {
            attention: formatNumber(known.attention ?? NaN, i18n.language),
            mlp: formatNumber(known.mlp ?? NaN, i18n.language),
            stream: formatNumber(known.after ?? NaN, i18n.language),
          })
        : '';
      return [place, says, writes].filter((part) => part !== '').join(' ');
    },
    [tokens, sizes, lens, t, i18n.language],
  );
}
