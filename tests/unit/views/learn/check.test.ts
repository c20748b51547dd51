/** The check before and after: fair options, what changed, and the table for a teacher. */
import { describe, expect, test } from 'vitest';
import { toCsv } from '@/draw/toCsv.ts';
import { CHECK } from '@/lessons/checkItems.ts';
import type { Answer } from '@/store/course.ts';
import {
  answerId,
  byMisconception,
  changeLater,
  changeOf,
  checkTable,
  chosenOf,
  countRight,
  isDone,
  itemsOf,
  optionsOf,
  RIGHT,
  PAIR,
  SKIPPED,
  type Sitting,
} from '@/views/learn/check/checkResults.ts';

const given = (option: number): Answer => ({ given: [option, 2.5], score: null });
const sat = (sitting: Sitting, options: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(options).map(([id, option]) => [answerId(sitting, id), given(option)]));

describe('the items', () => {
  test('are ten, each with four options, a source, and misconceptions that are named', () => {
    expect(CHECK.items).toHaveLength(10);
    const known = CHECK.misconceptions.map(({ id }) => id);
    for (const { options, source, misconceptions } of CHECK.items) {
      expect(options).toHaveLength(4);
      expect(source).not.toBe('');
      expect(misconceptions.length).toBeGreaterThan(0);
      expect(known).toEqual(expect.arrayContaining([...misconceptions]));
    }
    for (const id of known)
      expect(
        CHECK.items.some(({ misconceptions }) => misconceptions.includes(id)),
        id,
      ).toBe(true);
  });

  test('give nothing away by length: options are alike, and the right one is neither mostly the longest nor the shortest', () => {
    const ranks = CHECK.items.map(({ options }) => {
      const lengths = options.map(({ text }) => text.en!.length);
      expect(Math.max(...lengths) / Math.min(...lengths), options[0]!.text.en).toBeLessThan(1.25);
      return {
        isLongest: lengths[RIGHT] === Math.max(...lengths),
        isShortest: lengths[RIGHT] === Math.min(...lengths),
      };
    });
    expect(ranks.filter(({ isLongest }) => isLongest).length).toBeLessThanOrEqual(4);
    expect(ranks.filter(({ isShortest }) => isShortest).length).toBeLessThanOrEqual(4);
  });

  test('are asked all in both sittings, in other orders, and the right option stands at every place', () => {
    for (const sitting of PAIR)
      expect(
        itemsOf(CHECK, sitting)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(CHECK.items.map(({ id }) => id).sort());
    expect(itemsOf(CHECK, 'before')).not.toEqual(itemsOf(CHECK, 'after'));
    for (const sitting of PAIR) {
      const places = CHECK.items.map((item) => optionsOf(item, sitting).indexOf(RIGHT));
      expect(new Set(places).size).toBe(4);
      for (const place of [0, 1, 2, 3])
        expect(places.filter((each) => each === place).length, `${sitting}, ${place}`).toBeLessThanOrEqual(5);
    }
  });
});

describe('the parallel items', () => {
  test('are some of the items with another surface: the same ideas, the same number of options, none of the words', () => {
    for (const item of CHECK.parallel) {
      const first = CHECK.items.find(({ id }) => id === item.id)!;
      expect(item.misconceptions).toEqual(first.misconceptions);
      expect(item.options).toHaveLength(first.options.length);
      expect(item.asks.en).not.toBe(first.asks.en);
      const lengths = item.options.map(({ text }) => text.en!.length);
      expect(Math.max(...lengths) / Math.min(...lengths), item.asks.en).toBeLessThan(1.25);
    }
    const longest = CHECK.parallel.filter(({ options }) => {
      const lengths = options.map(({ text }) => text.en!.length);
      return lengths[RIGHT] === Math.max(...lengths);
    });
    expect(longest.length).toBeLessThanOrEqual(1);
  });
});

describe('the results', () => {
  const [first] = CHECK.items;

  test('what changed in an item is told once it was answered twice', () => {
    const change = (before: number, after: number) =>
      changeOf({ ...sat('before', { '1': before }), ...sat('after', { '1': after }) }, first!);
    expect([change(2, RIGHT), change(RIGHT, RIGHT), change(RIGHT, 1), change(1, 3)]).toEqual([
      'learned',
      'kept',
      'lost',
      'still',
    ]);
    expect(change(SKIPPED, RIGHT)).toBe('open');
    expect(changeOf(sat('before', { '1': 0 }), first!)).toBe('open');
  });

  test('two weeks later the change is from the last time that the parallel was answered', () => {
    const [item] = CHECK.parallel;
    const answers = { ...sat('before', { [item!.id]: 2 }), ...sat('later', { [item!.id]: RIGHT }) };
    expect(changeLater(answers, item!)).toBe('learned');
    expect(changeLater({ ...answers, ...sat('after', { [item!.id]: RIGHT }) }, item!)).toBe('kept');
    expect(changeLater(sat('after', { [item!.id]: RIGHT }), item!)).toBe('open');
  });

  test('what was passed over, or kept by another version of the page, counts as no answer', () => {
    expect(chosenOf(sat('before', { '1': SKIPPED }), 'before', first!)).toBeNull();
    expect(chosenOf(sat('before', { '1': 9 }), 'before', first!)).toBeNull();
    expect(countRight(sat('before', { '1': SKIPPED, '2': RIGHT, '3': 1 }), 'before', CHECK.items)).toEqual({
      right: 1,
      answered: 2,
    });
    const all = Object.fromEntries(CHECK.items.map(({ id }) => [id, SKIPPED]));
    expect(isDone(sat('after', all), 'after', CHECK)).toBe(true);
    expect(isDone(sat('after', { '1': 0 }), 'after', CHECK)).toBe(false);
  });

  test('a misconception counts the items that it stands behind', () => {
    const rows = byMisconception(CHECK, {
      ...sat('before', { '4': 1, '5': 1 }),
      ...sat('after', { '4': RIGHT, '5': 1 }),
    });
    expect(rows.find(({ misconception }) => misconception.id === 'M5')).toMatchObject({
      items: 2,
      before: { right: 0, answered: 2 },
      after: { right: 1, answered: 2 },
    });
  });

  test('the table has a row for each answer, with the option as text and the seconds, as CSV of RFC 4180', () => {
    const table = checkTable(
      CHECK,
      { ...sat('before', { '1': 1 }), ...sat('after', { '1': SKIPPED }) },
      (words) => words.en!,
    );
    expect(table.rows).toHaveLength(2);
    const [head, row, skipped] = toCsv(table).split('\r\n');
    expect(head).toBe('sitting,item,misconceptions,question,option,answer,right,seconds');
    expect(row).toMatch(/^before,1,M1 M2,.*,2,It looks for the answer in a large database\.,0,2\.5$/);
    expect(skipped).toMatch(/,,skipped,,2\.5$/);
    const written = checkTable(CHECK, {}, (words) => words.en!, { 'check-before/0': 'It lied.', 'check-after/0': '' });
    expect(written.rows.map((cells) => [cells[0], cells[1], cells[5]])).toEqual([
      ['before', '0', 'It lied.'],
      ['after', '0', 'skipped'],
    ]);
  });
});
