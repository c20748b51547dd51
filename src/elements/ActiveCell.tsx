/**
 * The one cell of a painted grid that a screen reader is told about. The grid has the focus and
 * points here by aria-activedescendant; with thousands of cells there is no element for each.
 */
export interface ActiveCellProps {
  readonly id: string;
  readonly row: number;
  readonly column: number;
  readonly label: string;
  readonly isSelected?: boolean;
}

export function ActiveCell({ id, row, column, label, isSelected = false }: ActiveCellProps) {
  return (
    <div role="row" aria-rowindex={row + 1} className="visually-hidden">
      {/* A new id makes a new element, which is what gets announced. */}
      <div key={id} id={id} role="gridcell" aria-colindex={column + 1} aria-selected={isSelected}>
        {label}
      </div>
    </div>
  );
}

/** Where an arrow key, Home or End leads in a grid; null for any other key. Control widens Home and End to the whole grid. */
export function moveInGrid(
  event: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: { readonly row: number; readonly column: number },
  rows: number,
  columns: number,
): { row: number; column: number } | null {
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const at = (nextRow: number, nextColumn: number) => ({
    row: clamp(nextRow, rows),
    column: clamp(nextColumn, columns),
  });
  switch (event.key) {
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'Home':
      return at(event.ctrlKey ? 0 : row, 0);
    case 'End':
      return at(event.ctrlKey ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
