/** Both outcomes of the experiment on the text on show; null while they are those of another text. */
import type { Pair } from '@/store/comparison.ts';
import { isSameText } from '@/model/tokens.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

export function useCardPair(): Pair | null {
  const pair = useValue('comparison', (state) => state.pairs.experiment);
  const ids = useValue('trace', (state) => state.shown?.ids);
  return pair && ids && isSameText(pair.before.ids, ids) ? pair : null;
}
