/**
 * Numbers, units and lists in the language of the page. The language comes by context and not from the catalog of
 * messages: elements know no catalog, and a table of hundreds of numbers must not subscribe hundreds of times.
 */
import { createContext, use } from 'react';
import { formats, type Format } from '@/draw/formats.ts';

/** The language of the page, as `Intl` knows it. The app provides it; English where nothing does. */
export const LanguageContext = createContext('en');

export function useFormat(): Format {
  return formats(use(LanguageContext));
}
