/**
 * Packs reference numbers made by training/reference.py or reference_interventions.py: an index as JSON,
 * and each case's numbers as float32 in one binary file. A fifth of the size, and the same numbers to the last bit of a float32.
 *
 *     node tests/golden/pack.mjs REFERENCE.json tests/golden/references/NAME
 *
 * writes NAME.json and NAME.0.f32, NAME.1.f32, …
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';

const [, , source, target] = argv;
if (!source || !target) throw new Error('Usage: node tests/golden/pack.mjs REFERENCE.json TARGET');

/** @typedef {Record<string, { shape: number[], data: number[] }>} Tensors */
const reference = /** @type {{ model: object, made_with: string, cases: Record<string, unknown>[] }} */ (
  JSON.parse(readFileSync(source, 'utf8'))
);

const cases = reference.cases.map((one, i) => {
  const { ids, text, tensors, ablated_heads: heads, ablated, tokens, experiments } = one;
  /** @type {number[]} */
  const numbers = [];
  /** @param {unknown} group */
  const pack = (group) =>
    Object.fromEntries(
      Object.entries(/** @type {Tensors} */ (group ?? {})).map(([name, { shape, data }]) => {
        const offset = numbers.length;
        for (const value of data) numbers.push(value);
        return [name, { shape, offset }];
      }),
    );
  /** @param {{ tensors: unknown }} experiment */
  const packExperiment = (experiment) => ({ ...experiment, tensors: pack(experiment.tensors) });
  const entry = Array.isArray(experiments)
    ? { ids, text, tokens, tensors: pack(tensors), experiments: experiments.map(packExperiment) }
    : { ids, text, tensors: pack(tensors), ablatedHeads: heads ?? [], ablated: pack(ablated) };
  writeFileSync(`${target}.${i}.f32`, new Uint8Array(Float32Array.from(numbers).buffer));
  return entry;
});

writeFileSync(`${target}.json`, JSON.stringify({ model: reference.model, madeWith: reference.made_with, cases }));
