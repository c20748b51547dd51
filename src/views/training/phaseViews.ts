/** What each phase puts in the three columns. One table, so that a phase is one folder beside this file. */
import type { ComponentType } from 'react';
import type { Phase } from '@/store/training/contract.ts';
import type { Aside } from '@/store/training/trainingState.ts';
import { FinetuneControls } from './finetune/FinetuneControls.tsx';
import { FinetuneFormula } from './finetune/FinetuneFormula.tsx';
import { FinetuneMiddle } from './finetune/FinetuneMiddle.tsx';
import { FinetuneSamples } from './finetune/FinetuneSamples.tsx';
import { PreferControls } from './prefer/PreferControls.tsx';
import { PreferFormula } from './prefer/PreferFormula.tsx';
import { PreferMiddle } from './prefer/PreferMiddle.tsx';
import { PreferSamples } from './prefer/PreferSamples.tsx';
import { PretrainControls } from './pretrain/PretrainControls.tsx';
import { PretrainFormula } from './pretrain/PretrainFormula.tsx';
import { PretrainMiddle } from './pretrain/PretrainMiddle.tsx';
import { PretrainSamples } from './pretrain/PretrainSamples.tsx';

export interface PhaseViews {
  /** Left: what is chosen, and what can be set. Starting and stopping stand above it. */
  readonly Controls: ComponentType;
  /** Middle: what happens now. */
  readonly Middle: ComponentType;
  /** Right, by tab; the life of the model is the same in all phases. */
  readonly Aside: Readonly<Record<Exclude<Aside, 'life'>, ComponentType>>;
}

export const PHASE_VIEWS: Readonly<Partial<Record<Phase, PhaseViews>>> = {
  pretrain: {
    Controls: PretrainControls,
    Middle: PretrainMiddle,
    Aside: { samples: PretrainSamples, formula: PretrainFormula },
  },
  finetune: {
    Controls: FinetuneControls,
    Middle: FinetuneMiddle,
    Aside: { samples: FinetuneSamples, formula: FinetuneFormula },
  },
  prefer: {
    Controls: PreferControls,
    Middle: PreferMiddle,
    Aside: { samples: PreferSamples, formula: PreferFormula },
  },
};
