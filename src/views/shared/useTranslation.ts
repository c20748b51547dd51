/**
 * The messages of a namespace in the language of the page. A view's messages come with its code, and the language by
 * context, so there is nothing to wait for and nothing to subscribe to. The hook of react-i18next asks both anew in
 * every component, at every render: a quarter of what React computed until the first prediction was on show.
 */
import { use } from 'react';
import i18next, { type Namespace, type TFunction } from 'i18next';
import { LanguageContext } from '@/elements/useFormat.ts';

/** `namespace`: of several the first has the keys, the others are there as `name:key`. */
export function useTranslation<const N extends Namespace>(namespace: N): { t: TFunction<N>; language: string } {
  const language = use(LanguageContext);
  return { t: translate(namespace, language), language };
}

/** One function for each namespace and language, so that what depends on it is made once. */
const known = new Map<string, TFunction<never>>();

function translate<const N extends Namespace>(namespace: N, language: string): TFunction<N> {
  const name = `${language} ${String(namespace)}`;
  let t = known.get(name) as TFunction<N> | undefined;
  if (!t) {
    t = withMemory(i18next.getFixedT(language, namespace));
    known.set(name, t as unknown as TFunction<never>);
  }
  return t;
}

/** How often the catalog got other words. */
let changes = 0;
let heard: typeof i18next.store | null = null;

/** Words may come later, with a view or a language, and stand for those that are there now. */
function countChanges(): number {
  if (heard !== i18next.store) {
    heard = i18next.store;
    heard.on('added', () => changes++);
    changes++;
  }
  return changes;
}

/**
 * A message into which nothing is filled is looked up once: the catalog resolves languages, namespaces and plurals anew
 * each time, which was a twelfth of what the page computed from one state to the next.
 */
function withMemory<const N extends Namespace>(t: TFunction<N>): TFunction<N> {
  const ask = t as unknown as (...asked: readonly unknown[]) => unknown;
  const said = new Map<unknown, unknown>();
  let since = countChanges();
  const remember = (...asked: readonly unknown[]) => {
    const [key] = asked;
    if (asked.length > 1 || typeof key !== 'string') return ask(...asked);
    if (since !== countChanges()) {
      since = changes;
      said.clear();
    }
    if (said.has(key)) return said.get(key);
    const words = ask(...asked);
    // A message that is not there comes back as its key.
    if (typeof words === 'string' && !key.endsWith(words)) said.set(key, words);
    return words;
  };
  // Its language and namespaces, which `Trans` reads.
  return Object.assign(remember, t);
}
