/** A head of an arc in words: its weight, and in an experiment whether it is off and what its weight was. */
import { useCallback } from 'react';
import type { HeadWeight } from '@/draw/picture/pictureArcs.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function useHeadWords(): (found: HeadWeight) => string {
  const { t } = useTranslation('picture');
  const format = useFormat();
  return useCallback(
    ({ head, weight, was, isOff }) => {
      const words =
        was === undefined
          ? t('arc.head', { head: head + 1, weight: format.weight(weight) })
          : t('arc.headChange', {
              head: head + 1,
              was: format.weight(was),
              is: format.weight(weight),
              change: format.signed(weight - was),
            });
      return isOff ? t('arc.off', { head: words }) : words;
    },
    [t, format],
  );
}
