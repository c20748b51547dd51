/** How many answered; and once they are revealed the class's shares beside the model's, in a table and in bits. */
import { Button } from '@/elements/Button.tsx';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { tokenId } from '@/model/axes.ts';
import { answersTable } from '@/store/collect/answersTable.ts';
import { ExportHere } from '@/views/shared/export/ExportHere.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ClassResult } from './ClassResult.tsx';
import { useCollected, useCollecting } from './CollectContext.ts';
import styles from './CollectView.module.css';
import { HowRead } from './HowRead.tsx';
import { useModelSide } from './useModelSide.ts';

export function ResultSection({ answers }: { readonly answers: readonly string[] }) {
  const { t } = useTranslation('collect');
  const { collected } = useCollecting();
  const round = useCollected('collected', (state) => state.round);
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  const error = useValue('aside', (state) => state.error);
  const side = useModelSide(round, answers);
  const { isRevealed, question } = round;
  const table = () =>
    answersTable(
      question,
      side?.answers ?? answers,
      side && vocabulary
        ? { ...side.reading, matched: side.matched, label: (id) => candidateLabel(vocabulary, tokenId(id)) }
        : null,
    );
  return (
    <section className={styles.result} aria-label={t('result')}>
      <div className={styles.head}>
        <p role="status" className={styles.count}>
          {t('count', { count: answers.length })}
        </p>
        <Button
          variant={isRevealed ? 'plain' : 'primary'}
          disabled={answers.length === 0 || question === ''}
          onClick={() => collected.getState().change({ isRevealed: !isRevealed })}
        >
          {t(isRevealed ? 'cover' : 'reveal')}
        </Button>
      </div>
      {!isRevealed || answers.length === 0 ? (
        <p className={styles.quiet}>{t(question === '' ? 'noQuestion' : answers.length === 0 ? 'none' : 'covered')}</p>
      ) : side && vocabulary ? (
        <>
          <ClassResult side={side} vocabulary={vocabulary} />
          <HowRead side={side} vocabulary={vocabulary} />
        </>
      ) : (
        <p role="status">{t(error ? 'failed' : vocabulary ? 'reading' : 'noModel')}</p>
      )}
      {answers.length > 0 ? (
        <ExportHere title={t('csv')}>
          <ExportTable label={t('csv')} fileName="glassbox-answers" table={table} />
        </ExportHere>
      ) : null}
    </section>
  );
}
