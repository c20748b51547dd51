/** The messages of the page *Tokens and meaning*. They come with it, so that the first page does not wait for them. */
import i18next from 'i18next';
import bpe from './messages/en/bpe.json';
import desk from './messages/en/desk.json';
import languages from './messages/en/languages.json';
import meaning from './messages/en/meaning.json';
import merges from './messages/en/merges.json';
import tokenizers from './messages/en/tokenizers.json';

export const tokensEnglish = { desk, merges, tokenizers, languages, bpe, meaning } as const;

/** Adds them to the catalog, which must have been started. */
export function addTokensMessages(): void {
  for (const [namespace, messages] of Object.entries(tokensEnglish))
    i18next.addResourceBundle('en', namespace, messages, true, true);
}
