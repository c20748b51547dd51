/**
 * Who writes what into the residual stream. Attention's output is one product of all heads' mixed
 * values with one matrix, so it falls apart into one row a head, and each of those into one row a key:
 *
 *     z_h = Σ_k A[q,k]·v_k          what head h mixed (A as it is used, times the factor of the head)
 *     write of head h               (0 … z_h … 0) · W_O, z_h in the place of the head
 *     attentionOut                  Σ_h write of head h + bias
 *
 * The rows go through the graph's own projection, quantized or not; the row of zeros gives the bias.
 * Source: Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits".
 */
import type { PartData } from '@/engine/protocol.ts';
import { layerTapName } from '@/engine/instrument/names.ts';
import { isIndex, requireKnown, requireShown } from './requirePart.ts';
import type { SessionRunner } from './SessionRunner.ts';

/** Rows of neurons read in one go: GPT-2 small's are 12 kB each. */
const NEURONS_AT_ONCE = 64;

/** What is written at one position, L×(H + 2)×d: each head, attention's output bias, the MLP. */
export async function writesAt(runner: SessionRunner, position: number): Promise<PartData> {
  const { trace, sizes } = runner;
  const { layerCount, headCount, width } = sizes;
  requireHeads(runner);
  requireKnown(isIndex(position, trace.ids.length), `position ${position}`);
  // One row for each head and one of zeros.
  const rows = Array.from({ length: layerCount }, (_, layer) => {
    const mixed = new Float32Array((headCount + 1) * width);
    for (let head = 0; head < headCount; head++)
      mixInto(mixed.subarray(head * width, (head + 1) * width), runner, layer, head, position);
    return mixed;
  });
  const projected = await runner.projectHeads(rows);
  const perLayer = (headCount + 2) * width;
  const data = new Float32Array(layerCount * perLayer);
  projected.forEach((written, layer) => {
    const bias = written.slice(headCount * width);
    data.set(withoutBias(written.subarray(0, headCount * width), bias), layer * perLayer);
    data.set(bias, layer * perLayer + headCount * width);
    data.set(trace.row(layerTapName('mlpOut', layer), position), layer * perLayer + (headCount + 1) * width);
  });
  return { shape: [layerCount, headCount + 2, width], data };
}

/** What one head writes at `query` from each key, T×d; zeros for the keys after the query. */
export async function keyWrites(runner: SessionRunner, layer: number, head: number, query: number): Promise<PartData> {
  const { trace, sizes } = runner;
  const { width } = sizes;
  requireHeads(runner);
  requireKnown(isIndex(layer, sizes.layerCount) && isIndex(head, sizes.headCount), `head ${layer}.${head}`);
  requireKnown(isIndex(query, trace.ids.length), `query ${query}`);
  const keys = query + 1;
  const rows = new Float32Array((keys + 1) * width);
  for (let key = 0; key < keys; key++)
    addValue(rows.subarray(key * width, (key + 1) * width), runner, layer, head, query, key);
  const perLayer = Array.from({ length: sizes.layerCount }, (_, l) => (l === layer ? rows : new Float32Array(0)));
  const written = (await runner.projectHeads(perLayer))[layer]!;
  const data = new Float32Array(trace.ids.length * width);
  data.set(withoutBias(written.subarray(0, keys * width), written.subarray(keys * width)));
  return { shape: [trace.ids.length, width], data };
}

/** What neurons of a layer write when they are 1, K×d. */
export async function neuronRows(runner: SessionRunner, layer: number, neurons: Int32Array): Promise<PartData> {
  const { layerCount, neuronCount, width } = runner.sizes;
  requireShown(runner.can.has('neuronRows'), 'what a neuron writes');
  requireKnown(isIndex(layer, layerCount), `layer ${layer}`);
  requireKnown(
    neurons.every((neuron) => isIndex(neuron, neuronCount)),
    `such neuron in ${[...neurons].join()}`,
  );
  const data = new Float32Array(neurons.length * width);
  for (let from = 0; from < neurons.length; from += NEURONS_AT_ONCE) {
    const some = neurons.subarray(from, from + NEURONS_AT_ONCE);
    const rows = new Float32Array((some.length + 1) * neuronCount);
    some.forEach((neuron, i) => (rows[i * neuronCount + neuron] = 1));
    const written = await runner.projectNeurons(rows, layer);
    const end = some.length * width;
    data.set(withoutBias(written.subarray(0, end), written.subarray(end)), from * width);
  }
  return { shape: [neurons.length, width], data };
}

function requireHeads(runner: SessionRunner): void {
  requireShown(runner.instrumented && runner.can.has('headRows'), 'what a head writes');
}

/** Adds what a head mixed from all keys into its place in a row of d. */
function mixInto(row: Float32Array, runner: SessionRunner, layer: number, head: number, query: number): void {
  for (let key = 0; key <= query; key++) addValue(row, runner, layer, head, query, key);
  // What an intervention has the head hand on beside, or instead.
  const place = head * runner.sizes.headSize;
  for (const added of runner.intervention.headAdditions ?? [])
    if (added.layer === layer && added.head === head)
      added.row.forEach((value, channel) => (row[place + channel]! += value));
}

/** Adds one key's value, weighted as the head weights it, into the head's place in a row of d. */
function addValue(
  row: Float32Array,
  { trace, cache, sizes, intervention }: SessionRunner,
  layer: number,
  head: number,
  query: number,
  key: number,
): void {
  const factor = intervention.headScale?.[layer * sizes.headCount + head] ?? 1;
  const weight = factor * trace.attentionRow(layer, head, query)[key]!;
  const place = head * sizes.headSize;
  const value = cache.vector('value', layer, head, key);
  for (let channel = 0; channel < value.length; channel++) row[place + channel]! += weight * value[channel]!;
}

function withoutBias(rows: Float32Array, bias: Float32Array): Float32Array {
  return rows.map((value, i) => value - bias[i % bias.length]!);
}
