/**
 * A made lesson in a link or a file, and back. In a link it is packed: JSON, gzip, base64. gzip brings a checksum, so a
 * link that was cut or changed on its way is told from one that is whole. In a file it is JSON, to be read by people.
 */
import * as z from 'zod/mini';
import { fromBase64Url, toBase64Url } from '@/formats/base64.ts';
import { FormatError } from '@/formats/FormatError.ts';
import { compress, decompress } from '@/formats/gzip.ts';
import { fileIn, MADE } from '@/store/madeLesson.ts';
import { fromTravelling, MADE_VERSION, madeSchema, toTravelling, type MadeLesson } from './MadeLesson.ts';

/** Unpacked, bytes, and as a file: far above any lesson within its bounds that was not made to be a burden. */
export const MOST_BYTES = 2_000_000;

/** `cut`: not whole, or changed on its way; `newer`: of a later version of the page; `foreign`: something else. */
export type LessonFault = 'cut' | 'newer' | 'foreign' | 'tooLong';
export type ReadLesson =
  | { readonly lesson: MadeLesson; readonly id: string; readonly fault: null }
  | { readonly lesson: null; readonly fault: LessonFault };

export async function writeLesson(lesson: MadeLesson): Promise<string> {
  return toBase64Url(await compress(new TextEncoder().encode(JSON.stringify(toTravelling(lesson)))));
}

/** The same as a file. */
export function lessonFile(lesson: MadeLesson): string {
  return `${JSON.stringify(toTravelling(lesson), null, 2)}\n`;
}

/** What a link holds after `made=`, or a file (`fromFile`). Whatever it is, this says what. */
export async function readLesson(source: string): Promise<ReadLesson> {
  if (source.length > MOST_BYTES) return { lesson: null, fault: 'tooLong' };
  try {
    return readJson(fileIn(source) ?? (await unpack(source)));
  } catch (error) {
    if (error instanceof FormatError) return { lesson: null, fault: 'cut' };
    throw error;
  }
}

async function unpack(packed: string): Promise<string> {
  // What a mail or a chat wrote behind the link is none of it.
  const letters = packed.trim().replace(/[.,;:!?)\]>"'\s]+$/, '');
  return new TextDecoder().decode(await decompress(fromBase64Url(letters), MOST_BYTES));
}

function readJson(text: string): ReadLesson {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { lesson: null, fault: 'foreign' };
  }
  const version = z.object({ glassboxLesson: z.number() }).safeParse(given);
  if (!version.success) return { lesson: null, fault: 'foreign' };
  if (version.data.glassboxLesson > MADE_VERSION) return { lesson: null, fault: 'newer' };
  const parsed = madeSchema.safeParse(given);
  if (!parsed.success) return { lesson: null, fault: 'foreign' };
  const lesson = fromTravelling(parsed.data);
  if (lesson.steps.length === 0) return { lesson: null, fault: 'foreign' };
  return { lesson, id: lessonId(lesson), fault: null };
}

/** Names a lesson by what is in it: what was answered in one is no answer in another. FNV-1a, 32 bits. */
export function lessonId(lesson: MadeLesson): string {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(toTravelling({ ...lesson, steps: lesson.steps.map(withoutSpeaker) })))
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return `${MADE}-${(hash >>> 0).toString(36)}`;
}

/** As students get it: without what is for who presents it. */
export const forStudents = (lesson: MadeLesson): MadeLesson => ({ ...lesson, steps: lesson.steps.map(withoutSpeaker) });

function withoutSpeaker<Step extends { readonly speaker: string }>(step: Step): Step {
  return { ...step, speaker: '' };
}
