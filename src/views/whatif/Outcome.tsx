/** What came of the changes, at once: how far the prediction moved, and the likeliest token before and with them. */
import { useMemo } from 'react';
import { Button } from '@/elements/Button.tsx';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import { compareLikeliest } from '@/model/divergence.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Model } from '@/store/network.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './WhatIfView.module.css';

export function Outcome({ model }: { readonly model: Model }) {
  const { t } = useTranslation('whatif');
  const { experiment, comparison, conductor } = useStores();
  const { isRunning, progress, isStopped, error } = useValue('experiment', (state) => state);
  const outcome = useValue('selection', (state) => state.outcome);
  const kind = useValue('comparison', (state) => state.kind);
  const isFound = useValue('experiment', (state) => state.found !== null);
  const isCompared = outcome === 'compare' && kind === 'experiment';
  const compare = () => {
    comparison.getState().choose('experiment');
    conductor.showOutcome('compare');
  };
  return (
    <div className={styles.outcome} role="status" aria-label={t('outcome.label')} aria-busy={isRunning}>
      {isFound ? <Found model={model} /> : null}
      {isRunning && (progress || !isFound) ? (
        <span className={styles.running}>
          <ProgressBar label={t('running')} value={progress?.done ?? null} max={progress?.total ?? null} />
          <Button onClick={() => experiment.getState().stop()}>{t('stop')}</Button>
        </span>
      ) : null}
      {isStopped || error ? (
        <span className={styles.running}>
          <span className={styles.reason}>
            {error ? t(`error.${error.name === 'NotInstrumented' ? 'NotInstrumented' : 'other'}`) : t('stopped')}
          </span>
          <Button onClick={() => experiment.getState().rerun()}>{t('again')}</Button>
        </span>
      ) : null}
      {isFound && !isCompared ? <Button onClick={compare}>{t('outcome.compare')}</Button> : null}
    </div>
  );
}

function Found({ model }: { readonly model: Model }) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const found = useValue('experiment', (state) => state.found);
  const pair = useValue('comparison', (state) => state.pairs.experiment);
  const ids = useValue('trace', (state) => state.shown?.ids);
  const isRunning = useValue('experiment', (state) => state.isRunning);
  // Of an earlier text: shown for the moment until the new numbers are here, never longer.
  const isShown = found !== null && (found.ids === ids || isRunning);
  const rows = useMemo(() => (pair ? compareLikeliest(pair.before.logits, pair.after.logits, 1) : []), [pair]);
  if (!isShown || !pair) return null;
  const of = (side: 'before' | 'after') => rows.reduce((best, row) => (row[side] > best[side] ? row : best));
  const write = (value: number) => format.probability(value);
  return (
    <dl className={styles.found}>
      <div>
        <dt title={t('outcome.bitsHint')}>{t('outcome.bits')}</dt>
        <dd>
          <CopyNumber value={found.bits} format="bits" />
        </dd>
      </div>
      {(['before', 'after'] as const).map((side) => (
        <div key={side}>
          <dt>{t(`outcome.${side}`)}</dt>
          <dd>
            <bdi className={styles.token}>{candidateLabel(model.vocabulary, tokenId(of(side).id))}</bdi>{' '}
            <NumberValue value={of(side)[side]} format={write} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
