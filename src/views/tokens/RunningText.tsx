/**
 * The text so far as one reads it, once the model has added to it: what was typed, then what was generated. It can be
 * selected and copied; chips cannot be read as a text, and the box holds the typed part alone.
 */
import { useEffect, useMemo, useRef } from 'react';
import { joinText, readTokens } from '@/model/tokens.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './RunningText.module.css';

export function RunningText() {
  const { t } = useTranslation('tokens');
  const prompt = useValue('sequence', (state) => state.prompt);
  const generated = useValue('sequence', (state) => state.generated);
  const cursor = useValue('sequence', (state) => state.cursor);
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  const place = useRef<HTMLParagraphElement>(null);
  const added = useMemo(() => {
    if (!vocabulary) return '';
    const ids = generated.slice(0, cursor).map((token) => token.id);
    return joinText(readTokens(ids, vocabulary));
  }, [generated, cursor, vocabulary]);

  // Of a text of many lines the end is in view: there it goes on.
  useEffect(() => {
    if (place.current) place.current.scrollTop = place.current.scrollHeight;
  }, [prompt, added]);

  if (added === '') return null;
  return (
    <p
      ref={place}
      className={styles.text}
      role="region"
      aria-label={t('running')}
      tabIndex={0}
      dir="auto"
      translate="no"
    >
      {prompt}
      <mark className={styles.added}>{added}</mark>
    </p>
  );
}
