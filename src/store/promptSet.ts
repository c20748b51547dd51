/**
 * One change on several texts: a single text may be an exception, several show the spread. Each is read twice beside
 * the text on show, as the model is and with the change; nothing of them is held.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { isAborted } from '@/engine/EngineError.ts';
import type { EngineErrorData } from '@/engine/protocol.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { divergenceBits } from '@/model/divergence.ts';
import type { Experiment } from '@/model/experiment.ts';
import { checkChanges } from '@/model/experimentRules.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { softmax } from '@/model/softmax.ts';
import { createExperimentRunner, describeTexts, type Call } from './experimentRun.ts';
import { canChange, describeError, windowOf, type Model, type NetworkStore } from './network.ts';
import type { TraceStore } from './trace.ts';

export interface PromptOutcome {
  /** The likeliest next token as the model is, and its probability then and with the change. */
  readonly token: TokenId;
  readonly before: number;
  readonly after: number;
  /** The likeliest with the change. */
  readonly tokenAfter: TokenId;
  /** KL(as it is ‖ changed) of the next token. */
  readonly bits: number;
}

export interface PromptRow {
  readonly prompt: string;
  /** Null when none of the changes has a place in this text. */
  readonly outcome: PromptOutcome | null;
}

export interface PromptsFound {
  /** The change these are the outcomes of. */
  readonly experiment: Experiment;
  readonly rows: readonly PromptRow[];
  readonly total: number;
}

export interface PromptSetState {
  readonly found: PromptsFound | null;
  readonly isRunning: boolean;
  readonly error: EngineErrorData | null;
  run(prompts: readonly string[], experiment: Experiment): Promise<void>;
  stop(): void;
}

export type PromptSetStore = ReturnType<typeof createPromptSet>;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
}

/** More is a data set, which belongs into a notebook. */
export const MOST_PROMPTS = 64;

/** One text a line; empty lines are none. */
export function readPrompts(written: string): readonly string[] {
  return written
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_PROMPTS);
}

export function createPromptSet({ engine, network, trace }: Around) {
  const runner = createExperimentRunner(engine, trace);
  let controller: AbortController | null = null;

  async function outcomeOf(prompt: string, experiment: Experiment, model: Model, call: Call) {
    const window = windowOf(network.getState());
    const ids = (await runner.tokenize(prompt)).slice(-window);
    const texts = await runner.readTexts(experiment, [], window);
    const { layerCount, headCount } = model.config;
    const place = { layerCount, headCount, length: ids.length };
    const refusals = checkChanges(experiment.changes, place, describeTexts(ids, texts));
    const possible = experiment.changes.filter((_, at) => refusals[at] === null);
    if (possible.length === 0) return null;
    const before = (await runner.outcome(ids, null, call)).logits;
    const intervention = await runner.intervene(possible, place, texts, { ids, whole: undefined }, call);
    return compare(before, (await runner.outcome(ids, intervention, call)).logits);
  }

  const store = createStore<PromptSetState>()((set, get) => ({
    found: null,
    isRunning: false,
    error: null,

    async run(prompts, experiment) {
      const { model } = network.getState();
      if (!model || !canChange(model) || prompts.length === 0) return;
      controller?.abort();
      const mine = (controller = new AbortController());
      set({ found: { experiment, rows: [], total: prompts.length }, isRunning: true, error: null });
      try {
        for (const prompt of prompts) {
          const outcome = await outcomeOf(prompt, experiment, model, { signal: mine.signal });
          const { found } = get();
          if (mine !== controller || !found) return;
          set({ found: { ...found, rows: [...found.rows, { prompt, outcome }] } });
        }
        set({ isRunning: false });
      } catch (error) {
        if (mine === controller) set({ isRunning: false, error: isAborted(error) ? null : describeError(error) });
      }
    },

    stop() {
      controller?.abort();
      controller = null;
      set({ isRunning: false });
    },
  }));

  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    controller?.abort();
    controller = null;
    runner.forget();
    store.setState({ found: null, isRunning: false, error: null });
  });
  return store;
}

function compare(before: Float32Array, after: Float32Array): PromptOutcome {
  const [p, q] = [softmax(before), softmax(after)];
  const [token = 0] = largestIndices(p, 1);
  const [tokenAfter = 0] = largestIndices(q, 1);
  return {
    token: tokenId(token),
    before: p[token]!,
    after: q[token]!,
    tokenAfter: tokenId(tokenAfter),
    bits: divergenceBits(before, after),
  };
}

/** Mean, least and most of a column; null of an empty one. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, least: Math.min(...values), most: Math.max(...values) };
}
