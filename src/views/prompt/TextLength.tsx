/** Characters and tokens of the text, and a plain warning when it is longer than the window. */
import { useTranslation } from 'react-i18next';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useWindowUse } from './useWindowUse.ts';
import styles from './PromptView.module.css';

export function TextLength() {
  const { t } = useTranslation('prompt');
  const characters = useValue('sequence', (state) => Array.from(state.draft).length);
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
