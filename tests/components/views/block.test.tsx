/** The zoom on one block, on real stores around the fake engine: its numbers are the trace's and hang together. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { layer } from '@/model/axes.ts';
import { measureWrite } from '@/model/contributions.ts';
import { mean, norm, variance } from '@/model/vector.ts';
import { valueOf } from '@/store/asking.ts';
import { BlockView } from '@/views/block/BlockView.tsx';
import { openWorkbench, renderView, type Workbench } from '../workbench.tsx';

async function open(text = 'the cat sat on the', options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(text, options);
  workbench.stores.conductor.zoomTo('block', layer(1));
  renderView(<BlockView />, workbench);
  if (options.transparency !== 'opaque')
    await waitFor(() => expect(valueOf(workbench.stores.block.getState().neurons)).not.toBeNull());
  return workbench;
}

const vectorsOf = ({ stores }: Workbench) => valueOf(stores.block.getState().vectors)!;
const number = (name: RegExp) => screen.getByRole('button', { name }).querySelector('data')!.value;

describe('The zoom on a block', () => {
  it('shows the stream, both norms and both writes in the order of the block', async () => {
    await open();
    const [...steps] = screen.getAllByRole('grid').map((grid) => grid.getAttribute('aria-label')!);
    const at = (name: string) => steps.findIndex((step) => step.startsWith(name));
    const order = ['the stream as it comes in', 'After layer norm 1', '= the stream with what attention wrote'];
    const places = [...order, 'After layer norm 2', '= the stream as it goes out'].map(at);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
    for (const name of ['+ what attention writes', '+ what the MLP writes'])
      expect(screen.getByRole('region', { name })).toBeInTheDocument();
  });

  it('gives lengths, shares, angles, means and variances of the trace’s own vectors', async () => {
    const { before, attention, middle, mlp, after } = vectorsOf(await open());
    const close = (name: RegExp, value: number) => expect(Number(number(name))).toBeCloseTo(value, 8);
    close(/^Length of the stream as it comes in/, norm(before));
    close(/^Length of \+ what attention writes/, norm(attention));
    close(/^Length of = the stream as it goes out/, norm(after));
    close(/^Mean in layer norm 1/, mean(before));
    close(/^Variance in layer norm 2/, variance(middle));
    close(/^Cosine with the stream: \+ what the MLP writes/, measureWrite(mlp, middle).cosine);
    close(/^Length against the stream: \+ what attention writes/, measureWrite(attention, before).share);
  });

  it('opens the arithmetic of a word down to products that sum to the number', async () => {
    const workbench = await open();
    const { raised } = valueOf(workbench.stores.block.getState().words)!.mlp;
    const region = screen.getByRole('region', { name: '+ what the MLP writes' });
    const list = within(region).getByRole('list', { name: 'raises most' });
    await userEvent.click(within(list).getAllByRole('button')[0]!);
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('table');
    const values = [...dialog.querySelectorAll('tbody tr')].map((row) =>
      Number([...row.querySelectorAll('data')].at(-1)!.value),
    );
    const total = Number(dialog.querySelector<HTMLDataElement>('tfoot data')!.value);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 6);
    expect(total).toBeCloseTo(raised[0]!.value, 4);
  });

  it('opens one channel of a norm by keyboard', async () => {
    await open();
    const strip = screen.getByRole('grid', { name: /^After layer norm 1/ });
    strip.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: /^After layer norm 1, number 0/ });
    expect(within(dialog).getAllByRole('math')[0]).toHaveAccessibleName(/^y_0 = /);
  });

  it('leads from a head’s bar to the head', async () => {
    const { stores } = await open();
    const heads = screen.getByRole('list', { name: 'Heads of this layer' });
    const [, second] = within(heads).getAllByRole('button');
    expect(second).toHaveAccessibleName(/^Head 2: length .*, adds .* to the logit of /);
    await userEvent.click(second!);
    expect(stores.selection.getState()).toMatchObject({ zoom: 'head', layer: 1, head: 1 });
  });

  it('follows the layer and the query, and shows nothing of the old place meanwhile', async () => {
    const workbench = await open();
    act(() => workbench.stores.conductor.moveLayer(-1));
    expect(screen.getByText('Fetching this layer’s vectors')).toBeInTheDocument();
    await screen.findByRole('heading', { name: /^Layer 1, at/ });
    await waitFor(() => expect(vectorsOf(workbench).place.layer).toBe(0));
    act(() => workbench.stores.conductor.selectQuery(1));
    await waitFor(() => expect(vectorsOf(workbench).place.position).toBe(1));
  });

  it('says why there is nothing to show of a closed model', async () => {
    await open('the cat', { transparency: 'opaque' });
    expect(screen.getByText(/hides what its layers do/)).toBeInTheDocument();
  });
});
