/** Answers as tokens of a model: shares and probabilities of the same things. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { toCsv } from '@/draw/toCsv.ts';
import { answersTable } from '@/store/collect/answersTable.ts';
import { classRows, mostProbable, readingsOf, takesSpace, type Matched } from '@/store/collect/classRows.ts';
import { readTable } from '@/store/collect/readTable.ts';

const SIDE = { probabilities: [0.5, 0.25, 0.125, 0.125], order: [0, 1, 2, 3] };
const ids = (...list: number[]) => list.map(tokenId);
const matched = new Map<string, Matched>([
  ['mat', { answer: 'mat', ids: ids(1) }],
  ['mats', { answer: 'mats', ids: ids(1, 3) }],
  ['sofa', { answer: 'sofa', ids: ids(2, 0) }],
]);

test('answers that begin with the same token count together, and the model’s own best stand behind them', () => {
  const rows = classRows(['mat', 'sofa', 'mats', 'mat', 'unknown'], matched, SIDE);
  expect(rows.map(({ id, count }) => [id, count])).toEqual([
    [1, 3],
    [2, 1],
    [0, 0],
  ]);
  expect(rows[0]).toMatchObject({ share: 0.75, probability: 0.25, isBeginning: true });
  expect(rows[0]?.answers).toEqual([
    { answer: 'mat', count: 2 },
    { answer: 'mats', count: 1 },
  ]);
});

test('the class’s shares sum to one, and the model’s to no more', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...matched.keys()), { minLength: 1 }), (answers) => {
      const rows = classRows(answers, matched, SIDE);
      expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(rows.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThanOrEqual(1 + 1e-9);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    }),
  );
});

describe('how an answer goes on with the text', () => {
  const round = { question: 'The cat sat on the', hasSpace: true, anyCapital: false };
  test('a word gets its space, a sign does not, and neither does a word after a space', () => {
    expect(readingsOf('mat', round)).toEqual([' mat']);
    expect(readingsOf('3', round)).toEqual([' 3']);
    expect(readingsOf('.', round)).toEqual(['.']);
    expect(readingsOf('mat', { ...round, hasSpace: false })).toEqual(['mat']);
    expect(readingsOf('mat', { ...round, question: 'The cat ' })).toEqual(['mat']);
    expect(takesSpace({ question: '', hasSpace: true })).toBe(false);
  });

  test('where capitals do not matter, the more probable one is taken', () => {
    expect(readingsOf('Mat', { ...round, anyCapital: true })).toEqual([' Mat', ' mat']);
    expect(mostProbable('Mat', [ids(3), ids(1, 0)], SIDE)).toEqual({ answer: 'Mat', ids: ids(1, 0) });
    expect(mostProbable('Mat', [ids(2), ids(3)], SIDE)).toEqual({ answer: 'Mat', ids: ids(2) });
    expect(mostProbable('?', [[]], SIDE)).toBeNull();
  });
});

test('the file has a row for each answer and no name; it can be pasted again', () => {
  const label = (id: number) => `t${id}`;
  const table = answersTable('The, cat', ['mat', 'sofa', '=x'], { ...SIDE, matched, label });
  expect(table.rows[0]).toEqual(['The, cat', 'mat', 't1', 1, 0.25, 2, 0]);
  expect(table.rows[2]?.slice(0, 3)).toEqual(['The, cat', "'=x", null]);
  const again = readTable(toCsv(table));
  expect(again.rows.map((row) => row[again.answers])).toEqual(['mat', 'sofa', "'=x"]);
  expect(answersTable('The', ['mat'], null).rows).toEqual([['The', 'mat', null, null, null, null, null]]);
});
