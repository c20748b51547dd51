/**
 * What of a panel can leave the page: its drawings (`data-drawing`), its tables and its formulas (`data-tex`). The
 * scope marks where the panel is, and its tables are told to it. Leaves out how files are made: a place that can do it
 * puts a button at the end of each panel's heading (PanelEnd).
 */
import { createContext, use, useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { CsvTable } from '@/draw/toCsv.ts';

export interface ExportedTable {
  /** Tables of one panel are told apart by it. */
  readonly label: string;
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly table: () => CsvTable;
}

export interface ExportScopeValue {
  readonly title: string;
  /** Of the element that the panel is. */
  readonly own: { readonly ref: RefObject<HTMLElement | null>; readonly 'data-exports': true };
  readonly tables: () => readonly ExportedTable[];
  /** Until the returned function is called. */
  readonly add: (table: { readonly current: ExportedTable }) => () => void;
}

const Context = createContext<ExportScopeValue | null>(null);

/** At the end of the heading's line of every panel. */
export const PanelEnd = createContext<ReactNode>(null);

export function ExportScope({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const ref = useRef<HTMLElement>(null);
  const value = useMemo((): ExportScopeValue => {
    const tables = new Set<{ readonly current: ExportedTable }>();
    return {
      title,
      own: { ref, 'data-exports': true },
      tables: () => [...tables].map(({ current }) => current),
      add(table) {
        tables.add(table);
        return () => void tables.delete(table);
      },
    };
  }, [title]);
  return <Context value={value}>{children}</Context>;
}
ExportScope.Context = Context;

/** Tells a table to the panel it stands in, from where its numbers are at hand. */
export function useExportedTable(table: ExportedTable): void {
  const scope = use(Context);
  const latest = useRef(table);
  useEffect(() => {
    latest.current = table;
  });
  useEffect(() => scope?.add(latest), [scope]);
}
