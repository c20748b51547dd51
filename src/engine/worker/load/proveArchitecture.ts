/**
 * Proves on the numbers of a run that the formulas the page shows are the model's: its layer norm with
 * this ε, softmax(q·k / divisor) for each layer, and logits read off the token embeddings where weights are tied. What
 * cannot be proven is not described.
 */
import type { Architecture, Structure } from '@/model/architecture.ts';
import { attendOnce } from '@/model/attention.ts';
import { normSteps } from '@/model/normSteps.ts';
import { dot, norm } from '@/model/vector.ts';
import { layerTapName, wholeTapName } from '@/engine/instrument/names.ts';
import type { GraphFacts } from '@/engine/instrument/readArchitecture.ts';
import { UnknownGraph } from '@/engine/instrument/UnknownGraph.ts';
import type { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { LOGITS } from '@/engine/worker/TraceStore.ts';

/**
 * float32 in another order of summing, and what int8 rounding adds to it. Some int8 files round the queries and
 * keys as well: of their scores only a gross difference tells anything.
 */
const TOLERANCE = {
  float32: { norm: 1e-3, weights: 1e-3, logits: 1e-3 },
  quantized: { norm: 0.05, weights: 0.25, logits: 0.05 },
} as const;

/** `declared`: what config.json says. Of a runner that has read at least two tokens. Throws UnknownGraph. */
export function proveArchitecture(
  runner: SessionRunner,
  facts: GraphFacts,
  declared: Architecture,
  precision: keyof typeof TOLERANCE,
): Architecture {
  const tolerance = TOLERANCE[precision];
  proveNorm(runner, tolerance.norm);
  return {
    structure: findStructure(runner, facts, declared.structure),
    epsilon: runner.epsilon,
    neuronCount: runner.sizes.neuronCount,
    activation: facts.activation,
    scoreDivisors: declared.scoreDivisors.map((divisor, layer) =>
      findDivisor(runner, layer, divisor, tolerance.weights),
    ),
    // Rounding to int8 blurs the numbers: there they may contradict config.json, and not speak for themselves.
    isTied: isTied(runner, tolerance.logits, precision === 'float32' || declared.isTied !== false),
  };
}

/** The anatomy was found, so norms, heads, MLPs and their order are GPT-2's; what may be otherwise all the same is seen here. */
function findStructure({ trace }: SessionRunner, { hasNormBias }: GraphFacts, declared: Structure): Structure {
  const isLookedUp = trace.outputNames.includes(wholeTapName('positionEmbedding'));
  return {
    ...declared,
    norm: { kind: 'layer', hasBias: hasNormBias },
    positions: isLookedUp ? declared.positions : null,
  };
}

/** The final layer norm, whose input and output are both at hand. */
function proveNorm({ trace, normWeights, sizes, epsilon }: SessionRunner, tolerance: number): void {
  if (!normWeights) return;
  const { width, layerCount } = sizes;
  const [gain, bias] = [normWeights.subarray(-2 * width, -width), normWeights.subarray(-width)];
  for (const position of trace.ids.keys()) {
    const stream = trace.row(layerTapName('residual', layerCount - 1), position);
    const { output } = normSteps(stream, gain, bias, epsilon);
    const actual = trace.row(wholeTapName('finalNorm'), position);
    if (!output.every((value, i) => Math.abs(value - actual[i]!) <= tolerance * Math.max(1, Math.abs(value))))
      throw new UnknownGraph(`the final layer norm is not that of epsilon ${epsilon}`);
  }
}

/** With tied weights the logit of a token is the final norm's output times the embedding of that token. */
function isTied({ trace }: SessionRunner, tolerance: number, mayBe: boolean): boolean | null {
  const embedding = wholeTapName('tokenEmbedding');
  if (!trace.outputNames.includes(embedding)) return null;
  const positions = [...trace.ids.keys()];
  return (
    mayBe &&
    positions.every((at) => {
      const last = trace.row(wholeTapName('finalNorm'), at);
      const logits = trace.row(LOGITS, at);
      return positions.every((from) => {
        const column = trace.row(embedding, from);
        const error = Math.abs(dot(last, column) - logits[trace.ids[from]!]!);
        return error <= tolerance * Math.max(1, norm(last) * norm(column));
      });
    })
  );
}

/** What GPT-2s are known to divide scores by. Each is tried on the run; the first that fits is the layer's. */
function findDivisor(runner: SessionRunner, layer: number, declared: number, tolerance: number): number {
  const root = Math.sqrt(runner.sizes.headSize);
  const candidates = [declared, root, root * (layer + 1), 1, layer + 1];
  const errors = candidates.map((divisor) => largestError(runner, layer, divisor));
  // Where the text tells two apart by little, what config.json says is believed.
  const best = errors[0]! <= tolerance / 10 ? 0 : errors.indexOf(Math.min(...errors));
  if (!(errors[best]! <= tolerance))
    throw new UnknownGraph(`layer ${layer} scales the scores of attention in a way we do not know`);
  return candidates[best]!;
}

/** The largest difference between a weight of the run and softmax(q·k / divisor). */
function largestError({ trace, cache, sizes }: SessionRunner, layer: number, divisor: number): number {
  const { headCount, headSize } = sizes;
  const length = trace.ids.length;
  const [queries, keys] = [trace.queries(layer, length), cache.copy('key', layer, length)];
  let largest = 0;
  for (let head = 0; head < headCount; head++) {
    const from = head * length * headSize;
    const ofHead = keys.subarray(from, from + length * headSize);
    for (let query = 1; query < length; query++) {
      const row = queries.subarray(from + query * headSize, from + (query + 1) * headSize);
      // Values play no part in the weights.
      const { weights } = attendOnce(row, ofHead, ofHead, query, headSize, divisor);
      trace.attentionRow(layer, head, query).forEach((weight, key) => {
        const error = Math.abs(weight - weights[key]!);
        // NaN must count as wrong.
        if (!(error <= largest)) largest = Number.isNaN(error) ? Infinity : error;
      });
    }
  }
  return largest;
}
