/** A prompt run by the loaded model beside the text on show: its tokens, the three best next ones, and how it goes on. */
import { joinText, readTokens } from '@/model/tokens.ts';
import styles from '@/views/learn/Room.module.css';
import { TopTokens } from '@/views/learn/TopTokens.tsx';
import { useReading } from '@/views/learn/useReading.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import own from './Limits.module.css';

/** Tokens that are written on: enough for a sentence, or for a loop to show. */
const COUNT = 16;
const SHOWN = 3;

export function LiveRun({ prompt }: { readonly prompt: string }) {
  const { t } = useTranslation('learn');
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  const error = useValue('aside', (state) => state.error);
  const reading = useReading(prompt === '' ? null : prompt, COUNT);
  if (prompt === '') return <p role="status">{t('limits.empty')}</p>;
  if (!reading || !vocabulary) return <p role="status">{t(error ? 'limits.failed' : 'limits.reading')}</p>;
  const end = reading.written.findIndex((id) => vocabulary.special.has(id));
  const written = end < 0 ? reading.written : reading.written.slice(0, end);
  return (
    <div className={own.run} aria-live="polite">
      <p className={styles.note}>
        {t('limits.tokens', { count: reading.ids.length })}
        {reading.ids.length > reading.windowLength ? ` · ${t('limits.cut', { window: reading.windowLength })}` : null}
      </p>
      <h3>{t('limits.top')}</h3>
      <TopTokens label={t('limits.top')} reading={reading} vocabulary={vocabulary} count={SHOWN} />
      <h3>{t('limits.goesOn')}</h3>
      <p className={own.written} translate="no">
        {joinText(readTokens(written, vocabulary))}
      </p>
      {end >= 0 ? <p className={styles.note}>{t('limits.ends')}</p> : null}
    </div>
  );
}
