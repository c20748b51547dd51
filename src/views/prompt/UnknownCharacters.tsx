/** Says which characters of the prompt the model has no tokens for: its tokenizer writes others in their place. */
import { useMemo } from 'react';
import { findUnknownCharacters } from '@/model/unknownCharacters.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './PromptView.module.css';

/** More than these are not named. */
const NAMED = 12;

export function UnknownCharacters() {
  const { t } = useTranslation('prompt');
  const prompt = useValue('sequence', (state) => state.prompt);
  const ids = useValue('sequence', (state) => state.promptIds);
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  const unknown = useMemo(
    () => (vocabulary && ids.length > 0 ? findUnknownCharacters(prompt, ids, vocabulary) : []),
    [prompt, ids, vocabulary],
  );
  if (unknown.length === 0) return null;
  const named = unknown.slice(0, NAMED).map(nameOf).join(' ');
  return (
    <p className={styles.over} role="note">
      {t('unknown', { count: unknown.length, characters: unknown.length > NAMED ? `${named} …` : named })}
    </p>
  );
}

/** A character that can be seen: blank ones by their code point. */
function nameOf(character: string): string {
  if (character.trim() !== '' && !/\p{C}/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
