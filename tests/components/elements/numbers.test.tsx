import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tensor } from '@/model/tensor.ts';
import { Bar } from '@/elements/Bar.tsx';
import { BipartiteLines, type BipartiteLinesProps } from '@/elements/BipartiteLines.tsx';
import { CumulativeBar } from '@/elements/CumulativeBar.tsx';
import { Formula } from '@/elements/Formula.tsx';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { VectorStrip } from '@/elements/VectorStrip.tsx';
import { layOut } from './layOut.ts';

beforeEach(() => layOut(400, 200));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('NumberValue', () => {
  test('shows three digits and carries all of them', () => {
    const { container } = render(<NumberValue value={0.123456789} unit="bits" />);
    expect(container.querySelector('data')).toHaveAttribute('value', '0.123456789');
    expect(container).toHaveTextContent('0.123 bits');
    expect(screen.getByTitle('0.123456789')).toBeInTheDocument();
  });

  test('says that a value is not known', () => {
    const { container } = render(<NumberValue value={null} />);
    expect(container).toHaveTextContent('–');
  });

  test('copies the full value by click and by Enter, and says so', async () => {
    const user = userEvent.setup();
    const onCopy = vi.fn();
    render(<NumberValue value={0.123456789} onCopy={onCopy} copyLabel="Copy" copiedLabel="Copied" />);
    await user.click(screen.getByRole('button', { name: 'Copy 0.123456789' }));
    expect(onCopy).toHaveBeenCalledWith('0.123456789');
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(onCopy).toHaveBeenCalledTimes(2);
  });

  test('confirms nothing when the copy was refused', async () => {
    const user = userEvent.setup();
    render(
      <NumberValue
        value={1}
        onCopy={() => Promise.reject(new Error('not allowed'))}
        copyLabel="Copy"
        copiedLabel="Copied"
      />,
    );
    await user.click(screen.getByRole('button'));
    expect(screen.queryByText('Copied')).not.toBeInTheDocument();
  });
});

describe('BipartiteLines', () => {
  const weights = tensor(['query', 'key'], [3, 3], Float32Array.of(1, 0, 0, 0.25, 0.75, 0, 0.595, 0.4, 0.005));
  const tokens = ['When', '·Mary', '·went'].map((text) => ({ text }));
  const show = (props: Partial<BipartiteLinesProps> = {}) =>
    render(
      <BipartiteLines
        weights={weights}
        tokens={tokens}
        selectedQuery={2}
        queryLabel="Query"
        keyLabel="Key"
        describeHidden={(count, weight) => `${count} hidden: ${weight.toFixed(3)}`}
        {...props}
      />,
    );

  test('draws the selected query’s lines, writes the weights, and tells what it left out', () => {
    const { container } = show();
    expect(container.querySelectorAll('path')).toHaveLength(2);
    const values = [...screen.getByRole('list', { name: 'Key' }).querySelectorAll('data')].map((item) =>
      Number(item.value),
    );
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    expect(screen.getByText('1 hidden: 0.005')).toBeInTheDocument();
  });

  test('shows the query that is pointed at instead', () => {
    show({ hoveredQuery: 0 });
    expect(screen.getByRole('list', { name: 'Key' }).querySelectorAll('data')).toHaveLength(1);
  });

  test('is a group of queries to choose from with the arrow keys', async () => {
    const user = userEvent.setup();
    const onSelectQuery = vi.fn();
    show({ onSelectQuery });
    expect(screen.getByRole('radiogroup', { name: 'Query' })).toBeInTheDocument();
    await user.tab();
    expect(screen.getByRole('radio', { name: '·went' })).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(onSelectQuery).toHaveBeenCalledWith(1);
    await user.click(screen.getByRole('radio', { name: 'When' }));
    expect(onSelectQuery).toHaveBeenLastCalledWith(0);
  });
});

describe('VectorStrip', () => {
  test('names one component at a time, by keyboard and by pointer', async () => {
    const user = userEvent.setup();
    render(
      <VectorStrip
        label="Query of ·Mary"
        values={Float32Array.of(0.5, -0.25, 2)}
        describeValue={(index, value) => `component ${index}: ${value}`}
        legendLabel="value"
      />,
    );
    const grid = screen.getByRole('grid', { name: 'Query of ·Mary' });
    const active = () => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    expect(active()).toHaveTextContent('component 0: 0.5');
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(active()).toHaveTextContent('component 1: -0.25');
    fireEvent.pointerMove(grid, { clientX: 40, clientY: 5 });
    expect(active()).toHaveTextContent('component 2: 2');
  });

  test('has a legend with limits that are alike on both sides', () => {
    render(<VectorStrip label="Values" values={Float32Array.of(0.5, -2)} describeValue={String} legendLabel="value" />);
    expect(screen.getByText('−2')).toBeInTheDocument();
    expect(screen.getByText('2')).toBeInTheDocument();
  });
});

test('the legend of weights has ticks from 0 to 1 and tells when it is not linear', () => {
  render(<HeatLegend label="attention weight" kind="sqrt" note="square root" />);
  for (const tick of ['0', '0.25', '0.5', '0.75', '1', 'square root'])
    expect(screen.getByText(tick)).toBeInTheDocument();
});

test('a bar is as long as its share, and never longer than its track', () => {
  const { container, rerender } = render(<Bar share={0.4} />);
  const bar = () => container.querySelector('span > span');
  expect(bar()).toHaveStyle({ width: '40%' });
  rerender(<Bar share={1.7} />);
  expect(bar()).toHaveStyle({ width: '100%' });
});

test('the cumulative bar says in words what was drawn, and shows every candidate that can be seen', () => {
  const labels = ['·Mary', '·the'];
  render(
    <CumulativeBar
      label="u fell on ·the"
      probabilities={[0.6, 0.3985, 0.001, 0.0005]}
      labelOf={(index) => labels[index] ?? '?'}
      chosen={1}
      draw={0.7}
      drawLabel="u = 0.700"
      restLabel={(count) => `${count} others`}
    />,
  );
  expect(screen.getByRole('img', { name: 'u fell on ·the' })).toHaveTextContent('·Mary·theu = 0.700');
  expect(screen.getByTitle('2 others')).toBeInTheDocument();
});

describe('Formula', () => {
  test('is plain text until KaTeX is there, then typeset, with the same name', async () => {
    const { container } = render(
      <Formula plain="q · k" tex={(palette) => `\\textcolor{${palette.query}}{q}\\cdot k`} />,
    );
    expect(screen.getByRole('math', { name: 'q · k' })).toHaveTextContent('q · k');
    await vi.waitFor(() => expect(container.querySelector('.katex')).not.toBeNull(), { timeout: 20_000 });
    expect(screen.getByRole('math', { name: 'q · k' })).toBeInTheDocument();
    expect(container.querySelector('[style*="0068a8"], [style*="rgb(0, 104, 168)"]')).not.toBeNull();
  });

  test('stays plain when the LaTeX is wrong', async () => {
    const { container } = render(<Formula plain="broken" tex="\\frac{" />);
    await expect(import('katex')).resolves.toBeDefined();
    expect(container).toHaveTextContent('broken');
    expect(container.querySelector('.katex')).toBeNull();
  });
});
