/** How far the text has shrunk: the vocabulary grows by one with each merge, and each token stands for more bytes. */
import { TrendLine } from '@/elements/TrendLine.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { LearntList } from '@/store/bpeTraining.ts';
import { Sums } from '@/views/shared/desk/Sums.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Compression.module.css';

export function Compression({ list: { training, merges } }: { readonly list: LearntList }) {
  const { t } = useTranslation('bpe');
  const format = useFormat();
  const { byteCount, tokenCount, pieceCount, wordCount, tokens } = training;
  const sums = [
    ['bytes', format.integer(byteCount)],
    ['pieces', format.integer(pieceCount)],
    ['words', format.integer(wordCount)],
    ['merges', format.integer(merges.length)],
    ['vocabulary', format.integer(tokens.length)],
    ['tokens', format.integer(tokenCount)],
    ['bytesPerToken', format.number(byteCount / tokenCount)],
  ] as const;
  const values = [1, ...merges.map(({ tokensAfter }) => byteCount / tokensAfter)];
  return (
    <>
      <Sums sums={sums.map(([key, value]) => ({ name: t(`sums.${key}`), value }))} />
      <figure className={styles.curve}>
        <figcaption>{t('curve.caption')}</figcaption>
        <TrendLine
          label={t('curve.label')}
          moments={values.map((_, at) => at)}
          values={values}
          minimum={1}
          maximum={Math.max(2, values.at(-1) ?? 1)}
          meaning="residual"
          height={72}
          describe={(at) => t('curve.point', { count: at, value: format.number(values[at] ?? 1) })}
        />
      </figure>
    </>
  );
}
