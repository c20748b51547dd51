/** What the model writes now, large, taken anew while it learns; or what it wrote at the checkpoint that is looked at. */
import { useFormat } from '@/elements/useFormat.ts';
import type { LivingSample } from '@/store/training/livingSample.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { lineOf } from '@/views/training/pretrain/character.ts';
import { useCheckpointWords } from '@/views/training/CheckpointScrubber.tsx';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import styles from './LivingSentence.module.css';

/** Characters of a long prompt that are shown: the end, for the model goes on from there. */
const SHOWN_PROMPT = 32;

export function LivingSentence() {
  const { t } = useTranslation('training');
  const phase = useTrained('training', (state) => state.phase);
  const living = useTrained('watch', (state) => state.living);
  if (phase === 'prefer') return null;
  return (
    <section className={styles.living} aria-label={t('living.label')}>
      {living?.phase === phase ? <Sentence living={living} /> : null}
    </section>
  );
}

function Sentence({ living }: { readonly living: LivingSample }) {
  const { t } = useTranslation('training');
  const format = useFormat();
  const checkpoints = useTrained('training', (state) => state.checkpoints);
  const of = useTrained('training', (state) => state.progress?.phase ?? null);
  const describe = useCheckpointWords();
  const looked = checkpoints.find(({ id }) => id === living.checkpoint);
  const when = looked
    ? t('living.then', { when: describe(looked) })
    : of && living.step > 0
      ? t('living.step', { phase: t(`phase.${of}Short`), step: format.integer(living.step) })
      : describe(null);
  const given = lineOf(living.given);
  return (
    <>
      <p className={styles.when}>{when}</p>
      <p className={styles.text} dir="auto" translate="no">
        <span className={styles.given}>
          {given.length > SHOWN_PROMPT ? `…${given.slice(-SHOWN_PROMPT)}` : given}
          {living.phase === 'finetune' ? ' ' : ''}
        </span>
        {living.text === '' ? t('living.nothing') : lineOf(living.text)}
      </p>
    </>
  );
}
