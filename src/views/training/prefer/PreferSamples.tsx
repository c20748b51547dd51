/** Questions that were never clicked, answered before the first click and now with the same draws: what the clicks taught, and what they cost. */
import { useMemo } from 'react';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { findOveroptimized } from '@/model/overoptimized.ts';
import type { PreferenceMeasure } from '@/store/training/contract.ts';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { AnswerTable } from '@/views/training/AnswerTable.tsx';
import { AskField } from '@/views/training/AskField.tsx';
import words from '@/views/training/Numbers.module.css';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';

const NONE: readonly PreferenceMeasure[] = [];

export function PreferSamples() {
  const { t } = useTranslation('tuning');
  const { preferAnswers } = useTraining();
  const rows = useTrained('preferAnswers', (state) => state.rows);
  const isWhole = useTrained('preferAnswers', (state) => state.isWhole);
  const failure = useTrained('preferAnswers', (state) => state.failure);
  const outcomes = useTrained('training', (state) => state.seen.prefer?.preference ?? NONE);
  const over = useMemo(() => findOveroptimized(outcomes), [outcomes]);
  const { ask, showWhole } = preferAnswers.getState();
  return (
    <Panel heading={t('unclicked.heading')} what={t('unclicked.what')} provenance={<LiveMark detail={t('live')} />}>
      {over ? (
        <p className={words.text} role="status">
          {t(`unclicked.${over}`)}
        </p>
      ) : null}
      <AskField label={t('answers.own')} button={t('answers.ask')} onAsk={(text) => void ask(text)} />
      {failure ? (
        <Notice kind="warning" detail={failure.detail} detailLabel={t('details')}>
          {t('answers.failed')}
        </Notice>
      ) : null}
      <AnswerTable caption={t('unclicked.caption')} rows={rows} />
      <Toggle kind="checkbox" label={t('unclicked.all')} isOn={isWhole} onChange={(isOn) => void showWhole(isOn)} />
    </Panel>
  );
}
