import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tensor } from '@/model/tensor.ts';
import { Heatmap, type AttentionCell } from '@/elements/Heatmap.tsx';
import { layOut } from './layOut.ts';

const TOKENS = ['When', '·Mary', '·went'].map((text) => ({ text }));
const WEIGHTS = tensor(['query', 'key'], [3, 3], Float32Array.of(1, 0, 0, 0.25, 0.75, 0, 0.5, 0.125, 0.375));
const describeCell = ({ query, key }: AttentionCell, weight: number) =>
  `${TOKENS[query]?.text} → ${TOKENS[key]?.text}: ${weight}`;

interface MapProps {
  readonly onHover?: (cell: AttentionCell | null) => void;
  readonly onSelect?: (cell: AttentionCell) => void;
}

function Map(props: MapProps) {
  const [query, setQuery] = useState(2);
  return (
    <Heatmap
      label="Attention of layer 3, head 2"
      weights={WEIGHTS}
      tokens={TOKENS}
      queryAxisLabel="query"
      keyAxisLabel="key"
      selectedQuery={query}
      describeCell={describeCell}
      hint="Point at a cell."
      {...props}
      onSelect={(cell) => {
        setQuery(cell.query);
        props.onSelect?.(cell);
      }}
    />
  );
}

const grid = () => screen.getByRole('grid', { name: 'Attention of layer 3, head 2' });
/** What a screen reader would say of the cell that has the focus. */
const activeCell = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');

describe('Heatmap', () => {
  beforeEach(() => layOut(400, 400));
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test('is a grid that names one cell: the selected query and the first key', () => {
    render(<Map />);
    expect(grid()).toHaveAttribute('aria-rowcount', '3');
    expect(grid()).toHaveAttribute('aria-colcount', '3');
    expect(activeCell()).toHaveTextContent('·went → When: 0.5');
    expect(activeCell()).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByText('Point at a cell.')).toBeInTheDocument();
  });

  test('is walked cell by cell, and stops at its edges', async () => {
    const user = userEvent.setup();
    render(<Map />);
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(activeCell()).toHaveTextContent('·went → ·Mary: 0.125');
    await user.keyboard('{ArrowUp}{ArrowDown}{ArrowDown}');
    expect(activeCell()).toHaveTextContent('·went → ·Mary: 0.125');
    await user.keyboard('{End}');
    expect(activeCell()).toHaveTextContent('·went → ·went: 0.375');
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(activeCell()).toHaveTextContent('When → When: 1');
  });

  test('selects with Enter, and forgets what was pointed at with Escape', async () => {
    const user = userEvent.setup();
    const [onSelect, onHover] = [vi.fn(), vi.fn()];
    render(<Map onSelect={onSelect} onHover={onHover} />);
    await user.tab();
    await user.keyboard('{ArrowUp}{ArrowRight}{Enter}');
    expect(onSelect).toHaveBeenLastCalledWith({ query: 1, key: 1 });
    await user.keyboard('{Escape}');
    expect(onHover).toHaveBeenLastCalledWith(null);
  });

  test('tells which cell the pointer is on, once each, and writes its weight', () => {
    const onHover = vi.fn();
    render(<Map onHover={onHover} />);
    // 32 pixels a cell: this is row 1, column 0.
    fireEvent.pointerMove(grid(), { clientX: 10, clientY: 40 });
    fireEvent.pointerMove(grid(), { clientX: 12, clientY: 44 });
    expect(onHover.mock.calls).toEqual([[{ query: 1, key: 0 }]]);
    expect(screen.getByText('·Mary → When: 0.25', { selector: 'p' })).toBeInTheDocument();
    fireEvent.pointerLeave(grid(), { pointerType: 'mouse' });
    expect(onHover).toHaveBeenLastCalledWith(null);
  });

  test('keeps what a finger pointed at when the finger is lifted', () => {
    const onHover = vi.fn();
    render(<Map onHover={onHover} />);
    fireEvent.pointerDown(grid(), { clientX: 10, clientY: 40, pointerType: 'touch' });
    fireEvent.pointerLeave(grid(), { pointerType: 'touch' });
    expect(onHover.mock.calls).toEqual([[{ query: 1, key: 0 }]]);
  });
});
