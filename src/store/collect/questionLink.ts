/**
 * The question in an address: what a student's page opens with, without a model and without anything fetched but itself.
 *
 *     #answer=1.<hash of the text>.<its end, base64>
 */
import { fromBase64Url, toBase64Url } from '@/formats/base64.ts';
import { ANSWER } from './answerAddress.ts';
import { questionHash } from './answerCode.ts';

const VERSION = 1;
/** Of a longer text its end is shown: a code with more is too fine to be read from the last row. */
export const MOST_SHOWN = 280;

export interface Question {
  readonly hash: string;
  readonly text: string;
  /** The text has a beginning that is not shown. */
  readonly isCut: boolean;
}

export function writeQuestion(text: string): string {
  const letters = [...text];
  const shown = letters.slice(-MOST_SHOWN).join('');
  const mark = letters.length > MOST_SHOWN ? 'c' : '';
  return `${ANSWER}${VERSION}${mark}.${questionHash(text)}.${toBase64Url(new TextEncoder().encode(shown))}`;
}

/** Null where the address holds none that this page can read. */
export function readQuestion(fragment: string): Question | null {
  const [, mark, hash, packed] = /#answer=1(c?)\.([0-9a-z]{1,16})\.([\w-]{1,2000})/.exec(fragment) ?? [];
  if (hash === undefined || packed === undefined) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(packed));
    const isCut = mark === 'c';
    // A link that lost its end would ask something else.
    return text === '' || (!isCut && questionHash(text) !== hash) ? null : { hash, text, isCut };
  } catch {
    return null;
  }
}
