/** The outcome of one change on each text, with the mean and how far the texts differ. */
import type { CsvTable } from '@/draw/toCsv.ts';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { Model } from '@/store/network.ts';
import { spreadOf, type PromptsFound } from '@/store/promptSet.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './cards.module.css';

interface PromptsTableProps {
  readonly found: PromptsFound;
  readonly model: Model;
}

const COLUMNS = ['before', 'after', 'bits'] as const;

export function PromptsTable({ found, model }: PromptsTableProps) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const words = useChangeWords();
  const { vocabulary } = model;
  const outcomes = found.rows.flatMap(({ outcome }) => outcome ?? []);
  const spreads = COLUMNS.map((column) => spreadOf(outcomes.map((outcome) => outcome[column])));
  // The unit of bits stands above its column.
  const formatOf = (column: (typeof COLUMNS)[number]) => (column === 'bits' ? format.number : format.percent);
  const range = (least: number, most: number, column: (typeof COLUMNS)[number]) =>
    t('prompts.range', { least: formatOf(column)(least), most: formatOf(column)(most) });
  return (
    <div className={styles.result}>
      <p className={styles.note}>{format.list(found.experiment.changes.map(words.change))}</p>
      <div className={styles.tableFrame} tabIndex={0} role="group" aria-label={t('prompts.table')}>
        <table className={styles.table} aria-label={t('prompts.table')}>
          <thead>
            <tr>
              <th scope="col">{t('prompts.text')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={styles.number}>
                  {t(`prompts.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.rows.map(({ prompt, outcome }, at) => (
              <tr key={at}>
                <th scope="row" className={styles.prompt}>
                  <bdi>{prompt}</bdi>
                  {outcome ? (
                    <>
                      {' → '}
                      <TokenChip text={candidateLabel(vocabulary, outcome.token)} isFragment={false} />
                    </>
                  ) : null}
                </th>
                {outcome ? (
                  <>
                    {COLUMNS.map((column) => (
                      <td key={column} className={styles.number}>
                        <CopyNumber value={outcome[column]} format={formatOf(column)} />
                      </td>
                    ))}
                  </>
                ) : (
                  <td colSpan={COLUMNS.length}>{t('prompts.leftOut')}</td>
                )}
              </tr>
            ))}
          </tbody>
          {outcomes.length > 1 ? (
            <tfoot>
              <tr>
                <th scope="row">{t('prompts.mean')}</th>
                {COLUMNS.map((column, at) => (
                  <td key={column} className={styles.number}>
                    <CopyNumber value={spreads[at]?.mean ?? null} format={formatOf(column)} />
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t('prompts.spread')}</th>
                {COLUMNS.map((column, at) => {
                  const spread = spreads[at];
                  return (
                    <td key={column} className={styles.spread}>
                      {spread ? range(spread.least, spread.most, column) : null}
                    </td>
                  );
                })}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
      <ExportTable label={t('prompts.table')} fileName="several-texts" table={() => promptsCsv(found, vocabulary)} />
    </div>
  );
}

function promptsCsv({ rows }: PromptsFound, vocabulary: Vocabulary): CsvTable {
  return {
    columns: ['text', 'token', 'token_id', 'probability_before', 'probability_after', 'kl_bits', 'likeliest_after'],
    rows: rows.map(({ prompt, outcome }) =>
      outcome
        ? [
            prompt,
            candidateLabel(vocabulary, outcome.token),
            outcome.token,
            outcome.before,
            outcome.after,
            outcome.bits,
            candidateLabel(vocabulary, outcome.tokenAfter),
          ]
        : [prompt, null, null, null, null, null, null],
    ),
  };
}
