/** The rows as they are now: names in the language of the page, tokens of every tokenizer that is shown. */
import { useMemo } from 'react';
import { useFormat } from '@/elements/useFormat.ts';
import { wellFormed } from '@/model/tokens.ts';
import type { ColumnId } from '@/store/tokenizerChoices.ts';
import { DECLARATION } from '@/store/tokenizers/declaration.ts';
import { useDeskText } from '@/views/shared/desk/useDeskText.ts';
import { useTokenizerValue } from '@/views/shared/desk/TokenizersContext.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { languageRows, ownRow, type LanguageRow } from './languageRows.ts';

export interface LanguageRows {
  /** As listed; English first. */
  readonly rows: readonly LanguageRow[];
  /** The visitor's own text; null when there is none. */
  readonly own: LanguageRow | null;
}

export function useLanguageRows(): LanguageRows {
  const { t } = useTranslation('languages');
  const { language } = useFormat();
  const text = wellFormed(useDeskText()).text;
  const counts = useTokenizerValue('tokenizers', (state) => state.counts);
  const readings = useTokenizerValue('tokenizers', (state) => state.readings);
  const rows = useMemo(
    () => languageRows({ declaration: DECLARATION, nameOf: (tag) => languageName(tag, language), counts }),
    [counts, language],
  );
  const name = t('own');
  const own = useMemo(() => {
    if (text === '') return null;
    const read = [...readings].filter(([, reading]) => reading.text === text);
    return ownRow(name, text, new Map(read.map(([id, { ids }]): [ColumnId, number] => [id, ids.length])));
  }, [text, readings, name]);
  return { rows, own };
}

/** "German" of `de-1996`: which orthography a translation follows is not what is compared. */
export function languageName(tag: string, pageLanguage: string): string {
  const { language, region } = new Intl.Locale(tag);
  const plain = region ? `${language}-${region}` : language;
  return new Intl.DisplayNames([pageLanguage], { type: 'language' }).of(plain) ?? tag;
}
