/** What the two sides of a comparison are called, and whether they read the same text. */
import { useTranslation } from 'react-i18next';
import type { Pair, PairKind } from '@/store/comparison.ts';

export interface PairWords {
  readonly before: string;
  readonly after: string;
}

/** Names for columns and pictures: "as it is" and "with changes", or A and B for two branches. */
export function usePairWords(kind: PairKind): PairWords {
  const { t } = useTranslation('compare');
  return { before: t(`side.${kind}.before`), after: t(`side.${kind}.after`) };
}

/** Both sides read the same tokens, so that a row of one is a row of the other. */
export function isSameText({ before, after }: Pair): boolean {
  return before.ids.length === after.ids.length && before.ids.every((id, at) => id === after.ids[at]);
}
