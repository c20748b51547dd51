/** The milestones of fine-tuning: scores on questions, and what became of the old text and of the old prompt. */
import { useTranslation } from 'react-i18next';
import { Panel } from '@/elements/Panel.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Milestone } from '@/store/training/contract.ts';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import styles from './FinetuneSamples.module.css';

const NONE: readonly Milestone[] = [];

export function FinetuneSamples() {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const all = useTrained('training', (state) => state.progress?.milestones ?? NONE);
  const milestones = all.filter(({ phase }) => phase === 'finetune').toReversed();
  const percent = (share: number | undefined) => (share === undefined ? '–' : format.percent(share));
  return (
    <Panel heading={t('milestones.heading')} what={t('milestones.what')} provenance={<LiveMark detail={t('live')} />}>
      {milestones.length === 0 ? <p className={styles.empty}>{t('milestones.empty')}</p> : null}
      <ol className={styles.list}>
        {milestones.map((milestone) => (
          <li key={milestone.snapshot}>
            <h3>{t('milestones.step', { step: format.integer(milestone.step) })}</h3>
            <p className={styles.scores}>
              {t('milestones.scores', {
                trained: percent(milestone.trained?.right),
                heldOut: percent(milestone.heldOut?.right),
                loss: milestone.heldOutLoss === null ? '–' : format.number(milestone.heldOutLoss),
              })}
            </p>
            <p className={styles.sample} dir="auto" translate="no">
              <span className={styles.prompt}>{milestone.prompt}</span>
              {milestone.sample}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
