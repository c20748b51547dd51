/**
 * Whether the recorded first step stands for what the model will compute: the first text, the model that comes with the
 * page, nothing changed about the draw, and nothing computed yet.
 */
import { DEFAULT_SAMPLING } from '@/model/sampling.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { FIRST_STEP } from './firstStep.ts';
import { useValue } from './StoresContext.tsx';

export function useFirstStep(): boolean {
  const isItsText = useValue('sequence', (state) => state.draft === FIRST_STEP.text && state.cursor === 0);
  const isItsModel = useValue('network', ({ loading, model }) => (loading ?? model)?.source.id === EMBEDDED.id);
  const isWaiting = useValue('trace', (state) => state.shown === null && state.error === null);
  const isPlain = useValue('sampling', ({ settings }) =>
    Object.entries(DEFAULT_SAMPLING).every(
      ([name, value]) => name === 'seed' || settings[name as keyof typeof DEFAULT_SAMPLING] === value,
    ),
  );
  return isItsText && isItsModel && isWaiting && isPlain;
}
