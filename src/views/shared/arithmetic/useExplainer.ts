/** What the steps behind a number are written with: the words and the numbers of the page's language. */
import { useMemo } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { explainer, type Explainer } from './explain.ts';

export function useExplainer(): Explainer {
  const { t } = useTranslation('block');
  const format = useFormat();
  return useMemo(() => explainer(t, format), [t, format]);
}
