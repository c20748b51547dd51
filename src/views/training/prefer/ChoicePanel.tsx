/** A question with two answers of the model. Choosing one teaches it at once; then the next two come. */
import { useMemo } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { findOveroptimized } from '@/model/overoptimized.ts';
import type { PreferenceMeasure } from '@/store/training/contract.ts';
import type { PreferenceState } from '@/store/training/preference.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './ChoicePanel.module.css';
import { useClickCount } from './useClickCount.ts';
import { NotReady, useIsReady } from '@/views/training/NotReady.tsx';

const NONE: readonly PreferenceMeasure[] = [];

export function ChoicePanel() {
  const { t } = useTranslation('tuning');
  const { preference } = useTraining();
  const status = useTrained('preference', (state) => state.status);
  const failure = useTrained('preference', (state) => state.failure);
  const isBusy = useTrained('training', (state) => state.work !== null || state.model === null);
  const isReady = useIsReady('prefer');
  const clicks = useClickCount();
  const { begin, dismissFailure } = preference.getState();
  return (
    <div className={styles.choice}>
      {failure ? (
        <Notice
          kind="error"
          title={t('choice.failed')}
          detail={failure.detail}
          detailLabel={t('details')}
          onDismiss={dismissFailure}
          dismissLabel={t('dismiss')}
        >
          {t('choice.failedText')}
        </Notice>
      ) : null}
      {status === 'off' || status === 'beginning' ? (
        <>
          <NotReady phase="prefer" />
          <div>
            <Button
              variant={isReady ? 'primary' : 'plain'}
              icon="play"
              isBusy={status === 'beginning'}
              disabled={isBusy}
              onClick={() => void begin()}
            >
              {clicks > 0 ? t('choice.resume', { count: clicks }) : t('choice.begin')}
            </Button>
          </div>
        </>
      ) : null}
      {status === 'exhausted' ? <Exhausted /> : null}
      {status === 'judging' ? <Judging /> : null}
      {status === 'waiting' || status === 'learning' || status === 'drawing' ? <TwoAnswers status={status} /> : null}
    </div>
  );
}

function TwoAnswers({ status }: { readonly status: PreferenceState['status'] }) {
  const { t } = useTranslation('tuning');
  const { preference } = useTraining();
  const waiting = useTrained('preference', (state) => state.pair);
  const decided = useTrained('preference', (state) => state.decided);
  const clicks = useClickCount();
  const pair = waiting ?? decided?.pair ?? null;
  if (!pair) return <p className={styles.words}>{t('choice.drawing')}</p>;
  const { choose, skip } = preference.getState();
  const winner = decided?.pair === pair ? decided.winner : null;
  return (
    <>
      <p className={styles.question}>
        <span className={styles.asked}>{t('choice.asked')}</span>{' '}
        <span lang="en" translate="no">
          {pair.question}
        </span>
      </p>
      <div className={styles.answers} role="group" aria-label={t('choice.which')}>
        {([0, 1] as const).map((place) => (
          <button
            key={place}
            type="button"
            className={styles.answer}
            data-outcome={winner === null ? undefined : winner === place ? 'chosen' : 'rejected'}
            aria-disabled={status !== 'waiting' || undefined}
            aria-keyshortcuts={place === 0 ? '1 ArrowLeft' : '2 ArrowRight'}
            onClick={() => void choose(place)}
          >
            <span className={styles.text} translate="no">
              {pair.answers[place]}
            </span>
            <span className={styles.foot}>
              <kbd aria-hidden="true">{place === 0 ? '1 ←' : '2 →'}</kbd>
              <span>
                {winner === null ? t('choice.better') : winner === place ? t('choice.chosen') : t('choice.rejected')}
              </span>
            </span>
          </button>
        ))}
      </div>
      <div className={styles.line}>
        <Button variant="quiet" disabled={status !== 'waiting'} onClick={() => void skip()}>
          {t('choice.skip')}
        </Button>
        <span className={styles.words} role="status">
          {status === 'waiting'
            ? `${t('choice.clicks', { count: clicks })} ${t('choice.draws', { count: pair.draws })}`
            : status === 'learning'
              ? t('choice.learning')
              : t('choice.drawing')}
        </span>
      </div>
    </>
  );
}

function Exhausted() {
  const { t } = useTranslation('tuning');
  const { preference } = useTraining();
  const last = useTrained('preference', (state) => state.exhausted);
  const outcomes = useTrained('training', (state) => state.seen.prefer?.preference ?? NONE);
  const over = useMemo(() => findOveroptimized(outcomes), [outcomes]);
  const { skip } = preference.getState();
  return (
    <Notice
      kind="info"
      title={t('exhausted.title')}
      actions={[{ label: t('exhausted.again'), onClick: () => void skip(), variant: 'plain' }]}
    >
      {last
        ? t('exhausted.text', { draws: last.draws, question: last.question, answer: last.answer })
        : t('exhausted.judge')}{' '}
      {t(over ? 'exhausted.over' : 'exhausted.done')}
    </Notice>
  );
}

function Judging() {
  const { t } = useTranslation('tuning');
  const { preference } = useTraining();
  const judging = useTrained('preference', (state) => state.judging);
  const last = useTrained('preference', (state) => state.clicks.at(-1) ?? null);
  return (
    <>
      <ProgressBar
        label={t('judge.working')}
        value={judging?.done ?? 0}
        max={judging?.wanted ?? null}
        text={t('judge.progress', { done: judging?.done ?? 0, wanted: judging?.wanted ?? 0 })}
      />
      <p className={styles.words}>
        {last ? t('judge.last', { question: last.question, chosen: last.chosen, rejected: last.rejected }) : ' '}
      </p>
      <div>
        <Button icon="stop" onClick={preference.getState().stopJudging}>
          {t('judge.stop')}
        </Button>
      </div>
    </>
  );
}
