/**
 * Continues texts, many side by side. The same seed draws the same numbers whatever else is generated: text i
 * uses its own part of the stream. When a text outgrows the context its last half is read anew, because
 * learned positions end there.
 */
import { draw } from '@/trainer/randomStreams.ts';
import { softmax } from '@/model/softmax.ts';
import { LANES } from './Network.ts';
import type { Network } from './Network.ts';

export interface GenerateOptions {
  /** Tokens to add at most. */
  readonly length: number;
  /** 0 takes the likeliest. */
  readonly temperature: number;
  readonly seed: number;
  /** Ends a text; not part of it. Null for none. */
  readonly stop: number | null;
}

export interface Generated {
  readonly tokens: number[];
  /** Whether it ended by the stop token. */
  readonly isEnded: boolean;
  /** Σ ln p of what was drawn, the stop included, at temperature 1. */
  readonly logProbability: number;
}

/** Draws of one text. */
const DRAWS_PER_TEXT = 2 ** 20;

interface Lane {
  readonly index: number;
  /** Everything so far, and how much of it was the prompt. */
  readonly text: number[];
  readonly promptLength: number;
  /** Tokens still to be read. */
  waiting: number[];
  logProbability: number;
  isEnded: boolean;
  isDone: boolean;
}

/** Prompts must not be empty. */
export function generate(
  network: Network,
  prompts: readonly (readonly number[])[],
  options: GenerateOptions,
): Generated[] {
  const results: Generated[] = [];
  for (let first = 0; first < prompts.length; first += LANES)
    results.push(...generateBeside(network, prompts.slice(first, first + LANES), first, options));
  return results;
}

function generateBeside(
  network: Network,
  prompts: readonly (readonly number[])[],
  firstIndex: number,
  options: GenerateOptions,
): Generated[] {
  const T = network.sizes.contextLength;
  const lanes = prompts.map((prompt, i): Lane => {
    network.decoder.lengths[i] = 0;
    return {
      index: firstIndex + i,
      text: [...prompt],
      promptLength: prompt.length,
      waiting: prompt.slice(-T),
      logProbability: 0,
      isEnded: false,
      isDone: options.length <= 0,
    };
  });
  for (;;) {
    const active = lanes.flatMap((lane, i) => (lane.isDone ? [] : [i]));
    if (active.length === 0) break;
    const logits = network.decoder.read(
      active,
      active.map((i) => lanes[i]!.waiting.shift()!),
    );
    active.forEach((i, order) => {
      const lane = lanes[i]!;
      if (lane.waiting.length > 0) return;
      extend(lane, logits[order]!, options);
      if (network.decoder.lengths[i]! < T) return;
      network.decoder.lengths[i] = 0;
      lane.waiting = lane.text.slice(-T / 2);
    });
  }
  return lanes.map(({ text, promptLength, isEnded, logProbability }) => ({
    tokens: text.slice(promptLength),
    isEnded,
    logProbability,
  }));
}

/** Draws what follows. */
function extend(lane: Lane, logits: Float32Array, { length, temperature, seed, stop }: GenerateOptions): void {
  const drawn = lane.text.length - lane.promptLength;
  const u = draw(seed, 'sample', lane.index * DRAWS_PER_TEXT + drawn);
  const token = temperature > 0 ? chooseAt(softmax(logits, temperature), u) : likeliest(logits);
  lane.logProbability += Math.log(softmax(logits)[token]!);
  lane.isEnded = token === stop;
  if (!lane.isEnded) lane.text.push(token);
  lane.isDone = lane.isEnded || lane.text.length - lane.promptLength >= length;
  lane.waiting = [token];
}

/** The token in whose share of 0…1 the number falls. */
function chooseAt(probabilities: Float64Array, u: number): number {
  let rest = u;
  for (let id = 0; id < probabilities.length; id++) {
    rest -= probabilities[id]!;
    if (rest < 0) return id;
  }
  return probabilities.length - 1;
}

function likeliest(logits: Float32Array): number {
  let best = 0;
  for (let id = 1; id < logits.length; id++) if (logits[id]! > logits[best]!) best = id;
  return best;
}
