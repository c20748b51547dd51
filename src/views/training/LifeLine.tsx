/**
 * The life of the model on one line: which phase is on show, where the model is now, a way to look back at every
 * checkpoint, and checkpoints recorded beforehand for those who want to begin later.
 */
import { Button } from '@/elements/Button.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { PHASES, RECORDED } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { FilesMenu } from './files/FilesMenu.tsx';
import { CheckpointScrubber } from './CheckpointScrubber.tsx';
import { useTrained, useTraining } from './TrainingContext.tsx';
import styles from './LifeLine.module.css';

export function LifeLine() {
  const { t } = useTranslation('training');
  const { training } = useTraining();
  const phase = useTrained('training', (state) => state.phase);
  const isBusy = useTrained('training', (state) => state.work !== null);
  return (
    <section className={styles.life} aria-label={t('life.label')}>
      <div className={styles.top}>
        <Segmented
          label={t('life.phases')}
          isLabelHidden
          look="tabs"
          options={PHASES.map((value) => ({ value, label: t(`phase.${value}`), hint: t(`phase.${value}Hint`) }))}
          value={phase}
          onChange={training.getState().showPhase}
        />
        <div className={styles.jumps} role="group" aria-label={t('life.jumps')}>
          <span className={styles.word}>{t('life.jumpTo')}</span>
          {RECORDED.map((name) => (
            <Button
              key={name}
              disabled={isBusy}
              label={t(`life.jump.${name}`)}
              onClick={() => void training.getState().loadRecorded(name)}
            >
              {t(`life.checkpoint.${name}`)}
            </Button>
          ))}
          <ProvenanceMark provenance="recorded" label={t('life.recorded')} detail={t('life.recordedHint')} />
        </div>
        <div className={styles.jumps}>
          <FilesMenu />
        </div>
      </div>
      <CheckpointScrubber />
    </section>
  );
}
