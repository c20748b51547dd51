/** Characters and tokens of the text, and a plain warning when it is longer than the window. */
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useWindowUse } from './useWindowUse.ts';
import { WindowChoice } from './WindowChoice.tsx';
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
      <WindowChoice />
      {use && over > 0 ? (
        <p className={styles.over} role="note">
          {t('overLimit', { count: over, limit: use.limit })}
        </p>
      ) : null}
    </div>
  );
}

let counted = { text: '', count: 0 };

/** Code points; counted without a list of them, and once, because every change of the stores asks for them. */
function countCharacters(text: string): number {
  if (text === counted.text) return counted.count;
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++;
  counted = { text, count };
  return count;
}
