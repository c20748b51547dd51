/** The piece as characters, each with the bytes that UTF-8 writes it in: what merging begins with. */
import { codePointLabel } from '@/model/tokenLabel.ts';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ByteRow.module.css';

/** Characters drawn: a piece may be a whole paragraph. */
const MOST_CHARACTERS = 40;

const encoder = new TextEncoder();
const hexadecimal = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');

export function ByteRow({ text }: { readonly text: string }) {
  const { t } = useTranslation('merges');
  const characters = Array.from(text.slice(0, 4 * MOST_CHARACTERS)).slice(0, MOST_CHARACTERS);
  const more = [...text].length - characters.length;
  return (
    <div className={styles.row}>
      <h3>{t('bytes.heading')}</h3>
      <ol className={styles.list} aria-label={t('bytes.label')}>
        {characters.map((character, at) => (
          <li key={at} className={styles.character}>
            <span className={styles.sign} dir="auto" translate="no">
              {codePointLabel(character.codePointAt(0)!)}
            </span>
            <code className={styles.bytes}>{Array.from(encoder.encode(character), hexadecimal).join(' ')}</code>
          </li>
        ))}
      </ol>
      {more > 0 ? <p className={desk.more}>{t('bytes.more', { count: more })}</p> : null}
    </div>
  );
}
