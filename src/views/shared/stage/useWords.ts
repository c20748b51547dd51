/** The words of a stage: its lists name them by key and namespace, "prompt:heading". */
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { WordsKey } from './ViewSpec.ts';

export function useWords(): (key: WordsKey) => string {
  const { t } = useTranslation('app');
  return t as (key: WordsKey) => string;
}
