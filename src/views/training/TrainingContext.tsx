/** The training page's stores as its views reach them; tests provide stores around a trainer of their own. */
import type { Training } from '@/store/training/createTraining.ts';
import { bindStores } from '@/views/shared/bindStores.ts';

export const {
  Context: TrainingContext,
  useGroup: useTraining,
  useValue: useTrained,
} = bindStores<Training>('the training page');
