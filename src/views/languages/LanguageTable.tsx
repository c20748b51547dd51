/** One row a language, sorted by any column; bars for the ratios, so that they can be compared at a glance. */
import { Bar } from '@/elements/Bar.tsx';
import { Icon } from '@/elements/Icon.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { SortKey } from '@/store/tokenizerChoices.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import type { Column } from '@/views/shared/desk/useColumns.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { costOf, fitting, ratioOf, sortRows, type LanguageRow } from './languageRows.ts';
import styles from './LanguagesView.module.css';

interface LanguageTableProps {
  readonly columns: readonly Column[];
  readonly priced: Column;
  readonly rows: readonly LanguageRow[];
  readonly own: LanguageRow | null;
  readonly price: number | null;
  /** Tokens of the window; null while nothing says. */
  readonly room: number | null;
}

/** A single paragraph costs next to nothing. */
export const TIMES = 1000;

export function LanguageTable({ columns, priced, rows, own, price, room }: LanguageTableProps) {
  const { t } = useTranslation('languages');
  const sort = useValue('tokenizerChoices', (state) => state.sort);
  const sorted = sortRows(rows, sort);
  const shown = own ? [...sorted, own] : sorted;
  const most = Math.max(1, ...rows.flatMap((row) => columns.map(({ id }) => ratioOf(row, id, rows) ?? 0)));
  return (
    <>
      <div className={desk.scroll}>
        <table className={`${desk.table} ${desk.wide} ${styles.table}`} aria-label={t('heading')} data-drawing>
          <caption className="visually-hidden">{t('caption')}</caption>
          <thead>
            <tr>
              <SortHead by="language" label={t('columns.language')} />
              <SortHead by="bytes" label={t('columns.bytes')} hint={t('hints.bytes')} isNumber />
              <th scope="col" data-number title={t('hints.tokens', { name: priced.name })}>
                {t('columns.tokens')}
              </th>
              <th scope="col" data-number title={t('hints.cost')}>
                {t('columns.cost')}
              </th>
              <th scope="col" data-number title={room === null ? undefined : t('hints.room', { tokens: room })}>
                {t('columns.room')}
              </th>
              {columns.map(({ id, name }) => (
                <SortHead
                  key={id}
                  by={id}
                  label={t('columns.ratioOf', { name })}
                  hint={t('hints.ratioOf', { name })}
                  isNumber
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.tag ?? 'own'} {...{ row, rows, columns, priced, price, room, most }} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.end}>
        <ExportTable
          label={t('heading')}
          fileName={t('file')}
          table={() => ({
            columns: [
              'language',
              'name',
              'bytes',
              `cost of ${TIMES}`,
              'fit the window',
              ...columns.flatMap(({ name }) => [`tokens ${name}`, `ratio ${name}`]),
            ],
            rows: shown.map((row) => [
              row.tag,
              row.name,
              row.bytes,
              costOrNull(row.tokens.get(priced.id), price),
              roomOrNull(row.tokens.get(priced.id), room),
              ...columns.flatMap(({ id }) => [row.tokens.get(id) ?? null, ratioOf(row, id, rows)]),
            ]),
          })}
        />
        <ResetSort />
      </div>
    </>
  );
}

const costOrNull = (tokens: number | undefined, price: number | null) =>
  tokens === undefined || price === null ? null : costOf(tokens, price, TIMES);
const roomOrNull = (tokens: number | undefined, room: number | null) =>
  !tokens || room === null ? null : fitting(tokens, room);

function ResetSort() {
  const { t } = useTranslation('languages');
  const { tokenizerChoices } = useStores();
  const isSorted = useValue('tokenizerChoices', (state) => state.sort.by !== 'listed');
  if (!isSorted) return null;
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => tokenizerChoices.getState().setSort({ by: 'listed', isDescending: false })}
    >
      {t('reset')}
    </button>
  );
}

interface SortHeadProps {
  readonly by: SortKey;
  readonly label: string;
  readonly hint?: string;
  readonly isNumber?: boolean;
}

/** A column that can be sorted by: the first press puts numbers from the largest down, names from the first on. */
function SortHead({ by, label, hint, isNumber = false }: SortHeadProps) {
  const { t } = useTranslation('languages');
  const { tokenizerChoices } = useStores();
  const sort = useValue('tokenizerChoices', (state) => state.sort);
  const isOn = sort.by === by;
  const press = () => tokenizerChoices.getState().setSort({ by, isDescending: isOn ? !sort.isDescending : isNumber });
  return (
    <th
      scope="col"
      data-number={isNumber || undefined}
      aria-sort={isOn ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      title={hint}
    >
      <button type="button" className={styles.sort} title={t('sort', { column: label })} onClick={press}>
        <span>{label}</span>
        <span className={styles.arrow} data-on={isOn || undefined} data-up={(isOn && !sort.isDescending) || undefined}>
          <Icon name="chevronDown" size={1} />
        </span>
      </button>
    </th>
  );
}

interface RowProps extends Pick<LanguageTableProps, 'rows' | 'columns' | 'priced' | 'price' | 'room'> {
  readonly row: LanguageRow;
  /** The largest ratio of all, for which a bar is full. */
  readonly most: number;
}

function Row({ row, rows, columns, priced, price, room, most }: RowProps) {
  const { t } = useTranslation('languages');
  const format = useFormat();
  const tokens = row.tokens.get(priced.id);
  return (
    <tr data-own={row.tag === null || undefined}>
      <th scope="row">
        <RowName row={row} />
      </th>
      <td data-number>
        <data value={row.bytes}>{format.integer(row.bytes)}</data>
      </td>
      <td data-number>{tokens === undefined ? '–' : <data value={tokens}>{format.integer(tokens)}</data>}</td>
      <td data-number>
        {price === null ? (
          <span className={styles.none}>{t('noPrice')}</span>
        ) : tokens === undefined ? (
          '–'
        ) : (
          <data value={costOf(tokens, price, TIMES)}>{format.number(costOf(tokens, price, TIMES))}</data>
        )}
      </td>
      <td data-number>
        {tokens && room !== null ? (
          <data value={fitting(tokens, room)}>{format.integer(fitting(tokens, room))}</data>
        ) : (
          '–'
        )}
      </td>
      {columns.map(({ id }) => {
        const ratio = ratioOf(row, id, rows);
        return (
          <td key={id} data-number data-ratio>
            {ratio === null ? '–' : <data value={ratio}>{format.fixed(ratio, 2)}</data>}
            <Bar share={(ratio ?? 0) / most} meaning="residual" marker={1 / most} />
          </td>
        );
      })}
    </tr>
  );
}

function RowName({ row }: { readonly row: LanguageRow }) {
  const { t } = useTranslation('languages');
  const { tokenizerChoices } = useStores();
  const isChosen = useValue('tokenizerChoices', (state) => state.language === row.tag);
  const { tag, name } = row;
  if (tag === null) return <span title={t('ownHint')}>{name}</span>;
  return (
    <button
      type="button"
      className={styles.language}
      aria-pressed={isChosen}
      title={t('show', { language: name })}
      onClick={() => tokenizerChoices.getState().setLanguage(tag)}
      translate="no"
    >
      {name}
    </button>
  );
}
