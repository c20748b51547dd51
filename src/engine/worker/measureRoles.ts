/** Measures what every head does in general, on the built-in probe set (model/headRoles.ts). */
import type { TokenId } from '@/model/axes.ts';
import { combineScores, HEAD_ROLES, scoreRoles } from '@/model/headRoles.ts';
import { tensor } from '@/model/tensor.ts';
import { layerTapName } from '@/engine/instrument/names.ts';
import type { PartData } from '@/engine/protocol.ts';
import { KeyValueCache } from './KeyValueCache.ts';
import { requireShown } from './requirePart.ts';
import type { SessionRunner } from './SessionRunner.ts';
import { LOGITS, TraceStore } from './TraceStore.ts';

export interface MeasureOptions {
  /** Does one piece of work when the session is free; throws to give the measurement up. */
  readonly takeTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly onProgress: (done: number, total: number) => void;
}

/** L×H×R. One turn for each probe, so that what the visitor asks for waits for one at most. */
export async function measureRoles(
  runner: SessionRunner,
  probes: readonly (readonly TokenId[])[],
  { takeTurn, onProgress }: MeasureOptions,
): Promise<PartData> {
  requireShown(runner.instrumented, 'attention');
  const { layerCount, headCount } = runner.sizes;
  const layers = Array.from({ length: layerCount }, (_, layer) => layer);
  const outputs = [LOGITS, ...layers.map((layer) => layerTapName('attention', layer))];
  const scores: Float32Array[] = [];
  for (const probe of probes) {
    onProgress(scores.length, probes.length);
    const attention = await takeTurn(async () => {
      // Attention is all that is looked at, so it is all that is asked of the network.
      const trace = new TraceStore(runner.sizes, outputs);
      const scratch = runner.fork({ trace, cache: new KeyValueCache(runner.sizes) });
      await scratch.run(Int32Array.from(probe));
      return trace.attention(layers, probe.length);
    });
    const shape = [layerCount, headCount, probe.length, probe.length] as const;
    scores.push(scoreRoles(tensor(['layer', 'head', 'query', 'key'], shape, attention), probe));
  }
  onProgress(probes.length, probes.length);
  return { shape: [layerCount, headCount, HEAD_ROLES.length], data: combineScores(scores) };
}
