/**
 * The languages of the page. English comes with it; the catalogs of any other are a folder of the same files beside
 * `messages/en`, and are fetched when the language is chosen. A new language is that folder and one line here.
 */
import type { Catalog } from './catalog.ts';

/** Code, as `lang` and `Intl` know it, and the language's own name for itself. */
export const LANGUAGES = {
  en: 'English',
} as const satisfies Readonly<Record<string, string>>;

/** English made longer, accented and bracketed: what is not in brackets on the page does not come from the catalog. */
export const PSEUDO_LANGUAGE = 'en-XA';

const files = import.meta.glob<object>(['./messages/*/*.json', '!./messages/en/*.json'], { import: 'default' });

/** The first of these languages that the page has. `de-AT` is content with `de`. */
export function firstKnown(wanted: readonly (string | null)[]): string {
  for (const code of wanted) {
    if (code === PSEUDO_LANGUAGE) return code;
    const found = [code, code?.split('-')[0]].find((each) => each && Object.hasOwn(LANGUAGES, each));
    if (found) return found;
  }
  return 'en';
}

/** Fetch all messages of a language other than English. Rejects where they do not arrive. */
export async function fetchCatalog(code: string): Promise<Catalog> {
  if (code === PSEUDO_LANGUAGE) return (await import('./pseudoLanguage.ts')).pseudoCatalog();
  const folder = `./messages/${code}/`;
  const fetched = Object.entries(files)
    .filter(([path]) => path.startsWith(folder))
    .map(async ([path, load]) => [path.slice(folder.length, -'.json'.length), await load()] as const);
  return Object.fromEntries(await Promise.all(fetched));
}
