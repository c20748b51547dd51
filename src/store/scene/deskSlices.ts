/** What a scene holds of the page *Tokens and meaning*: its part, its own text, and how far merges are shown. */
import * as z from 'zod/mini';
import { unixLineEnds } from '@/model/tokens.ts';
import { COLUMN_IDS } from '@/store/tokenizerChoices.ts';
import {
  BPE_TEXTS,
  DEFAULT_GOAL,
  DESK_SECTIONS,
  LONGEST_DESK_TEXT,
  MOST_LEARNT,
  type ComparedPiece,
} from '@/store/tokensDesk.ts';
import { oneOf, orNull, textOf, wholeNumber, type Codec } from './codec.ts';
import { field } from './slice.ts';

/** A text has at most one piece a character, and a piece at most one merge fewer than bytes. */
const MOST_PIECES = LONGEST_DESK_TEXT;
const MOST_MERGES = 3 * LONGEST_DESK_TEXT;

const compared: Codec<ComparedPiece> = {
  schema: z.object({ column: z.enum(COLUMN_IDS), at: z.number().check(z.int(), z.gte(0), z.lte(MOST_MERGES)) }),
  toText: ({ column, at }) => `${column}.${at}`,
  fromText: (text) => {
    const [column, at, ...more] = text.split('.');
    return more.length > 0 || !at ? null : { column, at: Number(at) };
  },
};

export const DESK_SLICES = {
  deskSection: field(oneOf(DESK_SECTIONS), {
    name: 'desk',
    when: 'setting',
    initial: 'cut',
    read: ({ tokensDesk }) => tokensDesk.getState().section,
    apply: (section, { tokensDesk }) => tokensDesk.getState().setSection(section),
  }),
  /** Before what points into it. Null: the prompt. */
  deskText: field(orNull(textOf(z.overwrite(unixLineEnds), z.maxLength(LONGEST_DESK_TEXT))), {
    name: 'cut',
    when: 'setting',
    initial: null,
    read: ({ tokensDesk }) => tokensDesk.getState().own,
    apply(text, { tokensDesk }) {
      if (text === null) tokensDesk.getState().followPrompt();
      else tokensDesk.getState().setText(text);
    },
  }),
  deskPiece: field(orNull(wholeNumber(MOST_PIECES)), {
    name: 'piece',
    when: 'setting',
    initial: null,
    read: ({ tokensDesk }) => tokensDesk.getState().piece,
    apply: (piece, { tokensDesk }) => tokensDesk.getState().choosePiece(piece),
  }),
  deskStep: field(orNull(wholeNumber(MOST_MERGES)), {
    name: 'merge',
    when: 'setting',
    initial: null,
    read: ({ tokensDesk }) => tokensDesk.getState().step,
    apply: (step, { tokensDesk }) => tokensDesk.getState().setStep(step),
  }),
  deskPart: field(orNull(wholeNumber(MOST_MERGES)), {
    name: 'family',
    when: 'setting',
    initial: null,
    read: ({ tokensDesk }) => tokensDesk.getState().part,
    apply: (part, { tokensDesk }) => tokensDesk.getState().choosePart(part),
  }),
  deskCompared: field(orNull(compared), {
    name: 'compared',
    when: 'setting',
    initial: null,
    read: ({ tokensDesk }) => tokensDesk.getState().compared,
    apply: (piece, { tokensDesk }) => tokensDesk.getState().compare(piece),
  }),
  /** Before how much is learnt of it. */
  bpeCorpus: field(oneOf(BPE_TEXTS), {
    name: 'corpus',
    when: 'setting',
    initial: 'story',
    read: ({ tokensDesk }) => tokensDesk.getState().corpus,
    apply: (corpus, { tokensDesk }) => tokensDesk.getState().setCorpus(corpus),
  }),
  bpeGoal: field(wholeNumber(MOST_LEARNT, 1), {
    name: 'goal',
    when: 'setting',
    initial: DEFAULT_GOAL,
    read: ({ tokensDesk }) => tokensDesk.getState().goal,
    apply: (goal, { tokensDesk }) => tokensDesk.getState().setGoal(goal),
  }),
  /** Learning is the same each time, so a link needs no more than how far it went. */
  bpeLearnt: field(wholeNumber(MOST_LEARNT), {
    name: 'learnt',
    when: 'setting',
    initial: 0,
    read: ({ tokensDesk }) => tokensDesk.getState().learnt,
    apply: (learnt, { tokensDesk }) => tokensDesk.getState().setLearnt(learnt),
  }),
} as const;
