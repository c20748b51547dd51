/** Finds the head that is most telling for the chosen query. Which one is shown, by number, is the zoom's path to say. */
import { memo, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import type { Position } from '@/model/axes.ts';
import { findInterestingHead } from '@/model/headPattern.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useHeadOnText, useQuery, type AttentionOnText, type HeadOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './HeadChoice.module.css';

export const HeadChoice = memo(function HeadChoice({ text }: { readonly text: AttentionOnText }) {
  const shown = useHeadOnText(text);
  const query = useQuery(text);
  const { t } = useTranslation('attention');
  const { conductor } = useStores();
  const { attention, ids, labels, layer, head } = shown;
  /** The head and query for which the visitor asked, and nothing better was found. */
  const [settled, setSettled] = useState<{ readonly head: HeadOnText; readonly query: Position } | null>(null);
  const isSettled = settled?.head === shown && settled.query === query;
  const find = () => {
    const found = findInterestingHead(attention, ids, query);
    if (found.layer === layer && found.head === head) setSettled({ head: shown, query });
    else conductor.selectHead(found.layer, found.head);
  };
  return (
    <div className={styles.choice}>
      <Button icon="eye" label={t('controls.find')} title={t('controls.findHint')} onClick={find}>
        {t('controls.find')}
      </Button>
      <p className={styles.found} aria-live="polite">
        {isSettled ? t('controls.found', { token: labels[query]?.text ?? '' }) : null}
      </p>
    </div>
  );
});
