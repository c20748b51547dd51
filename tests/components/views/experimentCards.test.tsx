// @vitest-environment happy-dom
/** The laboratory's cards, on real stores around the test engine, used as a person would. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { softmax } from '@/model/softmax.ts';
import { WhatIfView } from '@/views/whatif/WhatIfView.tsx';
import { PRESETS } from '@/views/whatif/presetFor.ts';
import { exportCsv, withExport } from '../exports.tsx';
import { openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const TEXT = 'When Mary and John gave the book to';
const INDUCTION = 'What if the head that repeats is off?';

async function open(options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(TEXT, options);
  workbench.stores.conductor.showGuide('whatif');
  renderView(<WhatIfView />, workbench);
  return workbench;
}
/** A model as deep and wide as the one the cards were found on. */
const DEEP = { sizes: { layerCount: 6, headCount: 6 } } as const;

const card = (question: string) => {
  const opener = screen.getByRole('button', { name: question });
  return opener.closest('li') as HTMLElement;
};
const press = (where: HTMLElement, name: string) => userEvent.click(within(where).getByRole('button', { name }));
const prompt = ({ stores }: Workbench) => stores.sequence.getState().prompt;

describe('The cards of the laboratory', () => {
  it('are a list that begins the view, each a question that can be run at once; making one’s own comes after', async () => {
    await open();
    const list = screen.getByRole('list', { name: 'Experiments' });
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(9);
    for (const item of items) expect(within(item).getByRole('button', { name: 'Run' })).toBeVisible();
    const builder = screen.getByRole('region', { name: 'Make a change' });
    expect(list.compareDocumentPosition(builder) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('open one at a time, bring their text, set the builder to their kind, and give the visitor’s text back', async () => {
    const workbench = await open(DEEP);
    await userEvent.click(screen.getByRole('button', { name: 'Which MLP “knows” the capital?' }));
    await waitFor(() => expect(prompt(workbench)).toBe('The capital of Germany is'));
    expect(screen.getByRole('combobox', { name: 'Change' })).toHaveValue('mlp');
    await userEvent.click(screen.getByRole('button', { name: INDUCTION }));
    expect(screen.getAllByRole('button', { expanded: true })).toHaveLength(1);
    await waitFor(() => expect(prompt(workbench)).toBe(PRESETS[0]!.text));
    await press(card(INDUCTION), 'Back to my text');
    await waitFor(() => expect(prompt(workbench)).toBe(TEXT));
  });

  it('take a guess, run, and then say in the card what came of it, with two bars and one thing to turn', async () => {
    const workbench = await open(DEEP);
    await userEvent.click(screen.getByRole('button', { name: INDUCTION }));
    const here = card(INDUCTION);
    const less = await within(here).findByRole('radio', { name: 'less likely' });
    await userEvent.click(less);
    await press(here, 'Run');
    const result = within(here).getByRole('status', { name: 'What came of it' });
    await waitFor(() => expect(result).toHaveTextContent(/guessed/));
    const { before, after } = workbench.stores.comparison.getState().pairs.experiment!;
    const shares = Array.from(result.querySelectorAll('data'), (data) => Number(data.value));
    expect(shares).toHaveLength(2);
    expect(softmax(before.logits)).toContain(shares[0]);
    expect(softmax(after.logits)).toContain(shares[1]);
    // The question and what is changed stay; the guess can no longer be changed.
    expect(within(here).getByText(/Three words, over and over/)).toBeVisible();
    expect(within(here).getByRole('radio', { name: 'less likely' })).toBeDisabled();
    await userEvent.selectOptions(
      within(here).getByRole('combobox', { name: 'Now try another head' }),
      'Layer 1 · head 1',
    );
    expect(workbench.stores.experiment.getState().changes).toEqual([{ kind: 'head', layer: 0, head: 0 }]);
    await waitFor(() => expect(workbench.stores.experiment.getState().isRunning).toBe(false));
    expect(within(here).getByRole('status', { name: 'What came of it' })).toHaveTextContent(
      /·?\w+ (rises|falls|hardly)/,
    );
  });

  it('run without a guess from the closed card, and take back what another card changed', async () => {
    const workbench = await open(DEEP);
    await press(card(INDUCTION), 'Run');
    await waitFor(() => expect(workbench.stores.experiment.getState().changes).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'Where is the name at the end?' }));
    expect(workbench.stores.experiment.getState().changes).toEqual([]);
    await waitFor(() => expect(prompt(workbench)).toMatch(/gave a book to$/));
    // Which token will lead is asked among those that are likely now.
    const guess = await screen.findByRole('radiogroup', { name: /which token/ });
    expect(within(guess).getAllByRole('radio').length).toBeGreaterThan(2);
  });
});

describe('The sweep’s card', () => {
  it('shows the effect of each head as a map and a table of the same numbers, and chooses a head by a click', async () => {
    const workbench = await open();
    const here = card('Which head matters most on this text?');
    await press(here, 'Run');
    const table = await within(here).findByRole('table', { name: 'Effect of each head' });
    await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(5));
    const sizes = Array.from(table.querySelectorAll('data'), (data) => Number(data.value));
    expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
    await userEvent.selectOptions(within(here).getByRole('combobox', { name: 'Measure' }), 'logit difference');
    expect(within(here).getByRole('combobox', { name: 'against' })).toBeVisible();
    const map = within(here).getByRole('grid', { name: 'Effect of each head, as a map' });
    act(() => map.focus());
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowLeft}{Enter}');
    expect(workbench.stores.selection.getState()).toMatchObject({ layer: 0, isHeadChosen: true });
    expect(prompt(workbench)).toBe(TEXT);
  });

  it('hands its numbers over as CSV, every measure of every head', async () => {
    const workbench = await openWorkbench(TEXT);
    workbench.stores.conductor.showGuide('whatif');
    renderView(withExport(<WhatIfView />), workbench);
    const here = card('Which head matters most on this text?');
    await press(here, 'Run');
    const table = await within(here).findByRole('table', { name: 'Effect of each head' });
    await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(5));
    const lines = (await exportCsv()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^layer,head,replaced_by,kl_bits,/);
  });
});

describe('The cards of many readings', () => {
  it('say of several texts what one change does to each, with the mean and the spread', async () => {
    await open(DEEP);
    const here = card('Is it so on other texts as well?');
    await userEvent.click(within(here).getByRole('button', { expanded: false }));
    const box = within(here).getByRole('textbox', { name: 'Texts, one a line' });
    await userEvent.clear(box);
    await userEvent.type(box, 'When Mary{Enter}The book of John');
    await press(here, 'Run');
    const table = await within(here).findByRole('table', { name: 'Effect on each text' });
    await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(5));
    expect(within(table).getByRole('rowheader', { name: 'mean' })).toBeVisible();
  });

  it('draw the surprise of both readings of a text that repeats, and of the second with the change', async () => {
    // As long as that text: none is computed that goes on from it, with and without the change.
    const workbench = await open({ ...DEEP, contextLength: 149 });
    const here = card('Why is the second reading so easy?');
    await press(here, 'Run');
    // Looking for a table of so many rows at each change of the page takes seconds: it is looked for once it is due.
    const { comparison } = workbench.stores;
    await waitFor(() => expect(comparison.getState().pairs.experiment?.after.surprisal).toBeDefined());
    const table = await within(here).findByRole('table', { name: 'Surprise by position, bits' });
    // That each of its hundreds of cells is on show would take seconds to find out.
    const all = { hidden: true };
    expect(within(table).getAllByRole('columnheader', all)).toHaveLength(4);
    const { before, after } = comparison.getState().pairs.experiment!;
    // Cut into letters the first reading ends with a blank more than the second.
    const last = within(table).getAllByRole('row', all).at(-2)!;
    const values = Array.from(last.querySelectorAll('data'), (data) => Number(data.value));
    expect(values[1]).toBeCloseTo(before.surprisal!.at(-1)!, 5);
    expect(values[2]).toBeCloseTo(after.surprisal!.at(-1)!, 5);
  });
});
