/** The pieces of every tokenizer that is shown, under one another, and what is chosen among them. */
import { useMemo } from 'react';
import { Toggle } from '@/elements/Toggle.tsx';
import { wellFormed } from '@/model/tokens.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useColumns } from '@/views/shared/desk/useColumns.ts';
import { useTokenizerValue } from '@/views/shared/desk/TokenizersContext.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { ChosenPiece } from './ChosenPiece.tsx';
import type { CellPlace } from '@/elements/AlignedRows.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { PieceGrid } from './PieceGrid.tsx';
import { readPieces, type CutRow } from './pieces.ts';
import styles from './TokenizersView.module.css';

export function PiecesSection({ text }: { readonly text: string }) {
  const { t } = useTranslation('tokenizers');
  const { tokenizerChoices, tokensDesk } = useStores();
  const showsIds = useValue('tokenizerChoices', (state) => state.showsIds);
  const whole = wellFormed(text).text;
  const { rows, lost } = useCutRows(whole);
  const pieces = useMemo(() => readPieces(whole, rows), [whole, rows]);
  const chosen = useValue('tokensDesk', (state) => state.compared);
  const row = pieces.findIndex(({ column }) => column === chosen?.column);
  const place = chosen && pieces[row]?.pieces[chosen.at] ? { row, at: chosen.at } : null;
  const choose = (next: CellPlace | null) => {
    const column = next && pieces[next.row]?.column;
    tokensDesk.getState().compare(column ? { column, at: next.at } : null);
  };
  return (
    <section className={styles.pieces} aria-label={t('pieces.heading')}>
      <header className={styles.piecesHead}>
        <h3>{t('pieces.heading')}</h3>
        <Toggle label={t('pieces.showIds')} isOn={showsIds} onChange={tokenizerChoices.getState().showIds} />
      </header>
      {lost.map((name) => (
        <p key={name} className={desk.muted}>
          {t('pieces.lost', { name })}
        </p>
      ))}
      {pieces.length > 0 ? (
        <PieceGrid text={whole} rows={pieces} showsIds={showsIds} chosen={place} onChoose={choose} />
      ) : (
        <p className={desk.muted}>{t('cutting')}</p>
      )}
      {pieces.length > 1 ? <Legend /> : <p className={desk.muted}>{t('pieces.one')}</p>}
      <ChosenPiece rows={pieces} chosen={place} />
      {pieces.length > 0 ? (
        <ExportTable
          label={t('pieces.heading')}
          fileName={t('pieces.file')}
          table={() => ({
            columns: ['tokenizer', 'token', 'id', 'from_byte', 'to_byte', 'label', 'against_first_row'],
            rows: pieces.flatMap(({ name, pieces: own }) =>
              own.map(({ id, from, to, label, differs }, at) => [name, at, id, from, to, label, differs]),
            ),
          })}
        />
      ) : null}
    </section>
  );
}

function Legend() {
  const { t } = useTranslation('tokenizers');
  return (
    <p className={styles.legend}>
      {t('pieces.legend')} <span data-differs="longer">{t('pieces.longer')}</span>{' '}
      <span data-differs="shorter">{t('pieces.shorter')}</span> <span data-fragment>{t('pieces.fragment')}</span>
    </p>
  );
}

/** Those of the columns that have cut this text; and those whose tokens do not make it again. */
function useCutRows(text: string): { readonly rows: readonly CutRow[]; readonly lost: readonly string[] } {
  const columns = useColumns();
  const readings = useTokenizerValue('tokenizers', (state) => state.readings);
  // Names and ids as one word: the list is made anew with every render.
  const key = columns.map(({ id, name }) => `${id}=${name}`).join('\n');
  return useMemo(() => {
    const named = key.split('\n').map((line) => line.split('=') as [CutRow['column'], string]);
    const rows: CutRow[] = [];
    const lost: string[] = [];
    for (const [column, name] of named) {
      const reading = readings.get(column);
      if (reading?.text !== text) continue;
      if (reading.ends === null) lost.push(name);
      else if (reading.ids.length > 0) rows.push({ column, name, ids: reading.ids, ends: reading.ends });
    }
    return { rows, lost };
  }, [key, readings, text]);
}
