/** The Branches panel and the signs of forks, on real stores over the engine without a network. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { BranchesView } from '@/views/branches/BranchesView.tsx';
import { TokensView } from '@/views/tokens/TokensView.tsx';
import { BYTES_A_TOKEN } from '../fakePool.ts';
import { fakeId, type FakeOptions } from '../fakeEngine.ts';
import { createWorkbench, openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const tree = () => screen.getByRole('list', { name: 'Texts tried from this prompt' });
const line = (name: string) => within(tree()).getByRole('button', { name });
const shownIds = ({ stores }: Workbench) => stores.trace.getState().shown?.ids;

async function write({ stores }: Workbench, ...pieces: string[]) {
  for (const piece of pieces) await act(() => stores.conductor.nextToken(tokenId(fakeId(piece))));
}

/** "the": cat sat on; back to the cat, which now gave. */
async function branched(options: FakeOptions = {}) {
  const workbench = await openWorkbench('the', options);
  renderView(<BranchesView />, workbench);
  await write(workbench, ' cat', ' sat', ' on');
  await act(() => workbench.stores.conductor.goToStep(1));
  await write(workbench, ' gave');
  return workbench;
}

describe('The Branches panel', () => {
  it('waits for a model, then says how to begin', async () => {
    const workbench = createWorkbench();
    const { unmount } = renderView(<BranchesView />, workbench);
    expect(screen.getByText(/The model is on its way/)).toBeInTheDocument();
    unmount();
    renderView(<BranchesView />, await openWorkbench('the'));
    expect(screen.getByText(/choose another token: the text branches/)).toBeInTheDocument();
  });

  it('writes a shared beginning once, and marks the text on show', async () => {
    await branched();
    const names = within(tree())
      .getAllByRole('button')
      .filter((button) => button.matches('[data-branch]'))
      .map((button) => button.textContent);
    expect(names).toEqual(['Prompt the', '·cat', '·sat·on', '·gave']);
    expect(line('·gave')).toHaveAttribute('aria-current', 'true');
    expect(screen.getByText('2 texts')).toBeInTheDocument();
  });

  it('shows how likely each fork was, and each text as a whole in bits', async () => {
    const { stores } = await branched();
    const [cat, gave] = stores.sequence.getState().generated;
    const values = [...tree().querySelectorAll('data')].map(({ value }) => Number(value));
    expect(values).toContain(cat?.odds?.model);
    const bits = -Math.log2(cat?.odds?.model ?? NaN) - Math.log2(gave?.odds?.model ?? NaN);
    expect(values.some((value) => Math.abs(value - bits) < 1e-9)).toBe(true);
  });

  it('goes to a text that is clicked, without a run', async () => {
    const workbench = await branched();
    const runs = workbench.engine.calls.filter((call) => call === 'run').length;
    await userEvent.click(line('·sat·on'));
    await waitFor(() => expect(shownIds(workbench)).toHaveLength(4));
    await userEvent.click(line('Prompt the'));
    await waitFor(() => expect(shownIds(workbench)).toHaveLength(1));
    expect(workbench.engine.calls.filter((call) => call === 'run')).toHaveLength(runs);
  });

  it('says which texts are kept, which would be computed again, and what is in use', async () => {
    await branched({ heldLimitBytes: 4 * BYTES_A_TOKEN });
    expect(within(tree()).getByText('computed again')).toBeInTheDocument();
    expect(screen.getByText(/30.0 kB of 40.0 kB in use/)).toBeInTheDocument();
  });

  it('says that a text is kept while there is room', async () => {
    await branched();
    expect(within(tree()).getByText('kept')).toBeInTheDocument();
  });

  it('compares two texts that were ticked', async () => {
    const { stores } = await branched();
    expect(screen.getByText('Tick two texts to compare them.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Compare ·sat·on' }));
    expect(screen.getByText('Tick one more text to compare.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Compare ·gave' }));
    await userEvent.click(screen.getByRole('button', { name: 'Compare the two' }));
    await waitFor(() => expect(stores.selection.getState().outcome).toBe('compare'));
    expect(stores.comparison.getState().pairs.branches?.before.ids).toHaveLength(4);
  });

  it('is one stop for the tab key, and arrows lead through it', async () => {
    await branched();
    const reachable = () =>
      within(tree())
        .getAllByRole('button')
        .filter((button) => button.tabIndex === 0);
    expect(reachable().map((button) => button.textContent)).toContain('·gave');
    line('·gave').focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(line('·sat·on')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(line('·cat')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(line('·sat·on')).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(line('Prompt the')).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}{End}');
    expect(line('·gave')).toHaveFocus();
  });

  it('removes a branch, keeps the focus in the tree, and undo brings it back', async () => {
    const { stores } = await branched();
    await userEvent.click(screen.getByRole('button', { name: 'Remove ·sat·on and what comes after it' }));
    await waitFor(() => expect(screen.getByText('1 text')).toBeInTheDocument());
    expect(tree()).toContainElement(document.activeElement as HTMLElement);
    await act(() => stores.conductor.undo());
    expect(screen.getByText('2 texts')).toBeInTheDocument();
  });

  it('lists the tokens of the text on show with how each was chosen', async () => {
    const { stores } = await branched();
    stores.sampling.getState().setSetting('temperature', 0.5);
    await act(() => stores.conductor.nextToken());
    const rows = within(screen.getByRole('table', { name: 'Tokens of the text shown', hidden: true })).getAllByRole(
      'row',
      { hidden: true },
    );
    expect(rows).toHaveLength(4);
    expect(rows[1]).toHaveTextContent('by hand');
    expect(rows[3]).toHaveTextContent('drawn');
    // Drawn under other odds than the model's own: both are there.
    expect(rows[1]?.querySelectorAll('data')).toHaveLength(1);
    expect(rows[3]?.querySelectorAll('data')).toHaveLength(2);
  });
});

describe('The sign of a fork', () => {
  it('stands below the token in whose place others were tried, and leads to their texts', async () => {
    const workbench = await branched();
    renderView(<TokensView />, workbench);
    const sign = screen.getByRole('combobox', { name: '2 tokens were tried as generated token 2: choose' });
    const options = within(sign).getAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual([
      expect.stringContaining('·sat·on'),
      expect.stringContaining('·gave'),
    ]);
    await userEvent.selectOptions(sign, String(fakeId(' sat')));
    await waitFor(() => expect(shownIds(workbench)).toHaveLength(4));
  });

  it('is not there where one token alone was tried', async () => {
    const workbench = await openWorkbench('the');
    renderView(<TokensView />, workbench);
    await write(workbench, ' cat', ' sat');
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  });
});
