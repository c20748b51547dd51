/** Two sets of a class's CSV files side by side. They are read where they lie: nothing of them is kept. */
import { useMemo, useState } from 'react';
import { compareResults, SIDES, type Side } from '@/store/collect/beforeAfter.ts';
import { ExportHere } from '@/views/shared/export/ExportHere.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './CollectView.module.css';
import { ComparedTable } from './ComparedTable.tsx';
import { ResultFiles, type OpenedFile } from './ResultFiles.tsx';

type Opened = Readonly<Record<Side, readonly OpenedFile[]>>;

export function BeforeAfter() {
  const { t } = useTranslation('collect');
  const [opened, setOpened] = useState<Opened>({ before: [], after: [] });
  const comparison = useMemo(() => {
    const all = (side: Side) => opened[side].flatMap(({ results }) => results);
    return compareResults(all('before'), all('after'));
  }, [opened]);
  const table = () => ({
    columns: ['question', 'right before', 'answered before', 'right after', 'answered after'],
    rows: comparison.rows.map(({ question, before, after }) => [
      question,
      before?.right ?? null,
      before?.answered ?? null,
      after?.right ?? null,
      after?.answered ?? null,
    ]),
  });
  return (
    <details className={styles.compare}>
      <summary>{t('compare.title')}</summary>
      <div className={styles.section}>
        <p className={styles.quiet}>{t('compare.what')}</p>
        <div className={styles.sides}>
          {SIDES.map((side) => (
            <ResultFiles
              key={side}
              side={side}
              files={opened[side]}
              onChange={(files) => setOpened((now) => ({ ...now, [side]: files(now[side]) }))}
            />
          ))}
        </div>
        {comparison.rows.length > 0 ? (
          <ExportHere title={t('compare.title')}>
            <ComparedTable comparison={comparison} />
            <ExportTable label={t('compare.title')} fileName="glassbox-before-after" table={table} />
          </ExportHere>
        ) : null}
      </div>
    </details>
  );
}
