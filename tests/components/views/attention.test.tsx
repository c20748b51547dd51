/** The attention view, on real stores around the fake engine: every number is the trace's, and looking calls no engine. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { EXPLORE } from '@/app/stages/explore.ts';
import { head, layer, position } from '@/model/axes.ts';
import { describeHead, findInterestingHead } from '@/model/headPattern.ts';
import { slice } from '@/model/tensor.ts';
import { AttentionView } from '@/views/attention/AttentionView.tsx';
import { ZoomPath } from '@/views/picture/ZoomPath.tsx';
import { StageContext } from '@/views/shared/stage/StageContext.ts';
import { openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const TEXT = 'When Mary gave the book to';
/** The path has a step for every view of the page's panel. */
const ON_SHOW = { zones: EXPLORE.zones, views: EXPLORE.views, choices: {} };

async function open(text = TEXT, options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(text, options);
  renderView(
    <StageContext value={ON_SHOW}>
      <ZoomPath />
      <AttentionView />
    </StageContext>,
    workbench,
  );
  return workbench;
}

const shownOf = ({ stores }: Workbench) => stores.trace.getState().shown!;
const selected = ({ stores }: Workbench) => stores.selection.getState();
const weightsOf = (workbench: Workbench, l = selected(workbench).layer, h = selected(workbench).head) =>
  slice(slice(shownOf(workbench).attention!, l), h);
const select = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
const table = () => screen.getByRole('table', { name: 'Attention weights' });
const map = () => screen.getByRole('grid', { name: /^Attention of layer/ });
const arithmetic = () => screen.getByRole('table', { name: /^Arithmetic for/ });
const valuesIn = (element: Element) => Array.from(element.querySelectorAll('data'), (data) => Number(data.value));
const choose = (name: string, value: string) => userEvent.selectOptions(select(name), value);

describe('The chosen head', () => {
  it('has its weights in a table by name, whole and in full precision, without any button pressed', async () => {
    const workbench = await open();
    const { data, shape } = weightsOf(workbench);
    const rows = within(table()).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(shape[0]);
    rows.forEach((row, t) => {
      const values = valuesIn(row);
      expect(values).toEqual(Array.from(data.subarray(t * shape[1], (t + 1) * shape[1])));
      expect(values.slice(t + 1).every((value) => value === 0)).toBe(true);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    });
  });

  it('is the interesting one at first', async () => {
    const workbench = await open();
    const { attention, ids } = shownOf(workbench);
    const found = findInterestingHead(attention!, ids);
    expect(select('Layer')).toHaveValue(String(found.layer + 1));
    expect(select('Head')).toHaveValue(String(found.head + 1));
  });

  it('changes with Layer and Head, and its numbers with it, while the model rests', async () => {
    const workbench = await open();
    const runs = () => workbench.engine.calls.filter((call) => call === 'run' || call === 'attention').length;
    const before = runs();
    for (const [l, h] of [
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      await choose('Layer', String(l + 1));
      await choose('Head', String(h + 1));
      const last = within(table()).getAllByRole('row').at(-1)!;
      const weights = weightsOf(workbench, layer(l), head(h));
      expect(valuesIn(last)).toEqual(Array.from(slice(weights, weights.shape[0] - 1).data));
    }
    expect(runs()).toBe(before);
  });

  it('is found again by the button, which says so when it is here already', async () => {
    const workbench = await open();
    const { layer: l, head: h } = selected(workbench);
    act(() => workbench.stores.conductor.selectHead(layer(1 - l), head(1 - h)));
    const button = screen.getByRole('button', { name: 'Find an interesting head' });
    await userEvent.click(button);
    expect([selected(workbench).layer, selected(workbench).head]).toEqual([l, h]);
    expect(screen.queryByText(/no other head is more telling/)).toBeNull();
    await userEvent.click(button);
    expect(screen.getByText(/for ·to, no other head is more telling/)).toBeInTheDocument();
  });

  it('is described by a sentence made of its own numbers', async () => {
    const workbench = await open();
    for (const [l, h] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      act(() => workbench.stores.conductor.selectHead(layer(l), head(h)));
      const { kind, score, topKeys } = describeHead(weightsOf(workbench), shownOf(workbench).ids);
      const sentence = screen.getByText(/it looks most/).closest('p')!;
      const numbers = kind === 'focused' ? [topKeys[0]!.weight] : [score, topKeys[0]!.weight];
      expect(valuesIn(sentence)).toEqual(numbers);
    }
  });
});

describe('The pictures', () => {
  it('tell a cell’s tokens and exact weight under the keys, and choose its query', async () => {
    const workbench = await open();
    await userEvent.click(map());
    act(() => map().focus());
    fireEvent.keyDown(map(), { key: 'Home', ctrlKey: true });
    expect(map()).toHaveTextContent('When → When: 1.000');
    for (let step = 0; step < 3; step++) fireEvent.keyDown(map(), { key: 'ArrowDown' });
    fireEvent.keyDown(map(), { key: 'ArrowRight' });
    const weight = slice(weightsOf(workbench), 3).data[1]!;
    expect(within(map()).getByRole('gridcell')).toHaveTextContent(weight.toPrecision(4).slice(0, 5));
    expect(selected(workbench).hovered).toEqual({ query: 3, key: 1 });
    fireEvent.keyDown(map(), { key: 'Enter' });
    expect(selected(workbench).query).toBe(3);
    expect(arithmetic()).toHaveAccessibleName('Arithmetic for the query ·the');
  });

  it('say that a later token is masked', async () => {
    await open();
    act(() => map().focus());
    fireEvent.keyDown(map(), { key: 'Home', ctrlKey: true });
    fireEvent.keyDown(map(), { key: 'ArrowRight' });
    expect(within(map()).getByRole('gridcell')).toHaveTextContent('masked, it comes later');
  });

  it('are not painted again while something is pointed at', async () => {
    const paint = vi.spyOn(HTMLCanvasElement.prototype, 'getContext');
    const workbench = await open();
    const before = paint.mock.calls.length;
    expect(before).toBeGreaterThan(0);
    act(() => workbench.stores.selection.getState().hover(position(2), position(1)));
    act(() => workbench.stores.selection.getState().hover(null, position(0)));
    expect(paint.mock.calls).toHaveLength(before);
    paint.mockRestore();
  });

  it('show all heads as a grid whose keys choose one and name what it does', async () => {
    const workbench = await open();
    act(() => workbench.stores.conductor.selectHead(layer(0), head(0)));
    const overview = screen.getByRole('grid', { name: 'All attention heads' });
    expect(overview).toHaveAttribute('aria-rowcount', '2');
    fireEvent.keyDown(overview, { key: 'ArrowDown' });
    fireEvent.keyDown(overview, { key: 'ArrowRight' });
    const cell = within(overview).getByRole('gridcell');
    const words: Record<string, string> = { previous: 'token before', first: 'first token', self: 'itself' };
    const { kind } = describeHead(weightsOf(workbench, layer(1), head(1)), shownOf(workbench).ids);
    expect(cell).toHaveTextContent(`Layer 2, head 2: ${words[kind] ?? ''}`);
    fireEvent.keyDown(overview, { key: 'Enter' });
    expect([selected(workbench).layer, selected(workbench).head]).toEqual([1, 1]);
  });

  it('choose a query by its place among the lines', async () => {
    const workbench = await open();
    await userEvent.click(
      within(screen.getByRole('radiogroup', { name: 'query' })).getByRole('radio', { name: '·Mary' }),
    );
    expect(selected(workbench).query).toBe(1);
    expect(arithmetic()).toHaveAccessibleName('Arithmetic for the query ·Mary');
  });

  it('follow the toggles of the first token and the scale', async () => {
    const workbench = await open();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Dim the first token' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Square-root scale' }));
    expect(selected(workbench).isSinkDimmed).toBe(false);
    expect(selected(workbench).isScaleSquareRoot).toBe(true);
  });
});
