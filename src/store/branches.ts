/**
 * Texts of the tree that the visitor picks to compare, and their two sides: read from a held Trace where
 * there is one, else from a run beside the text on show. The tree itself is the sequence's.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { isAborted } from '@/engine/EngineError.ts';
import type { EngineErrorData } from '@/engine/protocol.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { tensor } from '@/model/tensor.ts';
import { findPath } from '@/model/textTree.ts';
import { isSameText, joinText, readTokens } from '@/model/tokens.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { ComparisonStore, GreedyText, Pair, Side } from './comparison.ts';
import { describeError, windowOf, type Model, type NetworkStore } from './network.ts';
import { readingOf, type SequenceState, type SequenceStore } from './sequence.ts';
import type { Reading, TraceStore } from './trace.ts';

/** The tokens of a text after the prompt. */
export type BranchPath = readonly TokenId[];

export interface BranchesState {
  /** Two at most, in the order in which they were picked. They belong to `promptIds`: see `validPicks`. */
  readonly picked: readonly BranchPath[];
  readonly promptIds: readonly TokenId[];
  readonly isComparing: boolean;
  readonly error: EngineErrorData | null;
  /** Pick a text or drop it again. A third one takes the place of the first. */
  togglePick(path: BranchPath): void;
  /** Hand the two picked texts to the comparison. False when a newer call took over or it failed. */
  compare(): Promise<boolean>;
}

export type BranchesStore = ReturnType<typeof createBranches>;

/** Tokens of the greedy continuation of each side. */
const CONTINUATION_TOKENS = 12;
const MOST_LABEL_CHARACTERS = 60;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly sequence: SequenceStore;
  readonly trace: TraceStore;
  readonly comparison: ComparisonStore;
}

/** A side, and the runs that can tell how it goes on. */
interface ReadSide {
  readonly side: Side;
  readonly text: Reading;
  /** The run that ends exactly where the side does; null when none does. */
  readonly runId: number | null;
}

export function createBranches({ engine, network, sequence, trace, comparison }: Around) {
  let controller: AbortController | null = null;

  async function readSide({ ids, whole }: Reading, label: string, model: Model, asides: number[]): Promise<ReadSide> {
    const held = trace.getState().findHeld(ids, whole);
    if (held)
      try {
        const side = await readParts(engine, held.runId, ids, label, model);
        return { side, text: { ids, whole }, runId: held.ids.length === ids.length ? held.runId : null };
      } catch (error) {
        // It had to make room a moment ago.
        if (describeError(error).name !== 'Stale') throw error;
      }
    const runId = await runAside({ ids, whole }, asides);
    return { side: await readParts(engine, runId, ids, label, model), text: { ids, whole }, runId };
  }

  async function runAside({ ids, whole }: Reading, asides: number[]): Promise<number> {
    const signal = controller?.signal;
    const run = { ids: Int32Array.from(ids), lane: 'aside', ...(whole === undefined ? {} : { whole }) } as const;
    const result = await engine.run(run, signal ? { signal } : {});
    asides.push(result.runId);
    trace.getState().noteHeld(result);
    return result.runId;
  }

  async function continueGreedily({ text, runId }: ReadSide, asides: number[]): Promise<GreedyText | null> {
    try {
      const from = runId ?? (await runAside(text, asides));
      const signal = controller?.signal;
      const asked = { runId: from, count: CONTINUATION_TOKENS };
      const { ids, probabilities } = await engine.continuation(asked, signal ? { signal } : {});
      return { ids: Array.from(ids, tokenId), probabilities: Array.from(probabilities) };
    } catch (error) {
      // Without it the comparison still stands.
      if (isAborted(error)) throw error;
      return null;
    }
  }

  return createStore<BranchesState>()((set, get) => ({
    picked: [],
    promptIds: [],
    isComparing: false,
    error: null,

    togglePick(path) {
      const { promptIds } = sequence.getState();
      const picked = validPicks(get(), sequence.getState());
      const others = picked.filter((other) => !isSameText(other, path));
      const next = others.length < picked.length ? others : [...picked.slice(-1), path];
      set({ picked: next, promptIds, error: null });
    },

    async compare() {
      const { model } = network.getState();
      const [first, second] = validPicks(get(), sequence.getState());
      if (!model || !first || !second) return false;
      controller?.abort();
      const mine = (controller = new AbortController());
      const asides: number[] = [];
      const { promptIds } = sequence.getState();
      const textOf = (path: BranchPath) => readingOf(promptIds, path, windowOf(network.getState()));
      const labels = labelPaths(first, second, model.vocabulary);
      set({ isComparing: true, error: null });
      try {
        const before = await readSide(textOf(first), labels[0], model, asides);
        const after = await readSide(textOf(second), labels[1], model, asides);
        if (mine !== controller) return false;
        const pair: Pair = { before: before.side, after: after.side, promptIds };
        comparison.getState().setPair('branches', pair);
        set({ isComparing: false });
        void addContinuations(pair, before, after).finally(() => releaseAll(engine, asides));
        return true;
      } catch (error) {
        releaseAll(engine, asides);
        if (mine !== controller) return false;
        set({ isComparing: false, error: isAborted(error) ? null : describeError(error) });
        return false;
      }

      async function addContinuations(pair: Pair, before: ReadSide, after: ReadSide) {
        try {
          const continuations = [await continueGreedily(before, asides), await continueGreedily(after, asides)];
          const isNewest = comparison.getState().pairs.branches === pair;
          if (mine !== controller || !isNewest) return;
          const [ofBefore = null, ofAfter = null] = continuations;
          const whole: Pair = {
            ...pair,
            before: { ...pair.before, continuation: ofBefore },
            after: { ...pair.after, continuation: ofAfter },
          };
          comparison.getState().setPair('branches', whole, true);
        } catch {
          // Given up for a newer comparison.
        }
      }
    },
  }));
}

/** The picks that are texts of the tree on show. */
export function validPicks(
  { picked, promptIds }: Pick<BranchesState, 'picked' | 'promptIds'>,
  { tree, promptIds: now }: Pick<SequenceState, 'tree' | 'promptIds'>,
): readonly BranchPath[] {
  return promptIds === now ? picked.filter((path) => findPath(tree, path) !== null) : [];
}

async function readParts(
  engine: Engine,
  runId: number,
  ids: readonly TokenId[],
  label: string,
  model: Model,
): Promise<Side> {
  const { length } = ids;
  const [logits, attention] = await Promise.all([
    engine.wholePart({ runId, name: 'logits', from: length - 1, to: length }),
    model.transparency === 'full' ? engine.attention({ runId, length }) : null,
  ]);
  const axes = ['layer', 'head', 'query', 'key'] as const;
  return {
    label,
    ids,
    logits: logits.data,
    attention: attention && tensor(axes, attention.shape as AttentionTensor['shape'], attention.data),
    continuation: null,
  };
}

/** What two texts are called: what each says after the beginning they share; an ellipsis stands for that. */
function labelPaths(first: BranchPath, second: BranchPath, vocabulary: Vocabulary): [string, string] {
  const differs = first.findIndex((id, at) => id !== second[at]);
  const shared = differs === -1 ? first.length : differs;
  // A text that is the beginning of the other has nothing of its own: it is called by its last token.
  const from = Math.min(shared, first.length - 1, second.length - 1);
  const write = (path: BranchPath) => {
    const text = joinText(readTokens(path.slice(from), vocabulary));
    const short = text.length > MOST_LABEL_CHARACTERS ? `${text.slice(0, MOST_LABEL_CHARACTERS)}…` : text;
    return from > 0 ? `…${short}` : short;
  };
  return [write(first), write(second)];
}

function releaseAll(engine: Engine, runIds: readonly number[]) {
  // A run that is gone already needs no release; a model that is gone took its runs along.
  for (const runId of runIds) engine.release({ runId }).catch(() => undefined);
}
