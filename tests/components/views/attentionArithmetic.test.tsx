/** The arithmetic of the attention view: its numbers against the trace's own q, k and v. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import { head, layer, position } from '@/model/axes.ts';
import { slice } from '@/model/tensor.ts';
import { dot, norm } from '@/model/vector.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { layerPart } from '@/store/trace.ts';
import { AttentionView } from '@/views/attention/AttentionView.tsx';
import { createWorkbench, openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const TEXT = 'When Mary gave the book to';

async function open(text = TEXT) {
  const workbench = await openWorkbench(text);
  renderView(<AttentionView />, workbench);
  return workbench;
}

const arithmetic = () => screen.getByRole('table', { name: /^Arithmetic for/ });
const opener = (name: string) => within(arithmetic()).getByRole('button', { name });
const rowOf = (name: string) => opener(name).closest('tr')!;
const valuesIn = (element: Element) => Array.from(element.querySelectorAll('data'), (data) => Number(data.value));
const formulas = () => screen.getAllByRole('math').map((formula) => formula.getAttribute('aria-label'));

/** q, k, v and the weights of the selected head. */
function headOf({ stores }: Workbench) {
  const { layer: l, head: h } = stores.selection.getState();
  const shown = stores.trace.getState().shown!;
  const [query, key, value] = (['query', 'key', 'value'] as const).map((name) => slice(layerPart(shown, name, l)!, h));
  return { query: query!, key: key!, value: value!, weights: slice(slice(shown.attention!, l), h) };
}

/** What the row of a key must say: q·k, ÷ √dh, the same after the mask, the model's weight, |weight·v|. */
function expectedRow(workbench: Workbench, query: number, key: number): number[] {
  const { query: q, key: k, value: v, weights } = headOf(workbench);
  const product = dot(slice(q, query).data, slice(k, key).data);
  const scaled = product / Math.sqrt(q.shape[1]);
  const weight = slice(weights, query).data[key]!;
  return [product, scaled, key > query ? -Infinity : scaled, weight, weight * norm(slice(v, key).data)];
}

describe('The arithmetic of the framed pair', () => {
  const pair = () => screen.getByRole('region', { name: /^One pair of tokens/ });

  it('has the numbers of its row, step by step, and follows the chosen key and query', async () => {
    const workbench = await open();
    await userEvent.click(opener('·Mary'));
    expect(pair()).toHaveAccessibleName('One pair of tokens: ·to looks at ·Mary');
    expect(valuesIn(pair())).toEqual(expectedRow(workbench, 5, 1));
    await act(async () => workbench.stores.conductor.selectQuery(position(2)));
    const { weights } = headOf(workbench);
    const row = slice(weights, 2).data;
    const key = row.indexOf(Math.max(...row));
    expect(valuesIn(pair())).toEqual(expectedRow(workbench, 2, key));
  });
});

describe('The arithmetic of a query', () => {
  it('has every step of every key, computed from the queries, keys and values on show', async () => {
    const workbench = await open();
    ['When', '·Mary'].forEach((name, key) => expect(valuesIn(rowOf(name))).toEqual(expectedRow(workbench, 5, key)));
  });

  it('follows another head, whose queries, keys and values are fetched', async () => {
    const workbench = await open();
    for (const l of [0, 1]) {
      await act(async () => workbench.stores.conductor.selectHead(layer(l), head(1)));
      expect(valuesIn(rowOf('·Mary'))).toEqual(expectedRow(workbench, 5, 1));
    }
  });

  it('masks what comes later: minus infinity, no weight, nothing carried', async () => {
    const workbench = await open();
    act(() => workbench.stores.conductor.selectQuery(1));
    const masked = valuesIn(within(arithmetic()).getAllByRole('row')[3]!);
    expect(masked).toEqual(expectedRow(workbench, 1, 2));
    expect(masked.slice(2)).toEqual([-Infinity, 0, 0]);
    expect(screen.getByText(/later token.* masked/)).toBeInTheDocument();
  });

  it('explains the strongest key until another is chosen', async () => {
    const workbench = await open();
    const row = slice(headOf(workbench).weights, 5).data;
    const strongest = row.indexOf(Math.max(...row));
    const [explained] = expectedRow(workbench, 5, strongest);
    expect(formulas()[0]).toContain(`softmax(${explained!.toPrecision(3).replace('-', '−')} / √4)`);
    await userEvent.click(opener('·Mary'));
    const [product] = expectedRow(workbench, 5, 1);
    expect(formulas()[0]).toContain(`softmax(${product!.toPrecision(3).replace('-', '−')} / √4)`);
  });

  it('walks through the steps, each with its sentence and its formula', async () => {
    await open();
    const words = {
      '1 q·k': [/Multiply the query/, 'q · k = Σ'],
      '2 scale': [/Divide by √4/, 'q · k / √4'],
      '3 mask': [/its score stays/, 'so its score is'],
      '4 softmax': [/Raise e to each score/, 'weight = e^'],
      '5 values': [/multiplied by its attention weight/, 'softmax(q · k / √dh) v'],
    } as const;
    for (const [name, [sentence, formula]] of Object.entries(words)) {
      await userEvent.click(screen.getByRole('radio', { name }));
      expect(screen.getByText(sentence)).toBeInTheDocument();
      expect(formulas()[0]).toContain(formula);
    }
  });

  it('opens a row to the products of which its q·k is the sum', async () => {
    const workbench = await open();
    await userEvent.click(opener('·Mary'));
    const terms = screen.getByRole('table', { name: /^The largest products in/ });
    const rows = within(terms).getAllByRole('row').slice(1);
    const products = rows.slice(0, -1).map((row) => valuesIn(row).at(-1)!);
    const [total] = valuesIn(rows.at(-1)!);
    expect(total).toBe(expectedRow(workbench, 5, 1)[0]);
    expect(products.reduce((sum, product) => sum + product, 0)).toBeCloseTo(total!, 9);
    await userEvent.click(opener('·Mary'));
    expect(screen.queryByRole('table', { name: /^The largest products in/ })).toBeNull();
  });

  it('lights the tokens of the row that is pointed at, and the row of a token pointed at elsewhere', async () => {
    const workbench = await open();
    fireEvent.pointerEnter(rowOf('·Mary'));
    expect(workbench.stores.selection.getState().hovered).toEqual({ query: 5, key: 1 });
    const before = rowOf('When').className;
    act(() => workbench.stores.selection.getState().hover(null, position(0)));
    expect(rowOf('When').className).not.toBe(before);
  });
});

describe('A model that is not as expected', () => {
  async function openWith(change: (name: string, data: Float32Array) => Float32Array) {
    const workbench = createWorkbench();
    const { layerPart: original } = workbench.engine;
    workbench.engine.layerPart = async (params) => {
      const part = await original(params);
      return { ...part, data: change(params.name, part.data) };
    };
    workbench.stores.sequence.getState().setDraft(TEXT);
    await workbench.stores.conductor.loadModel(EMBEDDED);
    renderView(<AttentionView />, workbench);
    return workbench;
  }

  it('is told apart in words when its weights are not softmax(q·k/√dh), and keeps its own weights', async () => {
    const workbench = await openWith((name, data) => (name === 'query' ? data.map((value) => value * 2) : data));
    expect(screen.getByText(/differ from the model’s own by up to/)).toBeInTheDocument();
    const weight = slice(headOf(workbench).weights, 5).data[1]!;
    expect(valuesIn(rowOf('·Mary'))[3]).toBe(weight);
  });

  it('is not doubted when they are', async () => {
    await openWith((_, data) => data);
    expect(screen.queryByText(/differ from the model’s own/)).toBeNull();
  });

  it('says so when its file gives no values, and still shows the weights', async () => {
    await openWith((name, data) => {
      if (name === 'value') throw new EngineError('NotInstrumented', 'The test asked for it.');
      return data;
    });
    expect(screen.getByText(/does not give the queries, keys and values/)).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Attention weights' })).toBeInTheDocument();
  });
});
