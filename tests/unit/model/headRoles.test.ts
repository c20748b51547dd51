/** Roles on attention made by hand: a head that does one thing only must have that role and no other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TokenId } from '@/model/axes.ts';
import {
  buildProbes,
  combineScores,
  HEAD_ROLES,
  hasRole,
  rolesOf,
  scoreRoles,
  uniformScore,
  type HeadRole,
} from '@/model/headRoles.ts';
import { afterOccurrences, earlierOccurrences } from '@/model/headScores.ts';
import { tensor } from '@/model/tensor.ts';
import { createVocabulary, tokenBytes, type Vocabulary } from '@/model/vocabulary.ts';

const encoder = new TextEncoder();

function vocabularyOf(pieces: readonly string[], special: readonly number[] = []): Vocabulary {
  const bytes = pieces.map((piece) => encoder.encode(piece));
  const offsets = new Uint32Array(pieces.length + 1);
  bytes.forEach((piece, id) => (offsets[id + 1] = offsets[id]! + piece.length));
  return createVocabulary(Uint8Array.from(bytes.flatMap((piece) => [...piece])), offsets, special);
}

/** 26³ words of a space and three letters, after single letters, before the control token. */
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const words = letters.flatMap((a) => letters.map((b) => ` ${a}${b}e`));
const pieces = [...letters, ' Mary', ' to', ...words, '<|endoftext|>'];
const end = pieces.length - 1;
const vocabulary = vocabularyOf(pieces, [end]);
const probes = buildProbes(vocabulary, 1024);
const textOf = (id: TokenId) => new TextDecoder().decode(tokenBytes(vocabulary, id));

/** A head whose query t puts all its weight on these keys, alike; on the first where there is none. */
type Keys = (ids: readonly TokenId[], t: number) => readonly number[];
const HEADS: Record<HeadRole, Keys> = {
  previous: (_, t) => [t - 1],
  duplicate: (ids, t) => earlierOccurrences(ids, t),
  induction: (ids, t) => afterOccurrences(ids, t),
  first: () => [0],
  self: (_, t) => [t],
  broad: (_, t) => Array.from({ length: t + 1 }, (_key, j) => j),
};

/** One layer of the given heads, on a probe. */
function attend(heads: readonly Keys[], ids: readonly TokenId[]) {
  const size = ids.length;
  const data = new Float32Array(heads.length * size * size);
  heads.forEach((keysOf, h) => {
    for (let t = 0; t < size; t++) {
      const keys = keysOf(ids, t).filter((key) => key >= 0);
      for (const key of keys.length > 0 ? keys : [0]) data[(h * size + t) * size + key] = 1 / Math.max(1, keys.length);
    }
  });
  return tensor(['layer', 'head', 'query', 'key'], [1, heads.length, size, size], data);
}

const scoresOf = (heads: readonly Keys[]) => combineScores(probes.map((ids) => scoreRoles(attend(heads, ids), ids)));

describe('the probe set', () => {
  test('is the same each time: four times 24 different words, said twice after the start of a document', () => {
    expect(buildProbes(vocabulary, 1024)).toEqual(probes);
    expect(probes).toHaveLength(4);
    for (const ids of probes) {
      expect(ids).toHaveLength(49);
      expect(ids[0]).toBe(end);
      expect(ids.slice(1, 25)).toEqual(ids.slice(25));
      expect(new Set(ids.slice(1, 25)).size).toBe(24);
      for (const id of ids.slice(1)) expect(textOf(id)).toMatch(/^ [a-z]{3}$/);
    }
    expect(new Set(probes.map((ids) => ids.join())).size).toBe(4);
  });

  test('does with any vocabulary and any length of text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 64 }),
        fc.boolean(),
        (size, most, ends) => {
          const few = vocabularyOf([...letters, ...words].slice(0, size), ends ? [size - 1, size + 7] : []);
          for (const ids of buildProbes(few, most)) {
            expect(ids.length).toBeLessThanOrEqual(most);
            expect(ids.every((id) => id < size)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a head that does one thing', () => {
  test.each(HEAD_ROLES)('%s, has this role, and scores 1', (role) => {
    const scores = scoresOf([HEADS[role]]);
    expect(scores).toHaveLength(HEAD_ROLES.length);
    expect(scores[HEAD_ROLES.indexOf(role)]).toBeCloseTo(1, 5);
    expect(rolesOf(scores)[0]).toBe(role);
  });

  test('and rests on the first token where it has nothing to fetch, is both, the clearer first', () => {
    expect(rolesOf(scoresOf([HEADS.induction]))).toEqual(['induction', 'first']);
    expect(rolesOf(scoresOf([HEADS.previous]))).toEqual(['previous']);
    // Scores of layer 5, head 3 of the embedded model: more on the first token, but far more than usual on the other.
    expect(rolesOf([0.049, 0.043, 0.224, 0.348, 0.065, 0.548])).toEqual(['induction', 'first']);
  });

  test('keeps its scores beside others', () => {
    const all = scoresOf(HEAD_ROLES.map((role) => HEADS[role]));
    HEAD_ROLES.forEach((role, h) => expect([...all.slice(h * 6, h * 6 + 6)]).toEqual([...scoresOf([HEADS[role]])]));
  });
});

describe('the line from which a head has a role', () => {
  test('is a fifth of the attention, and four times what uniform attention gives', () => {
    expect([hasRole('induction', 0.19), hasRole('induction', 0.2)]).toEqual([false, true]);
    expect(4 * uniformScore('previous')).toBeGreaterThan(0.2);
    const line = 4 * uniformScore('previous');
    expect([hasRole('previous', line - 0.001), hasRole('previous', line)]).toEqual([false, true]);
  });

  test('is measured from what a head that looks everywhere alike scores', () => {
    const scores = scoresOf([HEADS.broad]);
    HEAD_ROLES.forEach((role, i) => expect(scores[i]).toBeCloseTo(uniformScore(role), 5));
    expect(rolesOf(scores)).toEqual(['broad']);
  });
});
