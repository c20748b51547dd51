/** Says when a phase has nothing to build on, and offers a recorded model that has. The visitor may go on all the same. */
import { Notice } from '@/elements/Notice.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from './TrainingContext.tsx';

/** Steps of the phase before from which on there is something to build on. */
const ENOUGH_STEPS = 100;

export function NotReady({ phase }: { readonly phase: 'finetune' | 'prefer' }) {
  const { t } = useTranslation('tuning');
  const { training } = useTraining();
  const recorded = phase === 'finetune' ? 'pretrained' : 'finetuned';
  const isReady = useIsReady(phase);
  const isBusy = useTrained('training', (state) => state.work !== null || state.model === null);
  if (isReady || isBusy) return null;
  return (
    <Notice
      kind="info"
      title={t(`notReady.${phase}.title`)}
      actions={[{ label: t(`notReady.${phase}.load`), onClick: () => void training.getState().loadRecorded(recorded) }]}
    >
      {t(`notReady.${phase}.text`)}
    </Notice>
  );
}

/** Whether the model went through the phase before. Of a file we cannot know, and suppose it. */
export function useIsReady(phase: 'finetune' | 'prefer'): boolean {
  const needed = phase === 'finetune' ? 'pretrain' : 'finetune';
  const origin = useTrained('life', (state) => state.origin);
  const hasGone = useTrained('training', (state) =>
    state.checkpoints.some((checkpoint) => checkpoint.phase === needed && checkpoint.step >= ENOUGH_STEPS),
  );
  const isGoing = useTrained(
    'training',
    (state) => state.progress?.phase === needed && state.progress.step >= ENOUGH_STEPS,
  );
  return (
    hasGone ||
    isGoing ||
    origin === 'file' ||
    origin === 'finetuned' ||
    (origin === 'pretrained' && phase === 'finetune')
  );
}
