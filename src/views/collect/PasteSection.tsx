/** Answers as a column that was copied from a chat, a form or a spreadsheet, or that stands in a file. */
import { useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Select } from '@/elements/Select.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { MOST_LETTERS } from '@/store/collect/cleanAnswer.ts';
import { MOST_ROWS, SEPARATORS } from '@/store/collect/readTable.ts';
import type { Answers } from '@/store/collect/round.ts';
import { decodeText } from '@/store/training/decodeText.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useCollected, useCollecting } from './CollectContext.ts';
import styles from './CollectView.module.css';

export function PasteSection({ answers }: { readonly answers: Answers }) {
  const { t } = useTranslation('collect');
  const { collected } = useCollecting();
  const pasted = useCollected('collected', ({ round }) => round.pasted);
  const picker = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<'noText' | null>(null);
  const { change } = collected.getState();
  const put = (text: string) => {
    setFault(null);
    // Columns of another paste are other columns.
    change({ pasted: text, ...(text.trim() === '' ? { separator: null, column: null } : {}) });
  };
  const open = async (file: File) => {
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
    if (decoded.kind === 'refused') return setFault('noText');
    setFault(null);
    change({ pasted: decoded.text, separator: null, column: null });
  };
  return (
    <section
      className={styles.section}
      aria-label={t('ways.paste')}
      onDrop={(event) => {
        const [file] = [...event.dataTransfer.files];
        if (!file) return;
        event.preventDefault();
        void open(file);
      }}
    >
      <Field
        label={t('pasted')}
        value={pasted}
        rows={6}
        maxRows={10}
        isMono
        hint={t('pastedHint')}
        error={fault ? t('noText') : null}
        onChange={put}
      />
      <div className={styles.line}>
        <Button onClick={() => picker.current?.click()}>{t('openFile')}</Button>
        <input
          ref={picker}
          hidden
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          onChange={(event) => {
            const [file] = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            if (file) void open(file);
          }}
        />
      </div>
      {pasted.trim() === '' ? null : <Columns answers={answers} />}
      <LeftOut answers={answers} />
    </section>
  );
}

/** Which column, where there are several or could be. */
function Columns({ answers: { table, column } }: { readonly answers: Answers }) {
  const { t } = useTranslation('collect');
  const { collected } = useCollecting();
  const { change } = collected.getState();
  const [first = []] = table.rows;
  return (
    <div className={styles.line}>
      <Select
        label={t('separator')}
        options={SEPARATORS.map((value) => ({ value, label: t(`separators.${value}`) }))}
        value={table.separator}
        onChange={(separator) => change({ separator, column: null })}
      />
      {table.columns > 1 ? (
        <Select
          label={t('column')}
          options={Array.from({ length: Math.min(table.columns, 50) }, (_, at) => ({
            value: String(at),
            label: t('columnOf', { number: at + 1, text: excerpt(table.header?.[at] ?? first[at] ?? '') }),
          }))}
          value={String(column)}
          onChange={(value) => change({ column: Number(value) })}
        />
      ) : null}
    </div>
  );
}

const excerpt = (text: string) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

/** Rows that are named; the rest is counted. */
const NAMED = 5;

function LeftOut({ answers: { table, tooLong, otherQuestion } }: { readonly answers: Answers }) {
  const { t } = useTranslation('collect');
  const format = useFormat();
  const said = (['tooLong', 'otherQuestion'] as const).flatMap((why) => {
    const rows = { tooLong, otherQuestion }[why];
    if (rows.length === 0) return [];
    const named = rows.slice(0, NAMED).map(format.integer);
    return [t(`leftOut.${why}`, { count: rows.length, rows: format.list(named, 'units'), most: MOST_LETTERS })];
  });
  if (table.isCut) said.push(t('leftOut.cut', { count: MOST_ROWS }));
  if (said.length === 0) return null;
  return (
    <ul className={styles.leftOut} aria-label={t('leftOut.label')}>
      {said.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
