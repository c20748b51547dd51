/** The workbench while two models are compared: the text on the left, and beside it what both make of it. */
import styles from '@/app/ComparePage.module.css';
import { view as compareModels } from '@/views/compareModels/index.ts';
import { view as prompt } from '@/views/prompt/index.ts';
import type { StageSpec } from '@/views/shared/stage/ViewSpec.ts';
import { view as verb } from '@/views/verb/index.ts';

export const COMPARE_MODELS: StageSpec = {
  zones: [
    { id: 'prompt', shows: 'all', className: styles.prompt },
    { id: 'verb', shows: 'all', className: styles.verb },
    { id: 'compareModels', shows: 'all', className: styles.compared, anchor: 'tokens' },
  ],
  views: [prompt, verb, compareModels],
};
