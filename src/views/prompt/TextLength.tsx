/** Characters and tokens of the text, and a plain warning when it is longer than the window. */
import { useTranslation } from 'react-i18next';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useWindowUse } from './useWindowUse.ts';
import styles from './PromptView.module.css';

export function TextLength() {
  const { t } = useTranslation('prompt');
  const characters = useValue('sequence', (state) => countCharacters(state.draft));
  const progress = useValue('trace', (state) => state.progress);
  const use = useWindowUse();
  const over = use ? use.count - use.limit : 0;
  return (
    <div className={styles.length}>
      <p className={styles.counts}>
        <span>
          <data value={characters}>{t('characters', { count: characters })}</data>
        </span>
        {use ? (
          <span>
            <data value={use.count}>
              {over > 0 ? t('tokensOver', { count: use.count }) : t('tokensOf', { count: use.count, limit: use.limit })}
            </data>
          </span>
        ) : null}
        {progress ? <span>{t('reading', progress)}</span> : null}
      </p>
      {use && over > 0 ? (
        <p className={styles.over} role="note">
          {t('overLimit', { count: over, limit: use.limit })}
        </p>
      ) : null}
    </div>
  );
}

/** Code points; counted without a list of them, because it is done with every key also in a text of a million. */
function countCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++;
  return count;
}
