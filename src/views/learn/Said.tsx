/** Words of the course in the language of the page; where they are not translated, in English, and marked as English. */
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { sayIn } from './LearnContext.ts';
import type { Translated } from './Lesson.ts';

export function Said({ words }: { readonly words: Translated }) {
  const { language } = useTranslation('learn');
  const { text, lang } = sayIn(words, language);
  return lang === undefined ? text : <span lang={lang}>{text}</span>;
}
