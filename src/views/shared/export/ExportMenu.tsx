/** What of a panel can be taken along, as a list: its drawing, each of its tables, its formulas. Fetched when it is opened. */
import { useState, type RefObject } from 'react';
import type { ExportedTable, ExportScopeValue } from '@/elements/ExportScope.tsx';
import { Menu, type MenuItem } from '@/elements/Menu.tsx';
import { displayTex } from '@/draw/plainTex.ts';
import { toCsv } from '@/draw/toCsv.ts';
import { downloadFile } from '@/views/shared/downloadFile.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { copyTable } from './copyTable.ts';
import { saveDrawing } from './saveDrawing.ts';
import { listExports } from './listExports.ts';
import { slug } from './slug.ts';
import { useFacts } from './useFacts.ts';

export interface ExportMenuProps {
  readonly scope: ExportScopeValue;
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  /** Told to screen readers and shown for a while. */
  readonly onSaid: (words: string) => void;
}

export function ExportMenu({ scope, opener, onClose, onSaid }: ExportMenuProps) {
  const { t } = useTranslation('app');
  const facts = useFacts();
  // What stands there when the list is opened.
  const [{ drawings, tables, formulas }] = useState(() => listExports(scope));
  const file = slug(scope.title);
  const tell = (done: Promise<string>) =>
    void done.then(onSaid, () => {
      onSaid(t('export.failed'));
    });
  const save = (name: string, content: string | Uint8Array, type: string) => {
    downloadFile(name, content, type);
    return t('export.saved', { name });
  };
  const drawing = (kind: 'svg' | 'png') =>
    tell(
      saveDrawing(drawings, { title: scope.title, ...facts() }, kind).then(({ content, type }) =>
        save(`${file}.${kind}`, content, type),
      ),
    );
  const copy = async (copying: Promise<boolean>) => t((await copying) ? 'export.copied' : 'export.refused');
  // One table needs no name.
  const nameOf = ({ label }: ExportedTable) => (tables.length > 1 ? { hint: label } : {});
  const items: MenuItem[] = [
    ...(drawings.length > 0
      ? (['svg', 'png'] as const).map((kind) => ({ id: kind, label: t(`export.${kind}`), run: () => drawing(kind) }))
      : []),
    ...tables.map((table, at) => ({
      id: `csv-${at}`,
      label: t('export.csv'),
      ...nameOf(table),
      run: () => onSaid(save(`${slug(table.fileName)}.csv`, toCsv(table.table()), 'text/csv;charset=utf-8')),
    })),
    ...tables.map((table, at) => ({
      id: `copy-${at}`,
      label: t('export.copyTable'),
      ...nameOf(table),
      run: () => tell(copy(copyTable(table.table()))),
    })),
    ...(formulas.length > 0
      ? [
          {
            id: 'tex',
            label: t('export.tex', { count: formulas.length }),
            run: () => tell(copy(copyWords(displayTex(formulas)))),
          },
        ]
      : []),
  ];
  return (
    <Menu
      label={t('export.menu', { panel: scope.title })}
      items={items}
      empty={t('export.nothing')}
      opener={opener}
      onClose={onClose}
    />
  );
}

function copyWords(words: string): Promise<boolean> {
  return navigator.clipboard.writeText(words).then(
    () => true,
    () => false,
  );
}
