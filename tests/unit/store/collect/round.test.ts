/** What a class answered, read from what a teacher pastes and from codes: nothing is counted twice or lost unsaid. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionHash, readCode, writeCode } from '@/store/collect/answerCode.ts';
import { cleanAnswer, guardCell, MOST_LETTERS } from '@/store/collect/cleanAnswer.ts';
import { createCollected } from '@/store/collect/collected.ts';
import { readQuestion, writeQuestion } from '@/store/collect/questionLink.ts';
import { MOST_ROWS, readTable, type Separator } from '@/store/collect/readTable.ts';
import { answersOf, EMPTY_ROUND, type Round } from '@/store/collect/round.ts';
import { readStudent, writeStudent } from '@/store/collect/student.ts';
import type { Keep } from '@/store/preferences.ts';

const QUESTION = 'The cat sat on the';
const round = (change: Partial<Round>): Round => ({ ...EMPTY_ROUND, question: QUESTION, ...change });
const read = (pasted: string, change: Partial<Round> = {}) => answersOf(round({ pasted, ...change })).answers;

describe('what is pasted', () => {
  test.each<[string, string, Separator, string[]]>([
    ['a line each', 'mat\nfloor\nmat', 'none', ['mat', 'floor', 'mat']],
    ['answers with commas', 'mat\nwell, the floor\nmat', 'none', ['mat', 'well, the floor', 'mat']],
    ['a list', '1. mat\n2. floor\n- “sofa”', 'none', ['mat', 'floor', 'sofa']],
    ['a chat', 'Anna: mat\nBen Li: the floor', 'colon', ['mat', 'the floor']],
    [
      'a chat with times',
      '10:31:02 From Anna to Everyone: mat\n10:31:04 From Ben to Everyone: sofa',
      'colon',
      ['mat', 'sofa'],
    ],
    [
      'a form',
      '\uFEFF"Name","Answer","Time"\r\n"Li, Anna","mat","9:00"\r\n"Ben","a ""big"" mat","9:01"\r\n',
      'comma',
      ['mat', 'a "big" mat'],
    ],
    ['semicolons', 'name;answer\nAnna;mat\nBen;sofa', 'semicolon', ['mat', 'sofa']],
    ['a spreadsheet', 'Anna\tmat\nBen\t\nCleo\tsofa', 'tab', ['mat', 'sofa']],
    [
      'this page’s own file',
      'question,answer,token\r\nThe cat,mat,·mat\r\n"The cat",\'=1,=\r\n',
      'comma',
      ['mat', '=1'],
    ],
  ])('%s is read as it is meant', (_, pasted, separator, answers) => {
    expect(readTable(pasted).separator).toBe(separator);
    expect(read(pasted)).toEqual(answers);
  });

  test('another way of setting columns apart, and another column, can be said', () => {
    const pasted = 'Anna,mat\nBen,sofa,really';
    expect(read(pasted)).toEqual(['Anna,mat', 'Ben,sofa,really']);
    expect(read(pasted, { separator: 'comma', column: 1 })).toEqual(['mat', 'sofa']);
    expect(read(pasted, { separator: 'comma', column: 0 })).toEqual(['Anna', 'Ben']);
    // A column that there is none of is the last one.
    expect(read(pasted, { separator: 'comma', column: 40 })).toEqual(['really']);
  });

  test('what is too long or too many is left out, and is said by its row', () => {
    const long = answersOf(round({ pasted: `mat\n${'a'.repeat(MOST_LETTERS + 1)}\nsofa` }));
    expect(long.answers).toEqual(['mat', 'sofa']);
    expect(long.tooLong).toEqual([2]);
    const many = answersOf(round({ pasted: 'mat\n'.repeat(MOST_ROWS + 3) }));
    expect(many.answers).toHaveLength(MOST_ROWS);
    expect(many.table.isCut).toBe(true);
    expect(answersOf(round({ pasted: 'mat\n'.repeat(MOST_ROWS) })).table.isCut).toBe(false);
  });

  test('whatever is pasted, answers are lines within their bounds, and no more than rows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (pasted) => {
        const { answers, table } = answersOf(round({ pasted }));
        expect(answers.length).toBeLessThanOrEqual(table.rows.length);
        for (const answer of answers) {
          expect(answer).toMatch(/^\S(?:[^\n\r]*\S)?$/u);
          expect([...answer].length).toBeLessThanOrEqual(MOST_LETTERS);
        }
      }),
    );
  });

  test('cleaning twice is cleaning once, and what a spreadsheet would run is guarded and read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (written) => {
        const clean = cleanAnswer(`x${written}`);
        expect(cleanAnswer(clean)).toBe(clean);
      }),
    );
    expect(guardCell('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")');
    expect(cleanAnswer(guardCell('=1+1'))).toBe('=1+1');
    expect(guardCell('mat')).toBe('mat');
    expect(cleanAnswer(' ·mat ')).toBe('mat');
    expect(cleanAnswer('3 · 4 col·lecció')).toBe('3 · 4 col·lecció');
  });
});

const hash = questionHash(QUESTION);
const code = (student: string, answer: string, question = hash) => ({ question, student, answer });

describe('a code', () => {
  test('every answer comes back as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (written) => {
        const answer = cleanAnswer(`a${written}`);
        expect(readCode(writeCode(code('anna1234', answer)))).toEqual({ code: code('anna1234', answer), fault: null });
      }),
    );
  });

  test.each([
    ['https://example.org', 'foreign'],
    ['', 'foreign'],
    ['glassbox-answer:1:abc', 'foreign'],
    ['glassbox-answer:1:ABC!:anna1234:mat', 'foreign'],
    [`glassbox-answer:2:${hash}:anna1234:mat`, 'newer'],
    [`https://x.example/${writeQuestion(QUESTION)}`, 'question'],
    [`glassbox-answer:1:${hash}:anna1234:  `, 'empty'],
    [`glassbox-answer:1:${hash}:anna1234:${'a'.repeat(201)}`, 'tooLong'],
  ] as const)('%s is said to be %s', (text, fault) => {
    expect(readCode(text)).toEqual({ code: null, fault });
  });

  test('the question travels in a link; a long one shows its end, and a link that was cut is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), (text) => {
        const link = `http://x/${writeQuestion(text)}`;
        expect(readQuestion(link)).toEqual({ hash: questionHash(text), text, isCut: false });
        expect(readQuestion(link.slice(0, -1))?.text ?? null).not.toBe(text);
      }),
    );
    const long = 'word '.repeat(200);
    expect(readQuestion(writeQuestion(long))).toEqual({
      hash: questionHash(long),
      text: long.slice(-280),
      isCut: true,
    });
    expect(readQuestion('#answer=')).toBeNull();
    expect(readQuestion('#answer=1.abc.!!!')).toBeNull();
  });
});

function fakeKeep(): Keep & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, read: (name) => kept.get(name) ?? null, write: (name, value) => void kept.set(name, value) };
}

describe('what was collected', () => {
  test('a student is counted once: the newest answer takes the place of the earlier one', () => {
    const store = createCollected(fakeKeep());
    const { change, take } = store.getState();
    change({ question: QUESTION });
    expect(take(code('anna1234', 'mat'))).toBe('new');
    expect(take(code('anna1234', 'mat'))).toBe('again');
    expect(take(code('ben12345', 'sofa'))).toBe('new');
    expect(take(code('anna1234', 'floor'))).toBe('changed');
    expect(take(code('cleo1234', 'mat', 'other'))).toBe('otherQuestion');
    expect(answersOf(store.getState().round).answers.toSorted()).toEqual(['floor', 'sofa']);
  });

  test('a code that is pasted as text is the same as one that is shown', () => {
    const pasted = ['mat', writeCode(code('anna1234', 'sofa')), writeCode(code('x1234567', 'rug', 'other'))].join('\n');
    const { answers, otherQuestion } = answersOf(round({ pasted, coded: [{ student: 'anna1234', answer: 'floor' }] }));
    expect(answers).toEqual(['mat', 'floor']);
    expect(otherQuestion).toEqual([3]);
  });

  test('a reload loses nothing, and what was kept by another version begins anew', () => {
    const keep = fakeKeep();
    const { change, take } = createCollected(keep).getState();
    change({ question: QUESTION, pasted: 'mat', isRevealed: true });
    take(code('anna1234', 'sofa'));
    const again = createCollected(keep).getState().round;
    expect(answersOf(again).answers).toEqual(['mat', 'sofa']);
    expect(again.isRevealed).toBe(true);
    keep.write('glassbox.collected', '{"question":7}');
    expect(createCollected(keep).getState().round).toEqual(EMPTY_ROUND);
  });

  test('a new question, and an answer that is left out, can be undone', () => {
    const store = createCollected(fakeKeep());
    const { change, take, leaveOut, begin, undo } = store.getState();
    change({ question: QUESTION, pasted: 'mat' });
    take(code('anna1234', 'sofa'));
    leaveOut('anna1234');
    expect(answersOf(store.getState().round).answers).toEqual(['mat']);
    undo();
    const before = store.getState().round;
    begin('Once');
    expect(answersOf(store.getState().round).answers).toEqual([]);
    undo();
    expect(store.getState().round).toEqual(before);
  });
});

test('a student’s tab keeps its random name for every text, and the answer for one', () => {
  const keep = fakeKeep();
  const names = ['anna1234', 'ben12345'];
  const read = (question: string) => readStudent(keep, question, () => names.shift() ?? '');
  const first = read('abc');
  expect(first).toEqual({ student: 'anna1234', question: 'abc', answer: '' });
  writeStudent(keep, { ...first, answer: 'mat' });
  expect(read('abc').answer).toBe('mat');
  expect(read('other')).toEqual({ student: 'anna1234', question: 'other', answer: '' });
  keep.write('glassbox.student', 'nonsense');
  expect(read('abc').student).toBe('ben12345');
});
