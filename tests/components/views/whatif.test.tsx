// @vitest-environment happy-dom
/** The laboratory's panel and the comparison, on real stores around the test engine, used as a person would. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { head, layer } from '@/model/axes.ts';
import { divergenceBits } from '@/model/divergence.ts';
import { HEAD_ROLES } from '@/model/headRoles.ts';
import { softmax } from '@/model/softmax.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { CompareView } from '@/views/compare/CompareView.tsx';
import { WhatIfView } from '@/views/whatif/WhatIfView.tsx';
import { openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const TEXT = 'When Mary and John gave the book to';

async function open(options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(TEXT, options);
  workbench.stores.conductor.showGuide('whatif');
  workbench.stores.conductor.selectHead(layer(0), head(0));
  renderView(
    <>
      <WhatIfView />
      <CompareView />
    </>,
    workbench,
  );
  return workbench;
}

const experiment = ({ stores }: Workbench) => stores.experiment.getState();
const press = async (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const choose = async (label: string, option: string) =>
  userEvent.selectOptions(screen.getByRole('combobox', { name: label }), option);
const changes = () => within(screen.getByRole('list', { name: 'Changes' })).getAllByRole('listitem');
const bothTable = () => screen.findByRole('table', { name: 'Next token, compared' });
const values = (element: Element) => Array.from(element.querySelectorAll('data'), (data) => Number(data.value));

describe('The laboratory', () => {
  it('runs nothing while a role is chosen, and switches off its heads when its button is pressed', async () => {
    const workbench = await open();
    const shares = Float32Array.from({ length: 4 * HEAD_ROLES.length }, (_, at) =>
      at < 2 * HEAD_ROLES.length ? 1 : 0,
    );
    const scores = { layerCount: 2, headCount: 2, data: shares };
    act(() => workbench.stores.roles.setState({ measured: new Map([[EMBEDDED.id, scores]]) }));
    const options = within(screen.getByRole('combobox', { name: 'All heads of a role' })).getAllByRole('option');
    expect(options.length).toBeGreaterThan(1);
    for (const option of options) await userEvent.selectOptions(option.closest('select') as Element, option);
    expect(experiment(workbench).changes).toEqual([]);
    await press(/^Switch off its/);
    expect(changes().length).toBeGreaterThan(0);
  });

  it('switches off the head looked at, and shows what came of it with the numbers of both runs', async () => {
    const workbench = await open();
    await press('Switch off layer 1 · head 1');
    expect(changes()).toHaveLength(1);
    const table = await bothTable();
    const { pairs } = workbench.stores.comparison.getState();
    const { before, after } = pairs.experiment!;
    const [p, q] = [softmax(before.logits), softmax(after.logits)];
    for (const row of within(table).getAllByRole('row').slice(1)) {
      const [was, is, difference] = values(row) as [number, number, number];
      expect(p).toContain(was);
      expect(q).toContain(is);
      expect(difference).toBeCloseTo(is - was, 12);
    }
    const status = screen.getByRole('status', { name: 'Result' });
    expect(values(status)[0]).toBeCloseTo(divergenceBits(before.logits, after.logits), 12);
  });

  it('takes changes back one by one, by undo, redo and all at once', async () => {
    const workbench = await open();
    await press('Switch off layer 1 · head 1');
    await choose('Change', 'Silence an MLP');
    await press('Silence the MLP of layer 1');
    expect(changes()).toHaveLength(2);
    await press('Undo the last change');
    expect(changes()).toHaveLength(1);
    await press('Redo the change');
    await press('Take back: Layer 1 · head 1 off');
    expect(changes().map((item) => item.textContent)).toEqual(['MLP of layer 1 silent']);
    await press('Take back all changes');
    expect(experiment(workbench).changes).toEqual([]);
    expect(screen.queryByRole('list', { name: 'Changes' })).toBeNull();
    expect(screen.queryByRole('table', { name: 'Next token, compared' })).toBeNull();
  });

  it('cuts the edge of the chosen tokens, and refuses one to the future in words', async () => {
    const workbench = await open();
    await choose('Change', 'Cut an edge of attention');
    await choose('Query', '4 ·John');
    await choose('may not look at', '2 ·Mary');
    await press('Cut ·John → ·Mary in this head');
    expect(experiment(workbench).changes).toEqual([{ kind: 'cut', layer: 0, head: 0, query: 3, key: 1 }]);
    await choose('may not look at', '6 ·the');
    await press('Cut ·John → ·the in this head');
    expect(screen.getByRole('alert')).toHaveTextContent('cannot look ahead');
    expect(changes()).toHaveLength(1);
  });

  it('refuses to switch off every head, and says which is too many', async () => {
    const workbench = await open();
    await press('Whole layer 1');
    await choose('Layer', '2');
    await press('Whole layer 2');
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Leave one head on'));
    expect(experiment(workbench).changes).toHaveLength(2);
    await press('Close this message');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('refuses a swap from a text of another length with both lengths, and does one of the same', async () => {
    const workbench = await open();
    await choose('Change', 'Swap from another text');
    const box = screen.getByRole('textbox', { name: 'Other text' });
    await userEvent.type(box, 'When John');
    await choose('At token', '2 ·Mary');
    await press('Swap at ·Mary');
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('8 here, 2 in the other'));
    await userEvent.type(box, ' and John gave the book to');
    await press('Swap at ·Mary');
    await waitFor(() => expect(experiment(workbench).changes).toHaveLength(1));
    expect(changes()[0]).toHaveTextContent('·Mary (token 2) as in the other text');
  });

  it('steers, and the slider goes on to move what is at work', async () => {
    const workbench = await open();
    await choose('Change', 'Steer');
    await press('Steer');
    expect(await screen.findByRole('alert')).toHaveTextContent('both texts');
    await userEvent.type(screen.getByRole('textbox', { name: 'Toward' }), ' Mary');
    await userEvent.type(screen.getByRole('textbox', { name: 'Away from' }), ' John');
    await press('Steer');
    await waitFor(() => expect(experiment(workbench).changes).toHaveLength(1));
    const exact = screen.getByRole('spinbutton', { name: 'Strength, exact' });
    await userEvent.clear(exact);
    await userEvent.type(exact, '-2');
    await waitFor(() => expect(changes()[0]).toHaveTextContent('Steered by −2'));
  });

  it('marks a change that a new text has no place for, and leaves it out', async () => {
    const workbench = await open();
    await choose('Change', 'Cut an edge of attention');
    await press(/^Cut ·to/);
    await act(() => workbench.stores.conductor.readPrompt('When Mary'));
    await waitFor(() => expect(changes()[0]).toHaveTextContent('Left out. The text has no token 8; it has 2 tokens.'));
  });

  it('says why nothing can be changed in an opaque model', async () => {
    await open({ transparency: 'opaque' });
    expect(screen.getByText(/nothing inside it can be changed/)).toBeVisible();
    expect(screen.queryByRole('combobox', { name: 'Change' })).toBeNull();
  });
});

describe('The comparison', () => {
  it('says where outcomes to compare come from, while there is none', async () => {
    const workbench = await open();
    await press('Choose two branches');
    expect(workbench.stores.selection.getState().guide).toBe('branches');
  });

  it('writes both likeliest texts, and where they part', async () => {
    const workbench = await open();
    await press('Whole layer 1');
    const before = await screen.findByRole('list', { name: 'Most probable text, as it is' });
    const after = await screen.findByRole('list', { name: 'Most probable text, changed' });
    const { pairs } = workbench.stores.comparison.getState();
    expect(within(before).getAllByRole('listitem')).toHaveLength(pairs.experiment!.before.continuation!.ids.length);
    expect(values(after)).toEqual(pairs.experiment!.after.continuation!.probabilities);
    expect(screen.getByText(/Taking the most probable token every time/)).toBeVisible();
  });

  it('lists the heads whose attention moved most, and a click shows one with its edges', async () => {
    const workbench = await open();
    await choose('Change', 'Silence an MLP');
    await press('Silence the MLP of layer 1');
    const heads = await screen.findByRole('table', { name: 'Heads whose attention moved most' });
    const shares = values(heads);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(within(heads).queryByRole('button', { name: /Layer 1/ })).toBeNull();
    await userEvent.click(within(heads).getByRole('button', { name: 'Layer 2 · head 2' }));
    expect(workbench.stores.selection.getState()).toMatchObject({ layer: 1, head: 1 });
    expect(screen.getByRole('table', { name: 'Edges of this head that changed most' })).toBeVisible();
  });
});
