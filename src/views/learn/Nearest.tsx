/** In the prose of a lesson: the tokens whose rows lie nearest to one, by the model at hand, with their cosines. */
import { useEffect } from 'react';
import { Bar } from '@/elements/Bar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { findToken } from '@/model/findToken.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { valueOf } from '@/store/asking.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Room.module.css';

export interface NearestProps {
  /** With its space: " king". */
  readonly of: string;
  readonly count?: number;
}

export function Nearest({ of, count = 6 }: NearestProps) {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const { meaning } = useStores();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  const token = vocabulary ? findToken(vocabulary, of) : null;
  const answer = useValue('meaning', (state) => (token === null ? undefined : state.beside.get(token)));
  useEffect(() => {
    if (token !== null) meaning.getState().askBeside(token);
  }, [meaning, token]);
  const found = valueOf(answer);
  // Another model may not have the word as one token, or no table that can be read: the prose stands without it.
  if (!vocabulary || token === null || answer?.state === 'lacking' || answer?.state === 'failed') return null;
  return (
    <figure>
      <figcaption>{t('nearest', { name: candidateLabel(vocabulary, token) })}</figcaption>
      <ol className={styles.bars} aria-label={t('nearest', { name: candidateLabel(vocabulary, token) })}>
        {(found?.list ?? []).slice(0, count).map(({ id, cosine }) => (
          <li key={id}>
            <span className={styles.label} translate="no">
              {candidateLabel(vocabulary, id)}
            </span>
            <span className={styles.track}>
              <Bar share={Math.max(0, cosine)} />
            </span>
            <span className={styles.share}>{format.fixed(cosine, 2)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
