/** What was answered before and after, item by item and misconception by misconception, and as a table for a teacher. */
import type { CsvTable } from '@/draw/toCsv.ts';
import type { Answer } from '@/store/course.ts';
import { shuffle } from '@/views/learn/shuffle.ts';
import type { CheckData, CheckItem } from './CheckItem.ts';

/** `later`: two weeks after it, with parallel items. */
export const SITTINGS = ['before', 'after', 'later'] as const;
export type Sitting = (typeof SITTINGS)[number];
/** Those with the same items. */
export const PAIR = ['before', 'after'] as const satisfies readonly Sitting[];
/** Of what is asked in one's own words. */
export const OPEN = '0';

type Answers = Readonly<Record<string, Answer>>;

/** Where an answer is kept: `check-before/1`. */
export const answerId = (sitting: Sitting, item: string) => `check-${sitting}/${item}`;

/** The right option of every item. */
export const RIGHT = 0;
/** What is kept for an item that was passed over. */
export const SKIPPED = -1;

/** Another order in each sitting, the same for everybody. */
const SEEDS: Readonly<Record<Sitting, number>> = { before: 1, after: 2, later: 3 };

export const itemsOf = ({ items, parallel }: CheckData, sitting: Sitting): CheckItem[] =>
  shuffle(sitting === 'later' ? parallel : items, SEEDS[sitting]);

/** Numbers of the options in the order in which they are shown. */
export const optionsOf = (item: CheckItem, sitting: Sitting): number[] =>
  shuffle(
    item.options.map((_, at) => at),
    SEEDS[sitting],
    Number(item.id),
  );

/** The number of the option that was chosen; null while none was, or when the item was passed over. */
export function chosenOf(answers: Answers, sitting: Sitting, item: CheckItem): number | null {
  const chosen = answers[answerId(sitting, item.id)]?.given[0];
  return chosen !== undefined && Number.isInteger(chosen) && chosen >= 0 && chosen < item.options.length
    ? chosen
    : null;
}

/** Answered or passed over. */
export const isDone = (answers: Answers, sitting: Sitting, data: CheckData): boolean =>
  itemsOf(data, sitting).every(({ id }) => answers[answerId(sitting, id)] !== undefined);

export type Change = 'learned' | 'kept' | 'lost' | 'still' | 'open';

/** From the first to the second time; `open` where one of the two is missing. */
export function changeOf(answers: Answers, item: CheckItem): Change {
  return change(chosenOf(answers, 'before', item), chosenOf(answers, 'after', item));
}

/** From the last time that its parallel was answered to two weeks later. */
export function changeLater(answers: Answers, item: CheckItem): Change {
  const earlier = chosenOf(answers, 'after', item) ?? chosenOf(answers, 'before', item);
  return change(earlier, chosenOf(answers, 'later', item));
}

function change(from: number | null, to: number | null): Change {
  if (from === null || to === null) return 'open';
  if (to === RIGHT) return from === RIGHT ? 'kept' : 'learned';
  return from === RIGHT ? 'lost' : 'still';
}

export interface Count {
  readonly right: number;
  /** Items that were answered. */
  readonly answered: number;
}

export function countRight(answers: Answers, sitting: Sitting, items: readonly CheckItem[]): Count {
  const chosen = items.map((item) => chosenOf(answers, sitting, item)).filter((option) => option !== null);
  return { right: chosen.filter((option) => option === RIGHT).length, answered: chosen.length };
}

/** For each misconception the items it stands behind, and how many were right each time. */
export function byMisconception({ items, parallel, misconceptions }: CheckData, answers: Answers) {
  return misconceptions.map((misconception) => {
    const own = (list: readonly CheckItem[]) => list.filter((item) => item.misconceptions.includes(misconception.id));
    return {
      misconception,
      items: own(items).length,
      before: countRight(answers, 'before', own(items)),
      after: countRight(answers, 'after', own(items)),
      later: countRight(answers, 'later', own(parallel)),
    };
  });
}

/** One row an item and sitting: what was chosen or written, whether it is right, and how long it took. */
export function checkTable(
  data: CheckData,
  answers: Answers,
  say: (words: CheckItem['asks']) => string,
  texts: Readonly<Record<string, string>> = {},
): CsvTable {
  const openRow = (sitting: Sitting) => {
    const text = texts[answerId(sitting, OPEN)];
    return text === undefined ? [] : [[sitting, OPEN, '', say(data.open.asks), null, text || 'skipped', null, null]];
  };
  const row = (sitting: Sitting, item: CheckItem) => {
    const answer = answers[answerId(sitting, item.id)];
    if (!answer) return [];
    const option = chosenOf(answers, sitting, item);
    const chosen = option === null ? null : item.options[option];
    return [
      [
        sitting,
        item.id,
        item.misconceptions.join(' '),
        say(item.asks),
        option === null ? null : option + 1,
        chosen ? say(chosen.text) : 'skipped',
        option === null ? null : Number(option === RIGHT),
        answer.given[1] ?? null,
      ],
    ];
  };
  return {
    columns: ['sitting', 'item', 'misconceptions', 'question', 'option', 'answer', 'right', 'seconds'],
    rows: SITTINGS.flatMap((sitting) => [
      ...openRow(sitting),
      ...(sitting === 'later' ? data.parallel : data.items).flatMap((item) => row(sitting, item)),
    ]),
  };
}
