/** Lesson 13: preferences push a model toward what is chosen; they reward what pleases, and truth only if somebody checks it. */
import type { Lesson } from '@/views/learn/Lesson.ts';

const PREFER = { 't.phase': 'prefer', 't.recorded': 'finetuned' } as const;
/** β, learning rate and steps of a click as they are at first; known answers are not rehearsed. */
const UNLEASHED = { ...PREFER, 't.prefer': '0.3_0.00005_6_0' } as const;

export const lesson: Lesson = {
  id: 'reward',
  title: { en: 'What we reward' },
  idea: {
    en: 'Preferences push a model toward what is chosen. They reward what pleases, and truth only if somebody checks it.',
  },
  minutes: 7,
  steps: [
    {
      id: 'predict',
      stage: 'training',
      scene: PREFER,
      views: ['measures'],
      uncovers: ['samples'],
      isVeiled: true,
    },
    { id: 'clicks', stage: 'training', scene: PREFER, views: ['clicking', 'samples'] },
    { id: 'formula', stage: 'training', goesOn: true, scene: PREFER, views: ['clicking', 'formula'] },
    {
      id: 'leash',
      stage: 'training',
      scene: UNLEASHED,
      views: ['measures'],
      uncovers: ['samples'],
      isVeiled: true,
    },
    { id: 'large', stage: 'training', goesOn: true, scene: UNLEASHED, views: [] },
    { id: 'agree', stage: 'training', goesOn: true, scene: UNLEASHED, views: [] },
    {
      id: 'break',
      stage: 'training',
      scene: { ...PREFER, 't.preferred': 'rude' },
      views: ['judge', 'measures', 'samples'],
    },
    { id: 'check', stage: 'training', goesOn: true, scene: PREFER, views: ['judge', 'leash', 'measures'] },
  ],
  claims: {
    friendlyBefore: { kind: 'clicked', rehearse: true, clicks: 0, of: 'friendly', share: 0.3667 },
    rightBefore: { kind: 'clicked', rehearse: true, clicks: 0, of: 'correct', share: 0.9167 },
    friendly: { kind: 'clicked', rehearse: true, clicks: 20, of: 'friendly', share: 0.95 },
    right: { kind: 'clicked', rehearse: true, clicks: 20, of: 'correct', share: 0.95 },
    margin: { kind: 'margin', rehearse: true, clicks: 20, nats: 2.0203 },
    rightOff: { kind: 'clicked', rehearse: false, clicks: 20, of: 'correct', share: 0.7167 },
    marginOff: { kind: 'margin', rehearse: false, clicks: 20, nats: 2.4061 },
  },
  terms: [
    'preference',
    'reward',
    'rlhf',
    'dpo',
    'reference-model',
    'beta',
    'over-optimisation',
    'sycophancy',
    'alignment',
  ],
  sources: [
    'Christiano et al. 2017, Deep reinforcement learning from human preferences',
    'Ouyang et al. 2022, Training language models to follow instructions with human feedback',
    'Rafailov et al. 2023, Direct preference optimization: your language model is secretly a reward model',
    'Bai et al. 2022, Constitutional AI: harmlessness from AI feedback',
    'Gao, Schulman & Hilton 2022, Scaling laws for reward model overoptimization',
    'Sharma et al. 2023, Towards understanding sycophancy in language models',
    'DeepSeek-AI 2025, DeepSeek-R1: incentivizing reasoning capability in LLMs via reinforcement learning',
  ],
};
