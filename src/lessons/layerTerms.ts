/** The layers and the stream that runs through them, and how it is read and changed. */
import type { GlossaryEntry } from '@/views/learn/Lesson.ts';
import { entry } from './glossaryEntry.ts';

export const LAYER_TERMS: readonly GlossaryEntry[] = [
  entry(
    'residual-stream',
    'residual stream',
    'The running sum of numbers of each token, which every layer reads and to which it adds.',
    {
      scene: { text: 'The capital of Germany is', depth: 'inside' },
      zone: 'middle',
      related: ['layer', 'logit-lens'],
      source: 'Elhage et al. 2021',
    },
  ),
  entry(
    'layer',
    'layer',
    'One of the equally built parts that a text goes through one after the other: attention, then an MLP.',
    {
      scene: { text: 'The capital of Germany is', depth: 'inside', zoom: 'block', layer: '5', head: '0' },
      zone: 'middle',
      related: ['attention', 'mlp', 'residual-stream'],
      source: 'Vaswani et al. 2017',
    },
  ),
  entry(
    'mlp',
    'MLP',
    'The second part of a layer: a small network that reads the stream of each token by itself, and adds to it.',
    {
      scene: { text: 'The capital of Germany is', depth: 'inside', zoom: 'block', layer: '5', head: '0' },
      zone: 'middle',
      related: ['layer'],
      source: 'Vaswani et al. 2017; Geva et al. 2021',
    },
  ),
  entry(
    'logit-lens',
    'logit lens',
    'Reading a stream half way as if it were the last one; in early layers it can mislead.',
    {
      scene: { text: 'The capital of Germany is', depth: 'inside' },
      zone: 'middle',
      related: ['residual-stream', 'logit'],
      source: 'nostalgebraist 2020; Belrose et al. 2023',
    },
  ),
  entry(
    'attribution',
    'attribution',
    'How much each part adds by itself to the logit of a token; what later parts make of it is left out.',
    {
      scene: { text: 'When Mary and Tom went to the shop, Tom gave a book to', outcome: 'attribution' },
      zone: 'outcome',
      related: ['logit'],
      source: 'Elhage et al. 2021',
    },
  ),
  entry(
    'activation-patching',
    'activation patching',
    'To put numbers from another text into a place of the computation, and see what changes.',
    {
      scene: {
        text: 'The capital of Germany is',
        changes: 'r3.3',
        other: 'The capital of Russia is',
        outcome: 'compare',
      },
      zone: 'outcome',
      related: ['ablation', 'residual-stream'],
      source: 'Meng et al. 2022',
    },
  ),
];
