/** What a scene holds of the page *Tokens and meaning*: its part, its own text, and how far merges are shown. */
import * as z from 'zod/mini';
import { unixLineEnds } from '@/model/tokens.ts';
import { DESK_SECTIONS, LONGEST_DESK_TEXT } from '@/store/tokensDesk.ts';
import { oneOf, orNull, textOf, wholeNumber } from './codec.ts';
import { field } from './slice.ts';

/** A text has at most one piece a character, and a piece at most one merge fewer than bytes. */
const MOST_PIECES = LONGEST_DESK_TEXT;
const MOST_MERGES = 3 * LONGEST_DESK_TEXT;

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
} as const;
