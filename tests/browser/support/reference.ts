/** PyTorch's numbers for a text of the embedded model: what the page has to show. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../golden/references/', import.meta.url));

interface Case {
  readonly text: string;
  readonly ids: readonly number[];
  readonly tensors: Readonly<Record<string, { readonly shape: readonly number[]; readonly offset: number }>>;
}

export interface Reference {
  readonly text: string;
  readonly ids: readonly number[];
  /** Logits after the last token, V. */
  readonly logits: Float32Array;
  /** Softmax of the logits, V. */
  readonly probabilities: Float64Array;
  /** T×T weights of a head; layer and head from 0. */
  readonly attention: (layer: number, head: number) => number[][];
}

/** All tensors of a network's first case, by the names of the Trace, a layer's with its layer: `attentionOut 3`. */
export function readTensors(network: string): {
  readonly ids: readonly number[];
  readonly tensors: Map<string, Float32Array>;
} {
  const { cases } = JSON.parse(readFileSync(`${FOLDER}${network}.json`, 'utf8')) as { cases: Case[] };
  const found = cases[0];
  if (!found) throw new Error(`There is no reference for ${network}.`);
  const numbers = new Float32Array(Uint8Array.from(readFileSync(`${FOLDER}${network}.0.f32`)).buffer);
  const tensors = Object.entries(found.tensors).map(([name, { shape, offset }]) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const part = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()).replace('.', ' ');
    return [part, numbers.subarray(offset, offset + size)] as const;
  });
  return { ids: found.ids, tensors: new Map(tensors) };
}

/** The first case: "When Mary and John went to the shop, John gave a book to". */
export function readReference(): Reference {
  const { cases } = JSON.parse(readFileSync(`${FOLDER}embedded.json`, 'utf8')) as { cases: Case[] };
  const found = cases[0];
  if (!found) throw new Error('There is no reference.');
  const numbers = new Float32Array(Uint8Array.from(readFileSync(`${FOLDER}embedded.0.f32`)).buffer);
  const read = (name: string) => {
    const entry = found.tensors[name];
    if (!entry) throw new Error(`The reference has no ${name}.`);
    const size = entry.shape.reduce((product, extent) => product * extent, 1);
    return numbers.subarray(entry.offset, entry.offset + size);
  };
  const logits = read('logits_last');
  const length = found.ids.length;
  return {
    text: found.text,
    ids: found.ids,
    logits,
    probabilities: softmax(logits),
    attention: (layer, head) => {
      const weights = read(`attention.${layer}`).subarray(head * length * length, (head + 1) * length * length);
      return Array.from({ length }, (_, query) => [...weights.subarray(query * length, (query + 1) * length)]);
    },
  };
}

function softmax(logits: Float32Array): Float64Array {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const powers = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
