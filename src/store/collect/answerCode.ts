/**
 * A student's answer as a line of text, which a picture of squares (QR) or a chat carries:
 *
 *     glassbox-answer:1:<question>:<student>:<answer>
 *
 * The question is a hash of its text, so that an answer to another one is told apart. The student is a random name that
 * their page gave itself: who shows a code twice is counted once, and nobody is named. It comes from anywhere.
 */
import { cleanAnswer, isTooLong } from './cleanAnswer.ts';

export interface AnswerCode {
  readonly question: string;
  readonly student: string;
  readonly answer: string;
}

/** `newer`: of a later version of the page; `question`: the teacher's code, not a student's; `foreign`: something else. */
export type CodeFault = 'newer' | 'question' | 'foreign' | 'tooLong' | 'empty';
export type ReadCode =
  | { readonly code: AnswerCode; readonly fault: null }
  | { readonly code: null; readonly fault: CodeFault };

const KIND = 'glassbox-answer';
const VERSION = 1;
const FORM = /^glassbox-answer:(\d{1,6}):([0-9a-z]{1,16}):([0-9a-z]{4,32}):(.*)$/su;
/** Characters that are looked at. */
const MOST_CODE = 2000;

export const writeCode = ({ question, student, answer }: AnswerCode): string =>
  [KIND, VERSION, question, student, answer].join(':');

export const looksLikeCode = (text: string): boolean => text.startsWith(`${KIND}:`);

export function readCode(read: string): ReadCode {
  const text = read.slice(0, MOST_CODE).trim();
  const version = /^glassbox-answer:(\d{1,6}):/.exec(text)?.[1];
  if (version !== undefined && Number(version) > VERSION) return { code: null, fault: 'newer' };
  if (/#answer=/.test(text)) return { code: null, fault: 'question' };
  const [, , question, student, written] = FORM.exec(text) ?? [];
  if (question === undefined || student === undefined || written === undefined) return { code: null, fault: 'foreign' };
  const answer = cleanAnswer(written);
  if (answer === '') return { code: null, fault: 'empty' };
  return isTooLong(answer) ? { code: null, fault: 'tooLong' } : { code: { question, student, answer }, fault: null };
}

/** Names a text in a code. FNV-1a, 32 bits. */
export function questionHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}
