/** The files of one time. One that is none of this page's is said to be none, and the others stay. */
import { useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { NEEDED, readResults, type Result, type Side } from '@/store/collect/beforeAfter.ts';
import { decodeText } from '@/store/training/decodeText.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './CollectView.module.css';

export interface OpenedFile {
  readonly name: string;
  readonly results: readonly Result[];
}

export interface ResultFilesProps {
  readonly side: Side;
  readonly files: readonly OpenedFile[];
  readonly onChange: (change: (files: readonly OpenedFile[]) => readonly OpenedFile[]) => void;
}

/** As many as a large course has students. */
const MOST_FILES = 500;

export function ResultFiles({ side, files, onChange }: ResultFilesProps) {
  const { t } = useTranslation('collect');
  const format = useFormat();
  const picker = useRef<HTMLInputElement>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const faultOf = (name: string, fault: 'noText' | 'columns' | 'sitting' | 'empty', found: readonly string[] = []) =>
    t(`compare.fault.${fault}`, {
      name,
      needed: format.list([...NEEDED]),
      found: found.some((column) => column !== '') ? format.list([...found], 'units') : '–',
    });
  const open = async (chosen: readonly File[]) => {
    const read: OpenedFile[] = [];
    const said: string[] = [];
    for (const file of chosen.slice(0, MOST_FILES)) {
      const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
      if (decoded.kind === 'refused') {
        said.push(faultOf(file.name, 'noText'));
        continue;
      }
      const result = readResults(decoded.text, side);
      if (result.results) read.push({ name: file.name, results: result.results });
      else said.push(faultOf(file.name, result.fault, result.found));
    }
    setFaults(said);
    if (read.length > 0) onChange((now) => [...now, ...read].slice(-MOST_FILES));
  };
  const answers = files.reduce((sum, { results }) => sum + results.length, 0);
  return (
    <section
      className={styles.section}
      aria-label={t(`compare.${side}`)}
      onDrop={(event) => {
        const dropped = [...event.dataTransfer.files];
        if (dropped.length === 0) return;
        event.preventDefault();
        void open(dropped);
      }}
    >
      <h3>{t(`compare.${side}`)}</h3>
      <div className={styles.line}>
        <Button onClick={() => picker.current?.click()}>{t(`compare.open.${side}`)}</Button>
        {files.length > 0 ? (
          <Button
            variant="quiet"
            onClick={() => {
              setFaults([]);
              onChange(() => []);
            }}
          >
            {t(`compare.clear.${side}`)}
          </Button>
        ) : null}
        <input
          ref={picker}
          hidden
          multiple
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void open(chosen);
          }}
        />
      </div>
      <p role="status" className={styles.quiet}>
        {files.length > 0 ? t('compare.opened', { count: files.length, answers: format.integer(answers) }) : ''}
      </p>
      {faults.length > 0 ? (
        <div className={styles.leftOut} role="alert">
          {faults.slice(0, 5).map((fault, at) => (
            <p key={at}>{fault}</p>
          ))}
        </div>
      ) : null}
    </section>
  );
}
