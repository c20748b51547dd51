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
  if (!t) known.set(name, (t = i18next.getFixedT(language, namespace)) as unknown as TFunction<never>);
  return t;
}
