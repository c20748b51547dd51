/** One row a tokenizer. Those that are not here have, in the place of their numbers, the way to get them. */
import { useFormat } from '@/elements/useFormat.ts';
import { designOf } from '@/model/tokenizers/designs.ts';
import { vocabularySize } from '@/model/vocabulary.ts';
import { COLUMN_IDS, type ColumnId } from '@/store/tokenizerChoices.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { FetchCell } from '@/views/shared/desk/FetchCell.tsx';
import { useColumnName } from '@/views/shared/desk/useColumns.ts';
import { useTokenizerValue } from '@/views/shared/desk/TokenizersContext.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { countsOf, type TextCounts } from './countsOf.ts';
import { UseBox, useIsHere } from './UseBox.tsx';
import styles from './TokenizersView.module.css';

const NUMBERS = ['tokens', 'bytesPerToken', 'charactersPerToken'] as const;

export function TokenizerTable({ text }: { readonly text: string }) {
  const { t } = useTranslation('tokenizers');
  const nameOf = useColumnName();
  const readings = useTokenizerValue('tokenizers', (state) => state.readings);
  const vocabulary = useValue('network', (state) => state.model?.vocabulary ?? null);
  const sizeOf = (id: ColumnId) =>
    id === 'model' ? vocabulary && vocabularySize(vocabulary) - vocabulary.special.size : designOf(id).vocabularySize;
  return (
    <>
      <div className={desk.scroll}>
        <table className={`${desk.table} ${desk.wide} ${styles.table}`} aria-label={t('heading')} data-drawing>
          <caption className="visually-hidden">{t('caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('columns.tokenizer')}</th>
              {(['vocabulary', ...NUMBERS, 'space'] as const).map((column) => (
                <th key={column} scope="col" title={t(`hints.${column}`)} data-kind={column}>
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {COLUMN_IDS.map((id) => (
              <Row key={id} id={id} size={sizeOf(id)} counts={countsOf(text, readings.get(id))} />
            ))}
          </tbody>
        </table>
      </div>
      <ExportTable
        label={t('heading')}
        fileName={t('file')}
        table={() => ({
          columns: ['tokenizer', 'vocabulary', 'tokens', 'bytes_per_token', 'characters_per_token', 'space'],
          rows: COLUMN_IDS.map((id) => {
            const counts = countsOf(text, readings.get(id));
            const numbers = NUMBERS.map((column) => counts?.[column] ?? null);
            return [nameOf(id), sizeOf(id), ...numbers, spaceOf(id)];
          }),
        })}
      />
    </>
  );
}

const spaceOf = (id: ColumnId) => (id === 'model' ? 'before' : designOf(id).space);

interface RowProps {
  readonly id: ColumnId;
  readonly size: number | null;
  readonly counts: TextCounts | null;
}

function Row({ id, size, counts }: RowProps) {
  const { t } = useTranslation('tokenizers');
  const format = useFormat();
  const name = useColumnName()(id);
  const isHere = useIsHere(id);
  return (
    <tr data-here={isHere || undefined}>
      <th scope="row">
        <UseBox id={id} name={name} />
        <span className={styles.design}>{t(`designs.${id}`)}</span>
      </th>
      <td data-kind="vocabulary">{size === null ? '–' : <data value={size}>{format.integer(size)}</data>}</td>
      {isHere ? (
        NUMBERS.map((column) => (
          <td key={column} data-kind={column}>
            {counts === null ? (
              <span className={styles.waiting}>{column === 'tokens' ? t('cutting') : '–'}</span>
            ) : (
              <CopyNumber value={counts[column]} format={column === 'tokens' ? 'integer' : format.number} />
            )}
          </td>
        ))
      ) : (
        <td colSpan={NUMBERS.length} className={styles.fetch}>
          {id === 'model' ? t('noModel') : <FetchCell id={id} name={name} />}
        </td>
      )}
      <td data-kind="space">{t(`spaces.${spaceOf(id)}`)}</td>
    </tr>
  );
}
