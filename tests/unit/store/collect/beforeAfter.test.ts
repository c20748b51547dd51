/** A class before and after: counts of two sets of files, and what is no such file. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '@/draw/toCsv.ts';
import { compareResults, readResults, type Result } from '@/store/collect/beforeAfter.ts';
import { checkTable } from '@/views/learn/check/checkResults.ts';
import type { CheckData } from '@/views/learn/check/CheckItem.ts';

const result = fc.record({
  key: fc.constantFrom('a', 'b', 'c'),
  question: fc.constant('Why?'),
  isRight: fc.boolean(),
});
const results = fc.array(result, { maxLength: 20 });

describe('two sets side by side', () => {
  test('every answer is counted once, and no more are right than were given', () => {
    fc.assert(
      fc.property(results, results, (before, after) => {
        const { rows } = compareResults(before, after);
        const sum = (side: 'before' | 'after', of: 'right' | 'answered') =>
          rows.reduce((all, row) => all + (row[side]?.[of] ?? 0), 0);
        expect(sum('before', 'answered')).toBe(before.length);
        expect(sum('after', 'right')).toBe(after.filter(({ isRight }) => isRight).length);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      }),
    );
  });

  test('the order of the answers changes nothing, and the other way round is the mirror', () => {
    fc.assert(
      fc.property(results, results, (before, after) => {
        const sorted = (list: ReturnType<typeof compareResults>['rows']) =>
          [...list].sort((left, right) => left.key.localeCompare(right.key));
        const there = compareResults(before, after);
        const back = compareResults([...after].reverse(), [...before].reverse());
        expect(sorted(back.rows)).toEqual(
          sorted(there.rows.map((row) => ({ ...row, before: row.after, after: row.before }))),
        );
        expect(back.total).toEqual(there.total && { before: there.total.after, after: there.total.before });
      }),
    );
  });

  test('the total is of questions that were asked both times', () => {
    const of = (key: string, ...rights: boolean[]): Result[] =>
      rights.map((isRight) => ({ key, question: key, isRight }));
    const { total } = compareResults(
      [...of('a', true, false), ...of('b', true)],
      [...of('a', true, true), ...of('c', false)],
    );
    expect(total).toEqual({ before: { right: 1, answered: 2 }, after: { right: 2, answered: 2 } });
    expect(compareResults(of('a', true), of('b', true)).total).toBeNull();
  });
});

const words = (en: string) => ({ en });
const CHECK: CheckData = {
  open: { asks: words('Open?'), source: '' },
  items: ['1', '2'].map((id) => ({
    id,
    asks: words(`Question, ${id}?`),
    options: ['right', 'wrong'].map((text) => ({ text: words(text), why: words('') })),
    misconceptions: [],
    source: '',
  })),
  parallel: [],
  misconceptions: [],
};

describe('a file', () => {
  const answers = {
    'check-before/1': { given: [1, 5], score: null },
    'check-before/2': { given: [-1, 5], score: null },
    'check-after/1': { given: [0, 5], score: null },
    'check-after/2': { given: [0, 5], score: null },
  };
  const own = toCsv(checkTable(CHECK, answers, (each) => each['en'] ?? '', { 'check-before/0': 'free, words' }));

  test('of Check yourself is read on the side that its rows belong to, also from two students in one', () => {
    const before = readResults(own + own, 'before');
    expect(before.results).toEqual([
      { key: 'item 1', question: 'Question, 1?', isRight: false },
      { key: 'item 1', question: 'Question, 1?', isRight: false },
    ]);
    expect(readResults(own, 'after').results).toHaveLength(2);
  });

  test.each([
    ['semicolons and words', 'Question;Right\nWhy?;yes\nWhy?;no', [true, false]],
    ['tabs and a mark of the byte order', '\uFEFFright\tquestion\n1\tWhy?', [true]],
    ['a row that was passed over', 'question,right\nWhy?,\nWhy?,0', [false]],
  ])('with %s is read', (_, text, rights) => {
    expect(readResults(text, 'before').results?.map(({ isRight }) => isRight)).toEqual(rights);
  });

  test.each([
    ['name,score\nAnna,3', 'columns', ['name', 'score']],
    ['', 'columns', []],
    ['question,right\nWhy?,perhaps', 'empty', ['question', 'right']],
    ['sitting,question,right\nafter,Why?,1', 'sitting', ['sitting', 'question', 'right']],
  ] as const)('%j is refused, and its columns are told', (text, fault, found) => {
    expect(readResults(text, 'before')).toEqual({ results: null, fault, found });
  });
});
