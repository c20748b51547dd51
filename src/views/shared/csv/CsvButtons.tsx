/** The numbers of a table as CSV: on the clipboard, or as a file. The caller says what is in it, when it is asked for. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toCsv, type CsvTable } from '@/draw/toCsv.ts';
import { Button } from '@/elements/Button.tsx';
import { downloadFile } from '@/views/shared/downloadFile.ts';
import styles from './CsvButtons.module.css';

export interface CsvButtonsProps {
  /** The table's name: the buttons of several tables are told apart by it. */
  readonly label: string;
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly table: () => CsvTable;
}

export function CsvButtons({ label, fileName, table }: CsvButtonsProps) {
  const { t } = useTranslation('app');
  const [said, setSaid] = useState<'done' | 'failed' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(toCsv(table()));
      setSaid('done');
    } catch {
      // A frame or an old browser may forbid the clipboard; the file is still to be had.
      setSaid('failed');
    }
  };
  return (
    <div className={styles.buttons} role="group" aria-label={t('csv.group', { table: label })}>
      <Button variant="quiet" onClick={() => void copy()}>
        {t('csv.copy')}
      </Button>
      <Button variant="quiet" onClick={() => downloadFile(`${fileName}.csv`, toCsv(table()), 'text/csv;charset=utf-8')}>
        {t('csv.save')}
      </Button>
      <span className={styles.said} role="status">
        {said ? t(`csv.${said}`) : ''}
      </span>
    </div>
  );
}
