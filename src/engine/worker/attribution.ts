/**
 * Direct logit attribution: the logit of a token as a sum over all that was written into the residual
 * stream. With x the last residual at a position and σ its deviation, the final layer norm is linear
 * in what x is the sum of,
 *
 *     logit_t = Σ_c ((c − mean c) / σ · g) · u_t  +  b · u_t
 *
 * (g, b: gain and bias of that norm; u_t: column t of the unembedding). Neither g nor u_t can be read
 * from a graph, but rows can be read through both: each component is brought to mean 0 and variance 1,
 * read as a row of the logit lens, freed of b·u_t (the row of zeros), and given its size back.
 * Source: Elhage et al. 2021; the frozen norm as in Wang et al. 2022, "Interpretability in the Wild".
 */
import { mean, variance } from '@/model/vector.ts';
import { layerTapName, wholeTapName } from '@/engine/instrument/names.ts';
import { MOST_READ_ROWS } from '@/engine/protocol.ts';
import type { PartData } from '@/engine/protocol.ts';
import { isIndex, requireKnown } from './requirePart.ts';
import type { SessionRunner } from './SessionRunner.ts';
import { LOGITS } from './TraceStore.ts';
import { keyWrites, writesAt } from './writes.ts';

/**
 * N×K, N = 1 + L(H + 2) + 2: embedding; for each layer its heads, attention's output bias, the MLP; the
 * final norm's bias; the rest, so that the sum over N is the logit.
 */
export async function attribution(runner: SessionRunner, position: number, tokens: Int32Array): Promise<PartData> {
  const { trace, sizes } = runner;
  requireTokens(runner, tokens);
  const { data: writes } = await writesAt(runner, position);
  const embedding = trace.row(wholeTapName('embedding'), position);
  const components = new Float32Array(embedding.length + writes.length);
  components.set(embedding);
  components.set(writes, embedding.length);
  const { parts, bias } = await readComponents(runner, components, position, tokens);
  const logits = trace.row(LOGITS, position);
  const rest = Float64Array.from(tokens, (token, column) => {
    let sum = bias[column]!;
    for (let at = column; at < parts.length; at += tokens.length) sum += parts[at]!;
    return logits[token]! - sum;
  });
  const data = Float32Array.of(...parts, ...bias, ...rest);
  return { shape: [components.length / sizes.width + 2, tokens.length], data };
}

/** One head's contribution to the logit of `token` at `query`, by key: T numbers. */
export async function keyAttribution(
  runner: SessionRunner,
  layer: number,
  head: number,
  query: number,
  token: number,
): Promise<PartData> {
  const tokens = Int32Array.of(token);
  requireTokens(runner, tokens);
  const { data: rows } = await keyWrites(runner, layer, head, query);
  const visible = rows.subarray(0, (query + 1) * runner.sizes.width);
  const { parts } = await readComponents(runner, visible, query, tokens);
  const data = new Float32Array(runner.trace.ids.length);
  data.set(parts);
  return { shape: [data.length], data };
}

interface Contributions {
  /** C×K: what each component adds to the logits of the tokens. */
  readonly parts: Float64Array;
  /** K: what the final norm's bias adds. */
  readonly bias: Float64Array;
}

/** `components`: C×d. */
async function readComponents(
  runner: SessionRunner,
  components: Float32Array,
  position: number,
  tokens: Int32Array,
): Promise<Contributions> {
  const { width, layerCount, vocabularySize } = runner.sizes;
  const { epsilon } = runner;
  const last = runner.trace.row(layerTapName('residual', layerCount - 1), position);
  const sigma = Math.sqrt(variance(last) + epsilon);
  const count = components.length / width;
  // The first row stays zero, for the bias.
  const rows = new Float32Array((count + 1) * width);
  const sizes = Float64Array.from({ length: count }, (_, i) =>
    standardize(components.subarray(i * width, (i + 1) * width), rows.subarray((i + 1) * width, (i + 2) * width)),
  );
  const read = await readColumns(runner, rows, tokens, vocabularySize);
  const bias = read.slice(0, tokens.length);
  const parts = read.slice(tokens.length).map((logit, at) => {
    const size = sizes[Math.floor(at / tokens.length)]!;
    return (logit - bias[at % tokens.length]!) * Math.sqrt(1 + epsilon) * (size / sigma);
  });
  return { parts, bias };
}

/** Reads rows through the lens a few at a time, and keeps the logits of the tokens alone: a vocabulary is large. */
async function readColumns(
  runner: SessionRunner,
  rows: Float32Array,
  tokens: Int32Array,
  vocabularySize: number,
): Promise<Float64Array> {
  const { width } = runner.sizes;
  const count = rows.length / width;
  const kept = new Float64Array(count * tokens.length);
  for (let from = 0; from < count; from += MOST_READ_ROWS) {
    const to = Math.min(count, from + MOST_READ_ROWS);
    const logits = await runner.readLens(rows.slice(from * width, to * width));
    for (let row = from; row < to; row++)
      tokens.forEach((token, k) => (kept[row * tokens.length + k] = logits[(row - from) * vocabularySize + token]!));
  }
  return kept;
}

/** Writes `source` with mean 0 and variance 1 into `target`; returns its deviation, 0 for one that does not vary. */
function standardize(source: Float32Array, target: Float32Array): number {
  const center = mean(source);
  const deviation = Math.sqrt(variance(source));
  if (deviation > 0) for (let i = 0; i < source.length; i++) target[i] = (source[i]! - center) / deviation;
  return deviation;
}

function requireTokens(runner: SessionRunner, tokens: Int32Array): void {
  requireKnown(
    tokens.every((token) => isIndex(token, runner.sizes.vocabularySize)),
    `such token in ${[...tokens].join()}`,
  );
}
