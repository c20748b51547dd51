/** The link that brings a lesson along, how long it may be, and what of a link that somebody pastes is the lesson. */
import { MADE, MOST_IN_ADDRESS } from '@/store/madeLesson.ts';

/** Characters of a link that every mail program keeps whole: Outlook ends one after 2,083. */
export const MOST_IN_MAIL = 2000;

export function lessonLink(packed: string): string {
  const page = location.href.split('#')[0] ?? '';
  return `${page}#page=learn&lesson=${MADE}&made=${packed}`;
}

/** `mail`: anywhere; `page`: where links are not cut; `file`: in none. */
export function linkReach(link: string, packed: string): 'mail' | 'page' | 'file' {
  if (packed.length > MOST_IN_ADDRESS) return 'file';
  return link.length <= MOST_IN_MAIL ? 'mail' : 'page';
}

/** From a pasted link, or from what stands behind `made=` alone; null where there is no lesson in it. */
export function packedIn(pasted: string): string | null {
  const text = pasted.trim();
  const [, packed] = /[#&]made=([^&\s]*)/.exec(text) ?? [];
  if (packed !== undefined && packed !== '') return packed;
  return /^[\w-]{20,}$/.test(text) ? text : null;
}

/** For a file's name. */
export function fileName(title: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase();
  return `${name === '' ? 'lesson' : name}.lesson.json`;
}
