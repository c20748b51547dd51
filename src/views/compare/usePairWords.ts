/** What the two sides of a comparison are called. */
import type { PairKind } from '@/store/comparison.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface PairWords {
  readonly before: string;
  readonly after: string;
}

/** Names for columns and pictures: "as it is" and "with changes", or A and B for two branches. */
export function usePairWords(kind: PairKind): PairWords {
  const { t } = useTranslation('compare');
  return { before: t(`side.${kind}.before`), after: t(`side.${kind}.after`) };
}
