/** Terms of how a model comes about: learning to predict, learning to answer, and learning what is liked. */
import type { GlossaryEntry } from '@/views/learn/Lesson.ts';
import type { Fields } from '@/store/scene/codec.ts';
import { entry } from './glossaryEntry.ts';

/** The text that the workbench keeps meanwhile. */
const PLACE: Fields = { page: 'training', text: 'Once upon a time there was a', depth: 'everything' };
const PRETRAIN: Fields = { ...PLACE, 't.phase': 'pretrain', 't.recorded': 'pretrained' };
const FINETUNE: Fields = { ...PLACE, 't.phase': 'finetune', 't.recorded': 'pretrained' };
const PREFER: Fields = { ...PLACE, 't.phase': 'prefer', 't.recorded': 'finetuned' };

export const TRAINING_TERMS: readonly GlossaryEntry[] = [
  entry('loss', 'loss', 'How far off a model is on a text, as one number that training makes smaller.', {
    scene: PRETRAIN,
    zone: 'middle',
    related: ['cross-entropy', 'held-out'],
    source: 'Goodfellow, Bengio & Courville 2016, Deep learning, chapter 5',
  }),
  entry(
    'cross-entropy',
    'cross-entropy',
    'The mean surprise over all tokens of a text; it is the loss by which language models are trained.',
    { scene: PRETRAIN, zone: 'middle', related: ['loss', 'nat', 'perplexity'], source: 'Shannon 1948' },
  ),
  entry(
    'nat',
    'nat',
    'The unit of surprise by the natural logarithm, minus ln p; it is a little less than one and a half bits.',
    { scene: PRETRAIN, zone: 'middle', related: ['surprise', 'loss'], source: 'Shannon 1948' },
  ),
  entry(
    'gradient',
    'gradient',
    'For every parameter, how much the loss would change if that one were moved a little.',
    {
      scene: { ...PRETRAIN, 't.aside': 'formula' },
      zone: 'aside',
      related: ['loss', 'learning-rate', 'parameter'],
      source: 'Rumelhart, Hinton & Williams 1986',
    },
  ),
  entry('learning-rate', 'learning rate', 'The setting that says how far the parameters are moved in one step.', {
    scene: PRETRAIN,
    zone: 'controls',
    related: ['gradient'],
    source: 'Kingma & Ba 2015',
  }),
  entry('batch', 'batch', 'The pieces of text that are read together for one step of training.', {
    scene: PRETRAIN,
    zone: 'middle',
    related: ['gradient'],
    source: 'Goodfellow, Bengio & Courville 2016, chapter 8',
  }),
  entry(
    'held-out',
    'held-out text',
    'Text that is kept apart and never trained on, so that what was learnt can be told from what was memorised.',
    { scene: PRETRAIN, zone: 'middle', related: ['overfitting', 'loss'], source: 'Stone 1974' },
  ),
  entry(
    'overfitting',
    'overfitting',
    'Training goes on to improve the loss on its own text while the loss on other text grows.',
    {
      scene: { ...PLACE, 't.phase': 'pretrain', 't.text': 'story' },
      zone: 'middle',
      related: ['held-out', 'generalise'],
      source: 'Goodfellow, Bengio & Courville 2016, chapter 5',
    },
  ),
  entry(
    'pre-training',
    'pre-training',
    'The first and longest training of a language model: predicting the next token of a very large amount of text.',
    {
      scene: PRETRAIN,
      zone: 'middle',
      related: ['self-supervised', 'base-model', 'fine-tuning'],
      source: 'Radford et al. 2018, Improving language understanding by generative pre-training',
    },
  ),
  entry(
    'self-supervised',
    'self-supervised',
    'Of training in which the text itself says what is right: nobody has to write down answers.',
    { scene: PRETRAIN, zone: 'middle', related: ['pre-training'], source: 'Radford et al. 2018' },
  ),
  entry(
    'fine-tuning',
    'fine-tuning',
    'Training a model that was trained before some steps further, on fewer and chosen texts.',
    {
      scene: FINETUNE,
      zone: 'middle',
      related: ['instruction-tuning', 'forgetting', 'peft'],
      source: 'Howard & Ruder 2018',
    },
  ),
  entry(
    'instruction-tuning',
    'instruction tuning',
    'Fine-tuning on requests with the answers that are wanted; also called supervised fine-tuning, SFT.',
    {
      scene: FINETUNE,
      zone: 'middle',
      related: ['fine-tuning', 'loss-mask', 'chat-template'],
      source: 'Wei et al. 2021; Ouyang et al. 2022',
    },
  ),
  entry(
    'loss-mask',
    'loss mask',
    'A mark on each token that says whether it counts in the loss: of a conversation, the answers do.',
    { scene: FINETUNE, zone: 'controls', related: ['instruction-tuning', 'loss'], source: 'Ouyang et al. 2022' },
  ),
  entry(
    'chat-template',
    'chat template',
    'The form in which a conversation becomes one text, with tokens that mark who speaks and where an answer ends.',
    {
      scene: FINETUNE,
      zone: 'controls',
      related: ['system-prompt', 'instruction-tuning'],
      source: 'Ouyang et al. 2022; here “question”, “answer” and “end”',
    },
  ),
  entry(
    'transfer-learning',
    'transfer learning',
    'What was learnt on one task is the start for another one, which then needs far fewer examples.',
    { scene: FINETUNE, zone: null, related: ['fine-tuning', 'pre-training'], source: 'Howard & Ruder 2018' },
  ),
  entry(
    'forgetting',
    'forgetting',
    'While new texts are learnt, the loss on older ones grows, unless some of them are mixed in.',
    { scene: FINETUNE, zone: 'middle', related: ['fine-tuning'], source: 'McCloskey & Cohen 1989; French 1999' },
  ),
  entry('preference', 'preference', 'A pair of answers to one question, and which of the two was chosen.', {
    scene: PREFER,
    zone: 'middle',
    related: ['rlhf', 'dpo', 'reward'],
    source: 'Christiano et al. 2017',
  }),
  entry(
    'reward',
    'reward',
    'A number for how good an answer is held to be; training makes answers with more of it more probable.',
    {
      scene: { ...PREFER, 't.aside': 'formula' },
      zone: 'aside',
      related: ['preference', 'over-optimisation'],
      source: 'Christiano et al. 2017',
    },
  ),
  entry(
    'rlhf',
    'RLHF',
    'Reinforcement learning from human feedback: a second model learns to score answers as people chose, and the first is trained for a high score.',
    { scene: PREFER, zone: null, related: ['reward', 'dpo'], source: 'Christiano et al. 2017; Ouyang et al. 2022' },
  ),
  entry(
    'dpo',
    'DPO',
    'Direct preference optimisation: the chosen answer is made more probable and the rejected one less, without a second model that scores.',
    {
      scene: { ...PREFER, 't.aside': 'formula' },
      zone: 'aside',
      related: ['preference', 'reference-model', 'beta'],
      source: 'Rafailov et al. 2023',
    },
  ),
  entry(
    'reference-model',
    'reference model',
    'A copy of the model as it was before preference tuning; what is learnt is measured against it.',
    {
      scene: { ...PREFER, 't.aside': 'formula' },
      zone: 'aside',
      related: ['dpo', 'beta'],
      source: 'Rafailov et al. 2023',
    },
  ),
  entry('beta', 'β', 'The setting of preference tuning that says how strongly the model is held near its reference.', {
    scene: PREFER,
    zone: 'controls',
    related: ['dpo', 'reference-model'],
    source: 'Rafailov et al. 2023',
  }),
  entry(
    'over-optimisation',
    'over-optimisation',
    'The number that is rewarded goes on to grow while what it stood for becomes worse.',
    { scene: PREFER, zone: 'middle', related: ['reward'], source: 'Gao, Schulman & Hilton 2022' },
  ),
  entry(
    'sycophancy',
    'sycophancy',
    'A model answers what the person who asks seems to think, because such answers were preferred.',
    { scene: null, zone: null, related: ['preference', 'over-optimisation'], source: 'Sharma et al. 2023' },
  ),
  entry(
    'alignment',
    'alignment',
    'The aim, and the work, of making a model do what is wanted of it, and not only what was measured.',
    { scene: null, zone: null, related: ['rlhf', 'over-optimisation'], source: 'Askell et al. 2021' },
  ),
];
