/** The roles of the embedded model's heads, and that the one it finds for induction does what the word says. */
import { Tokenizer } from '@huggingface/tokenizers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVocabulary } from '@/engine/worker/load/readVocabulary.ts';
import { measureRoles } from '@/engine/worker/measureRoles.ts';
import type { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { buildProbes, HEAD_ROLES, PROBE_WORDS, rolesOf, type HeadRole } from '@/model/headRoles.ts';
import { createVocabulary } from '@/model/vocabulary.ts';
import { MODELS, readJson } from '../support/golden.ts';
import { openNetwork } from '../support/openNetwork.ts';

const ROLE_COUNT = HEAD_ROLES.length;

describe('the embedded model', () => {
  let runner: SessionRunner;
  let scores: Float32Array;
  const json = (name: string) => readJson(`${MODELS.embedded}${name}.json`) as object;
  const tokenizer = new Tokenizer(json('tokenizer'), json('tokenizer_config'));
  const { bytes, offsets, specialTokens } = readVocabulary(
    tokenizer.get_vocab(),
    tokenizer.get_added_tokens_decoder(),
    8192,
  );
  const probes = buildProbes(createVocabulary(bytes, offsets, specialTokens), 256);

  beforeAll(async () => {
    ({ runner } = await openNetwork('embedded'));
    const options = { takeTurn: <R>(work: () => Promise<R>) => work(), onProgress: () => undefined };
    ({ data: scores } = await measureRoles(runner, probes, options));
  });
  afterAll(() => runner.release());

  const headsOf = (role: HeadRole) =>
    Array.from({ length: scores.length / ROLE_COUNT }, (_, head) => head).filter((head) =>
      rolesOf(scores.subarray(head * ROLE_COUNT, (head + 1) * ROLE_COUNT)).includes(role),
    );

  /** Mean surprisal of the words when first said and when said again, in bits. */
  async function surprisals(headScale?: Float32Array) {
    const means = { first: 0, again: 0 };
    for (const probe of probes) {
      const scratch = runner.fork();
      await scratch.run(Int32Array.from(probe), headScale && { intervention: { headScale } });
      // The first of the repeated words comes as a surprise: nothing says that the text begins again.
      const { surprisal } = scratch.trace;
      const meanOf = (from: number, to: number) =>
        surprisal.subarray(from, to).reduce((sum, bits) => sum + bits, 0) / (to - from) / probes.length;
      means.first += meanOf(1, PROBE_WORDS + 1);
      means.again += meanOf(PROBE_WORDS + 2, 2 * PROBE_WORDS + 1);
    }
    return means;
  }

  test('has heads of every role but the duplicate one', () => {
    expect(scores).toHaveLength(36 * ROLE_COUNT);
    // Layer 5 · head 3, and four of the last layer.
    expect(headsOf('induction')).toEqual([26, 30, 33, 34, 35]);
    expect(headsOf('duplicate')).toEqual([]);
    expect(headsOf('broad')).toEqual([0, 1, 2, 3, 4, 5]);
    for (const role of ['previous', 'self', 'first'] as const) expect(headsOf(role).length, role).toBeGreaterThan(0);
  });

  test('reads repeated words worse without its induction head, and new words hardly', async () => {
    const headScale = new Float32Array(36).fill(1);
    headScale[headsOf('induction')[0]!] = 0;
    const [before, after] = [await surprisals(), await surprisals(headScale)];
    expect(after.again - before.again).toBeGreaterThan(1);
    expect(after.first - before.first).toBeLessThan(0.5);
  });
});
