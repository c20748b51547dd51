/** Goes on with a text greedily, one cached step after the other, and leaves it as it was. */
import { largestIndices } from '@/model/largestIndices.ts';
import { logSumExp } from '@/model/softmax.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { Continuation } from '@/engine/protocol.ts';
import type { SessionRunner } from './SessionRunner.ts';
import { LOGITS } from './TraceStore.ts';
import { yieldToMessages } from './yieldToMessages.ts';

/**
 * Up to `count` more tokens, each the likeliest after those before it, under the runner's own
 * intervention. Ends with the first token of `endings`, which is among them, and at the longest text
 * the model reads. Throws Aborted between steps. The Trace is longer in the meantime.
 */
export async function continueGreedily(
  runner: SessionRunner,
  count: number,
  endings: ReadonlySet<number>,
  signal: AbortSignal,
): Promise<Continuation> {
  const { intervention, sizes } = runner;
  const text = Int32Array.from(runner.trace.ids);
  const most = text.length === 0 ? 0 : Math.min(count, sizes.contextLength - text.length);
  const ids: number[] = [];
  const probabilities: number[] = [];
  try {
    while (ids.length < most) {
      if (signal.aborted) throw new EngineError('Aborted', 'The continuation was given up.');
      const logits = runner.trace.row(LOGITS, text.length + ids.length - 1);
      const id = largestIndices(logits, 1)[0]!;
      ids.push(id);
      probabilities.push(Math.exp(logits[id]! - logSumExp(logits)));
      if (endings.has(id) || ids.length === most) break;
      await runner.run(Int32Array.of(...text, ...ids), { intervention });
      await yieldToMessages();
    }
  } finally {
    // Cuts off what was added; reads again only when a step failed and took the Trace with it.
    await runner.run(text, { intervention });
  }
  return { ids: Int32Array.from(ids), probabilities: Float32Array.from(probabilities) };
}
