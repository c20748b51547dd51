/** One model, its whole life: one prompt or question, and what every checkpoint of the model makes of it. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { Select } from '@/elements/Select.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { CHECKPOINT_NAMES, type Ask, type CheckpointName } from '@/store/training/life.ts';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { AskField } from '@/views/training/AskField.tsx';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './LifeView.module.css';

export function LifeView() {
  const { t } = useTranslation('tuning');
  const { life } = useTraining();
  const asks = useTrained('life', (state) => state.asks);
  const chosen = useTrained('life', (state) => state.chosen);
  const failure = useTrained('life', (state) => state.failure);
  const [kind, setKind] = useState<Ask['kind']>('question');
  const { choose, ask } = life.getState();
  const shown = asks[chosen];
  return (
    <Panel heading={t('life.heading')} what={t('life.what')} tryThis={t('life.tryThis')}>
      <Select
        label={t('life.ask')}
        isLabelHidden
        options={asks.map(({ kind: of, text }, index) => ({
          value: String(index),
          label: `${text.trim()}${of === 'text' ? ' …' : ''}`,
          group: t(`life.kinds.${of}`),
        }))}
        value={String(chosen)}
        onChange={(value) => choose(Number(value))}
      />
      {failure ? (
        <Notice kind="warning" detail={failure.detail} detailLabel={t('details')}>
          {t('life.failed')}
        </Notice>
      ) : null}
      <ol className={styles.checkpoints}>
        {CHECKPOINT_NAMES.map((name) => (
          <CheckpointRow key={name} name={name} chosen={chosen} prompt={shown?.kind === 'text' ? shown.text : ''} />
        ))}
      </ol>
      <Borrow />
      <div className={styles.own}>
        <Segmented
          label={t('life.kind')}
          isLabelHidden
          options={(['question', 'text'] as const).map((value) => ({ value, label: t(`life.kindsShort.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <AskField label={t(`life.own.${kind}`)} button={t('life.askAll')} onAsk={(text) => void ask({ kind, text })} />
      </div>
    </Panel>
  );
}

interface CheckpointRowProps {
  readonly name: CheckpointName;
  readonly chosen: number;
  readonly prompt: string;
}

function CheckpointRow({ name, chosen, prompt }: CheckpointRowProps) {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const found = useTrained('life', (state) => state.checkpoints.find((one) => one.name === name) ?? null);
  const live = useTrained('life', (state) => state.replies[name]?.[chosen]);
  const borrowed = useTrained('life', (state) => state.borrowed[name]?.[chosen]);
  const provenance = useTrained('training', (state) => state.model?.provenance ?? 'live');
  const checkpoints = useTrained('training', (state) => state.checkpoints);
  const reply = live ?? borrowed;
  if (name === 'loaded' && reply === undefined) return null;
  // Of a recorded model: itself, and all that was before it.
  const loadedAs = checkpoints.find(({ kind }) => kind === 'loaded')?.id ?? -1;
  const isLoaded = found !== null && found.checkpoint !== null && found.checkpoint <= loadedAs;
  const isRecorded =
    (isLoaded && provenance === 'recorded') || (live === undefined && (name === 'pretrained' || name === 'finetuned'));
  return (
    <li className={styles.checkpoint} data-empty={reply === undefined || undefined}>
      <h3>
        {t(`life.names.${name}`)}
        {found && found.step > 0 ? (
          <span className={styles.step}> {t('life.step', { step: format.integer(found.step) })}</span>
        ) : null}
        {reply === undefined ? null : isRecorded ? (
          <ProvenanceMark provenance="recorded" label={t('recorded')} detail={t('recordedDetail')} />
        ) : (
          <LiveMark detail={t('live')} />
        )}
      </h3>
      <p className={styles.reply} dir="auto">
        {reply === undefined ? (
          <span className={styles.missing}>{name === 'loaded' ? '' : t(`life.missing.${name}`)}</span>
        ) : (
          <>
            <span className={styles.prompt} translate="no">
              {prompt}
            </span>
            {reply === '' ? (
              <span className={styles.missing}>{t('answers.nothing')}</span>
            ) : (
              <span translate="no">{reply}</span>
            )}
          </>
        )}
      </p>
    </li>
  );
}

/** A recorded model's earlier checkpoints can be fetched or repeated, beside the model under training. */
function Borrow() {
  const { t } = useTranslation('tuning');
  const { life } = useTraining();
  const origin = useTrained('life', (state) => state.origin);
  const borrowing = useTrained('life', (state) => state.borrowing);
  const hasAll = useTrained('life', (state) => state.borrowed.early !== undefined);
  // A recording that came with its past has these checkpoints already.
  const hasPast = useTrained('life', (state) => state.checkpoints.some(({ name }) => name === 'early'));
  if (hasPast || (origin !== 'pretrained' && origin !== 'finetuned')) return null;
  if (borrowing)
    return <ProgressBar label={t('life.borrowing')} value={null} max={null} text={t(`life.work.${borrowing}`)} />;
  if (hasAll) return null;
  return (
    <div>
      <Button icon="download" onClick={() => void life.getState().borrow()}>
        {t('life.borrow')}
      </Button>
      <p className={styles.hint}>{t('life.borrowHint')}</p>
    </div>
  );
}
