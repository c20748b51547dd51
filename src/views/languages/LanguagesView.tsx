/** What the same paragraph takes in many languages: tokens, ratio to English, money and window, and why. */
import { Button } from '@/elements/Button.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { windowOf } from '@/store/network.ts';
import { useColumns, type Column } from '@/views/shared/desk/useColumns.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { extremes, type LanguageRow } from './languageRows.ts';
import { LanguageTable } from './LanguageTable.tsx';
import { PriceFields } from './PriceFields.tsx';
import { useLanguageRows } from './useLanguageRows.ts';
import styles from './LanguagesView.module.css';

export function LanguagesView() {
  const { t } = useTranslation('languages');
  const columns = useColumns();
  const { rows, own } = useLanguageRows();
  const priced = useValue('tokenizerChoices', (state) => state.priced);
  const price = useValue('tokenizerChoices', (state) => state.price);
  const asked = useValue('tokenizerChoices', (state) => state.room);
  const window = useValue('network', windowOf);
  // One that is not here any more gives way to the first that is.
  const column = columns.find(({ id }) => id === priced) ?? columns[0];
  const ownRoom = window === Infinity ? null : window;
  return (
    <Panel heading={t('heading')} what={t('what')} shows={column ? <Range rows={rows} column={column} /> : undefined}>
      {column ? (
        <>
          <PriceFields columns={columns} priced={column.id} ownRoom={ownRoom} />
          <LanguageTable
            columns={columns}
            priced={column}
            rows={rows}
            own={own}
            price={price}
            room={asked ?? ownRoom}
          />
          <Paragraph rows={rows} />
        </>
      ) : (
        <p className={desk.muted}>{t('waiting')}</p>
      )}
      <details className={styles.why} open>
        <summary>{t('why.heading')}</summary>
        <p>{t('why.training')}</p>
        <p>{t('why.bytes')}</p>
        <p>{t('why.length')}</p>
      </details>
      <p className={desk.muted}>{t('source')}</p>
    </Panel>
  );
}

function Range({ rows, column }: { readonly rows: readonly LanguageRow[]; readonly column: Column }) {
  const { t } = useTranslation('languages');
  const format = useFormat();
  const found = extremes(rows, column.id);
  if (!found) return null;
  const least = found.least.tokens.get(column.id)!;
  const most = found.most.tokens.get(column.id)!;
  return t('shows', {
    name: column.name,
    least,
    leastLanguage: found.least.name,
    most,
    mostLanguage: found.most.name,
    ratio: format.number(most / least, 2),
  });
}

/** The text behind one row, in its own script and direction. */
function Paragraph({ rows }: { readonly rows: readonly LanguageRow[] }) {
  const { t } = useTranslation('languages');
  const { tokensDesk } = useStores();
  const tag = useValue('tokenizerChoices', (state) => state.language);
  const row = rows.find((known) => known.tag === tag) ?? rows[0];
  if (!row?.tag) return null;
  return (
    <figure className={styles.paragraph} aria-label={t('chosen', { language: row.name })}>
      <figcaption className={desk.muted}>{t('chosen', { language: row.name })}</figcaption>
      <blockquote lang={row.tag} dir={row.direction} translate="no">
        {row.text}
      </blockquote>
      <Button onClick={() => tokensDesk.getState().setText(row.text)}>{t('useAsText')}</Button>
    </figure>
  );
}
