/**
 * A lesson that an instructor put together: steps in order, each a state of the page with words beside it, a question,
 * and what is on show. What it may hold, and how much, stands here; how it travels, in packLesson.ts. It comes from a
 * stranger: words are plain text, states are scenes and pass what every address passes, and nothing else is in it.
 */
import * as z from 'zod/mini';
import { unixLineEnds } from '@/model/tokens.ts';
import type { Fields } from '@/store/scene/codec.ts';
import { sceneFields } from './sceneFields.ts';

export const MADE_VERSION = 1;

/** Characters of each text, and how many there may be of the rest. A whole lesson has room in a browser's storage. */
export const MOST = {
  title: 200,
  note: 4000,
  asks: 1000,
  answer: 200,
  answers: 12,
  steps: 60,
  minutes: 180,
  language: 20,
  views: 64,
} as const;

/** `choice`: one of several; `written`: in the student's words; `model`: shares, and the model at hand answers. */
export const QUESTION_KINDS = ['choice', 'written', 'model'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface ExpectedAnswer {
  readonly text: string;
  /** Of a choice. What was written is compared with all of them; of tokens the model says how probable each is. */
  readonly isRight: boolean;
}

export interface MadeQuestion {
  readonly kind: QuestionKind;
  readonly asks: string;
  readonly answers: readonly ExpectedAnswer[];
}

export interface MadeStep {
  /** The state of the page, as fields of an address. Those that begin with `t.` stand on the training page. */
  readonly scene: Fields;
  /** Ids of the views on show. */
  readonly views: readonly string[];
  /** Ids of controls inside those views that are not there. */
  readonly without: readonly string[];
  /** To the students. A blank line begins a paragraph, `**` sets words apart, a backtick marks a token. */
  readonly note: string;
  /** To who presents it. */
  readonly speaker: string;
  /** Planned for it; 0: none. */
  readonly minutes: number;
  readonly question: MadeQuestion | null;
  /** What comes next is covered until the question was answered. */
  readonly isVeiled: boolean;
  /** On the training page: what was trained in the step before goes on. */
  readonly goesOn: boolean;
}

export interface MadeLesson {
  readonly title: string;
  /** Of its words, as `lang` knows it. */
  readonly language: string;
  readonly steps: readonly MadeStep[];
}

const text = (most: number) => z.string().check(z.overwrite(unixLineEnds), z.maxLength(most));
const id = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/));
const ids = z.array(id).check(
  z.maxLength(MOST.views),
  z.refine((list) => new Set(list).size === list.length),
);
const not = (value: boolean) => z._default(z.boolean(), value);

const question = z.object({
  kind: z.enum(QUESTION_KINDS),
  asks: text(MOST.asks),
  answers: z.array(z.object({ text: text(MOST.answer), right: not(false) })).check(z.maxLength(MOST.answers)),
});

const step = z.object({
  scene: z.string().check(z.maxLength(60_000)),
  views: ids,
  without: z._default(ids, []),
  note: z._default(text(MOST.note), ''),
  speaker: z._default(text(MOST.note), ''),
  minutes: z._default(z.number().check(z.int(), z.gte(0), z.lte(MOST.minutes)), 0),
  question: z._default(z.nullable(question), null),
  veiled: not(false),
  goesOn: not(false),
});

/** As it travels: without what is ordinary. */
export const madeSchema = z.object({
  glassboxLesson: z.literal(MADE_VERSION),
  title: text(MOST.title),
  language: z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.maxLength(MOST.language)),
  steps: z.array(step).check(z.maxLength(MOST.steps)),
});
type Travelling = z.infer<typeof madeSchema>;

export function fromTravelling({ title, language, steps }: Travelling): MadeLesson {
  return {
    title,
    language,
    steps: steps.map(({ scene, veiled, question: asked, ...rest }) => ({
      ...rest,
      scene: sceneFields(scene),
      question: asked && {
        kind: asked.kind,
        asks: asked.asks,
        answers: asked.answers.map(({ text: words, right }) => ({ text: words, isRight: right })),
      },
      isVeiled: veiled,
    })),
  };
}

export function toTravelling({ title, language, steps }: MadeLesson) {
  return {
    glassboxLesson: MADE_VERSION,
    title,
    language,
    steps: steps.map(({ scene, views, without, note, speaker, minutes, question: asked, isVeiled, goesOn }) => ({
      scene: new URLSearchParams(scene).toString(),
      views,
      ...(without.length > 0 ? { without } : {}),
      ...(note !== '' ? { note } : {}),
      ...(speaker !== '' ? { speaker } : {}),
      ...(minutes > 0 ? { minutes } : {}),
      ...(asked
        ? {
            question: {
              kind: asked.kind,
              asks: asked.asks,
              answers: asked.answers.map((answer) => ({
                text: answer.text,
                ...(answer.isRight ? { right: true } : {}),
              })),
            },
          }
        : {}),
      ...(isVeiled ? { veiled: true } : {}),
      ...(goesOn ? { goesOn: true } : {}),
    })),
  };
}
