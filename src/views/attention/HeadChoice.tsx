/** Which head is shown: by layer and number, or the one that is most telling for the chosen query. */
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { Select } from '@/elements/Select.tsx';
import { head as toHead, layer as toLayer, type Position } from '@/model/axes.ts';
import { findInterestingHead } from '@/model/headPattern.ts';
import { useStores } from '@/views/StoresContext.tsx';
import type { HeadOnText } from './attentionHead.ts';
import styles from './HeadChoice.module.css';

export interface HeadChoiceProps {
  readonly head: HeadOnText;
  readonly query: Position;
}

export const HeadChoice = memo(function HeadChoice({ head: shown, query }: HeadChoiceProps) {
  const { t } = useTranslation('attention');
  const { conductor } = useStores();
  const { attention, ids, labels, layer, head } = shown;
  const [layerCount, headCount] = attention.shape;
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
      <Select
        label={t('controls.layer')}
        options={counted(layerCount)}
        value={String(layer + 1)}
        onChange={(chosen) => conductor.selectHead(toLayer(Number(chosen) - 1), head)}
      />
      <Select
        label={t('controls.head')}
        options={counted(headCount)}
        value={String(head + 1)}
        onChange={(chosen) => conductor.selectHead(layer, toHead(Number(chosen) - 1))}
      />
      <Button icon="eye" label={t('controls.find')} title={t('controls.findHint')} onClick={find}>
        {t('controls.find')}
      </Button>
      <p className={styles.found} aria-live="polite">
        {isSettled ? t('controls.found', { token: labels[query]?.text ?? '' }) : null}
      </p>
    </div>
  );
});

/** Layers and heads are counted from 1 on the page. */
function counted(count: number) {
  return Array.from({ length: count }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }));
}
