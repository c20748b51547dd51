/**
 * Questions to the engine whose answers stand in a store. Of each name one answer is wanted at a
 * time: another question under that name gives up the one on its way, the same one is not asked twice.
 */
import { isAborted, isLacking } from '@/engine/EngineError.ts';
import type { EngineErrorData } from '@/engine/protocol.ts';
import { describeError } from './network.ts';

/** An answer, or why there is none. `lacking`: this model's graph cannot tell, or the recording does not hold it. */
export type Answer<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: Value }
  | { readonly state: 'lacking' }
  | { readonly state: 'failed'; readonly error: EngineErrorData };

export const WAITING = { state: 'waiting' } as const;

/** The value, if it is here. */
export function valueOf<Value>(answer: Answer<Value> | undefined): Value | null {
  return answer?.state === 'here' ? answer.value : null;
}

export interface Asking {
  /** `key` says what is asked; `tell` hears first that one waits, then the answer, unless another question came. */
  ask<Value>(
    name: string,
    key: string,
    question: (signal: AbortSignal) => Promise<Value>,
    tell: (answer: Answer<Value>) => void,
  ): void;
  /** What was asked under this name is of no use any more: given up if it is on its way, asked anew if it was answered. */
  drop(name: string): void;
  /** Give up what is on its way, except under these names. What was answered is not asked again. */
  stop(except?: ReadonlySet<string>): void;
  /** Give up everything, and ask anew whatever was answered. */
  forget(): void;
}

export function createAsking(): Asking {
  const asked = new Map<string, { readonly key: string; readonly controller: AbortController; isAnswered: boolean }>();

  return {
    ask(name, key, question, tell) {
      const before = asked.get(name);
      if (before?.key === key) return;
      before?.controller.abort();
      const mine = { key, controller: new AbortController(), isAnswered: false };
      asked.set(name, mine);
      const isWanted = () => asked.get(name) === mine;
      tell(WAITING);
      question(mine.controller.signal).then(
        (value) => {
          if (!isWanted()) return;
          mine.isAnswered = true;
          tell({ state: 'here', value });
        },
        (error: unknown) => {
          if (!isWanted()) return;
          // What failed may be asked again.
          asked.delete(name);
          if (isAborted(error)) return;
          const data = describeError(error);
          tell(isLacking(data) ? { state: 'lacking' } : { state: 'failed', error: data });
        },
      );
    },

    drop(name) {
      asked.get(name)?.controller.abort();
      asked.delete(name);
    },

    stop(except = new Set()) {
      for (const [name, { controller, isAnswered }] of asked) {
        if (isAnswered || except.has(name)) continue;
        controller.abort();
        asked.delete(name);
      }
    },

    forget() {
      for (const { controller } of asked.values()) controller.abort();
      asked.clear();
    },
  };
}
