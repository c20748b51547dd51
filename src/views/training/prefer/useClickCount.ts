/** How many clicks the model has learnt from, also those before a reload. */
import { useTrained } from '@/views/training/TrainingContext.tsx';

export function useClickCount(): number {
  return useTrained('training', ({ progress }) =>
    progress?.phase === 'prefer' ? (progress.preference.at(-1)?.clicks ?? 0) : 0,
  );
}
