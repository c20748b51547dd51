/** Several texts in rows: how many tokens each is, and how probable a few words are after it, by the loaded model. */
import { useFormat } from '@/elements/useFormat.ts';
import { findToken } from '@/model/findToken.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import styles from '@/views/learn/Room.module.css';
import { useReading } from '@/views/learn/useReading.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { Bench } from './Bench.ts';

export function SideBySide({ texts, words }: NonNullable<Bench['table']>) {
  const { t } = useTranslation('learn');
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('limits.side')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('limits.text')}</th>
            <th scope="col" className={styles.number}>
              {t('limits.count')}
            </th>
            {words.map((word) => (
              <th key={word} scope="col" className={styles.number} translate="no">
                {word.replaceAll(' ', '·')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {texts.map((text) => (
            <Row key={text} text={text} words={words} vocabulary={vocabulary} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly text: string;
  readonly words: readonly string[];
  readonly vocabulary: Vocabulary | null;
}

function Row({ text, words, vocabulary }: RowProps) {
  const format = useFormat();
  const reading = useReading(text);
  return (
    <tr>
      <th scope="row" translate="no">
        {text}
      </th>
      <td className={styles.number}>{reading ? format.integer(reading.ids.length) : '…'}</td>
      {words.map((word) => {
        const id = vocabulary && findToken(vocabulary, word);
        return (
          <td key={word} className={styles.number}>
            {!reading ? '…' : id === null ? '–' : format.percent(reading.probabilities[id] ?? 0)}
          </td>
        );
      })}
    </tr>
  );
}
