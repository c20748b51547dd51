/** Cutting an edge of attention: this query may not look at that key, in the head looked at or in all of its layer. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { largestIndices } from '@/model/largestIndices.ts';
import { attentionRow } from '@/model/headScores.ts';
import { slice } from '@/model/tensor.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import type { BuilderProps } from './BuilderProps.ts';
import { LayerHeadSelects, TokenSelect } from './PlaceSelects.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './WhatIfView.module.css';

export function CutBuilder({ model, onAdd }: BuilderProps) {
  const { t } = useTranslation('whatif');
  const { conductor } = useStores();
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const selected = useValue('selection', (state) => state.query);
  const shown = useValue('trace', (state) => state.shown);
  const words = useChangeWords();
  const [chosenKey, setChosenKey] = useState<number | null>(null);
  const last = (shown?.ids.length ?? 1) - 1;
  const query = Math.min(selected ?? last, last);
  const strongest = shown?.attention
    ? (largestIndices(attentionRow(slice(slice(shown.attention, layer), head), query), 1)[0] ?? 0)
    : 0;
  const key = chosenKey !== null && chosenKey <= last ? chosenKey : strongest;
  const edge = { query: words.token(query), key: words.token(key) };
  const cut = (inHead: number | null) => onAdd([{ kind: 'cut', layer, head: inHead, query, key }]);
  return (
    <>
      <LayerHeadSelects model={model} withHead />
      <div className={styles.selects}>
        <TokenSelect label={t('builder.query')} value={query} onChange={(at) => conductor.selectQuery(at)} />
        <TokenSelect label={t('builder.key')} value={key} onChange={setChosenKey} />
      </div>
      <div className={styles.actions}>
        <Button variant="primary" onClick={() => cut(head)}>
          {t('action.cut', edge)}
        </Button>
        <Button onClick={() => cut(null)}>{t('action.cutAll', { layer: layer + 1 })}</Button>
      </div>
    </>
  );
}
