/** Attribution on real stores around the fake engine: the parts sum to the logit, on screen too. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { head, layer, position, tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { valueOf } from '@/store/asking.ts';
import { likelyTokens } from '@/store/attribution.ts';
import { AttributionView } from '@/views/attribution/AttributionView.tsx';
import { HeadContribution } from '@/views/attention/HeadContribution.tsx';
import { LogitNumber } from '@/views/shared/arithmetic/LogitNumber.tsx';
import { openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const TEXT = 'the cat sat on the';
const shownOf = ({ stores }: Workbench) => stores.trace.getState().shown!;
const labelOf = ({ stores }: Workbench, id: number) =>
  candidateLabel(stores.network.getState().model!.vocabulary, tokenId(id));
const data = (element: Element) => [...element.querySelectorAll('data')].map(({ value }) => Number(value));

async function open(options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(TEXT, options);
  workbench.stores.conductor.showOutcome('attribution');
  renderView(<AttributionView />, workbench);
  if (options.transparency !== 'opaque') await screen.findByRole('region', { name: 'The logit and its parts' });
  return workbench;
}

describe('Attribution', () => {
  it('begins with the difference to the runner-up, whatever token is explained', async () => {
    const workbench = await open();
    const { logits } = shownOf(workbench);
    const [best, second, third] = likelyTokens(shownOf(workbench));
    const told = () => data(screen.getByRole('region', { name: 'The logit and its parts' }))[0];
    expect(screen.getByLabelText('against')).toHaveValue(String(second));
    expect(told()).toBeCloseTo(logits[best!]! - logits[second!]!, 4);
    await userEvent.selectOptions(screen.getByLabelText('Logit of'), String(third));
    await waitFor(() => expect(told()).toBeCloseTo(logits[third!]! - logits[best!]!, 4));
  });

  it('writes the most probable token’s logit as the sum of its parts', async () => {
    const workbench = await open();
    await userEvent.selectOptions(screen.getByLabelText('against'), 'none');
    const equation = screen.getByRole('region', { name: 'The logit and its parts' });
    const [logit, ...parts] = data(equation);
    expect(parts).toHaveLength(6);
    expect(logit).toBeCloseTo(Math.max(...shownOf(workbench).logits), 4);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(logit!, 5);
  });

  it('writes the difference of two logits when a token is chosen to compare with', async () => {
    const workbench = await open();
    const [best, , third] = likelyTokens(shownOf(workbench));
    await userEvent.selectOptions(screen.getByLabelText('against'), String(third));
    const { logits } = shownOf(workbench);
    await waitFor(() => {
      const [difference] = data(screen.getByRole('region', { name: 'The logit and its parts' }));
      expect(difference).toBeCloseTo(logits[best!]! - logits[third!]!, 4);
    });
    await userEvent.selectOptions(screen.getByLabelText('Logit of'), String(third));
    await waitFor(() => {
      const [logit] = data(screen.getByRole('region', { name: 'The logit and its parts' }));
      expect(logit).toBeCloseTo(logits[third!]!, 4);
    });
  });

  it('has a cell for each head, bias and MLP, which keys choose and Enter opens', async () => {
    const { stores } = await open();
    const grid = screen.getByRole('grid', { name: /^What each head and MLP adds/ });
    expect(within(grid).getAllByRole('gridcell')).toHaveLength(2 * (2 + 2));
    grid.focus();
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowRight}{ArrowDown}');
    const active = document.getElementById(grid.getAttribute('aria-activedescendant')!)!;
    expect(active).toHaveAccessibleName(/^Layer 2, head 2: /);
    await userEvent.keyboard('{Enter}');
    expect(stores.selection.getState()).toMatchObject({ zoom: 'head', layer: 1, head: 1 });
  });

  it('is a table of all parts on demand, whose last row is the logit', async () => {
    const workbench = await open();
    await userEvent.selectOptions(screen.getByLabelText('against'), 'none');
    await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    const values = data(screen.getByRole('table', { name: /^What each head and MLP adds/ }));
    expect(values).toHaveLength(1 + 2 * 4 + 2 + 1);
    expect(values.slice(0, -1).reduce((sum, value) => sum + value, 0)).toBeCloseTo(values.at(-1)!, 5);
    expect(values.at(-1)).toBeCloseTo(Math.max(...shownOf(workbench).logits), 4);
  });

  it('lists the strongest parts, each with products that sum to it', async () => {
    await open();
    const list = screen.getByRole('list', { name: 'Strongest parts' });
    const values = data(list).map(Math.abs);
    expect(values).toEqual([...values].sort((one, other) => other - one));
    const [first] = within(list).getAllByRole('button', { name: /how it comes about$/ });
    await userEvent.click(first!);
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('table');
    expect(Math.abs(Number(dialog.querySelector<HTMLDataElement>('tfoot data')!.value))).toBeCloseTo(values[0]!, 4);
  });

  it('says what direct attribution leaves out, and why a closed model has none', async () => {
    await open();
    expect(screen.getByText(/Only direct effects/)).toBeInTheDocument();
    document.body.replaceChildren();
    await open({ transparency: 'opaque' });
    expect(screen.getByText(/hides its heads and MLPs/)).toBeInTheDocument();
  });
});

describe('What a head adds', () => {
  it('falls apart into its keys, which sum to it', async () => {
    const workbench = await openWorkbench(TEXT);
    workbench.stores.conductor.zoomTo('head', layer(1), head(0));
    const labels = shownOf(workbench).ids.map((id) => ({
      text: labelOf(workbench, id),
      isFragment: false,
      isSpecial: false,
    }));
    const query = position(labels.length - 1);
    renderView(<HeadContribution layer={layer(1)} head={head(0)} query={query} labels={labels} />, workbench);
    const list = await screen.findByRole('list', { name: 'What this head adds, by key' });
    const total = Number(screen.getByRole('heading').querySelector('data')!.value);
    expect(within(list).getAllByRole('listitem')).toHaveLength(labels.length);
    expect(data(list).reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 4);
    expect(valueOf(workbench.stores.attribution.getState().keys)!.byKey).toHaveLength(labels.length);
  });
});

describe('A candidate’s logit', () => {
  it('opens its parts and its products, both ending at the logit, though no panel had asked', async () => {
    const workbench = await openWorkbench(TEXT);
    const rare = tokenId(shownOf(workbench).logits.indexOf(Math.min(...shownOf(workbench).logits)));
    const value = shownOf(workbench).logits[rare]!;
    renderView(<LogitNumber token={rare} value={value} />, workbench);
    await userEvent.click(screen.getByRole('button'));
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(within(dialog).getAllByRole('table')).toHaveLength(2));
    const [parts, channels] = [...dialog.querySelectorAll<HTMLDataElement>('tfoot data')].map((total) =>
      Number(total.value),
    );
    expect(parts).toBeCloseTo(value, 4);
    const formula = within(dialog).getByRole('math').getAttribute('aria-label')!;
    expect(formula).toMatch(/\+ k = /);
    expect(Number.isFinite(channels)).toBe(true);
  });
});
