/** The next-token view, on real stores around the fake engine: what it shows is what the stores compute. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import { tokenId } from '@/model/axes.ts';
import { DEFAULT_SAMPLING } from '@/model/samplingSettings.ts';
import { LazyNext } from '@/views/nextToken/LazyNext.ts';
import { NextTokenView } from '@/views/nextToken/NextTokenView.tsx';
import { VerbView } from '@/views/verb/VerbView.tsx';
import { BYTES_ONLY, fakeId } from '../fakeEngine.ts';
import { exportCsv, withExport } from '../exports.tsx';
import { createWorkbench, openWorkbench, renderView, type Workbench } from '../workbench.tsx';

/** So that all of it is there when it is rendered. */
await LazyNext.fetchAhead();

const TEXT = 'When Mary gave the book to';
const MARY = fakeId(' Mary');
const JOHN = fakeId(' John');
const CAT = fakeId(' cat');
/** Mary far ahead, John second, the cat third. */
const clear = () => ({ [MARY]: 12, [JOHN]: 11, [CAT]: 10 });

const table = () => screen.getByRole('table', { name: 'Next token' });
const rows = () => within(table()).getAllByRole('row').slice(1);
const rowOf = (name: string) => screen.getByRole('button', { name: `Choose ${name}` }).closest('tr')!;
/** The numbers of a row, in full precision. */
const valuesIn = (row: Element) => Array.from(row.querySelectorAll('data'), (data) => Number(data.value));
const next = ({ stores }: Workbench) => stores.distribution.read(stores)!;
const set = ({ stores }: Workbench, settings: Partial<typeof DEFAULT_SAMPLING>) =>
  act(() => stores.sampling.getState().setSettings({ ...DEFAULT_SAMPLING, ...settings }));

async function open(options: Parameters<typeof openWorkbench>[1] = { logitsAfter: clear }) {
  const workbench = await openWorkbench(TEXT, options);
  renderView(
    <>
      <VerbView />
      <NextTokenView />
    </>,
    workbench,
  );
  return workbench;
}

describe('The next-token table', () => {
  it('has the columns token, id, logit and probability', async () => {
    await open();
    const columns = within(table()).getAllByRole('columnheader');
    expect(columns.map((column) => column.textContent)).toEqual(['token', 'id', 'logit', 'probability']);
  });

  it('has a header for each row, whose token is also told in words', async () => {
    await open();
    const headers = within(table()).getAllByRole('rowheader');
    expect(headers.length).toBeGreaterThanOrEqual(12);
    // A cell all the same: who counts the cells of a row finds the token in the first.
    expect(headers[0]).toBe(rowOf('·Mary').querySelector('td'));
    const button = screen.getByRole('button', { name: 'Choose ·Mary' });
    expect(button).toHaveAttribute('aria-description', 'Mary, with a space before');
  });

  it('shows the best tokens first, with the full precision of their numbers', async () => {
    const workbench = await open();
    const { distribution } = next(workbench);
    rows()
      .slice(0, 12)
      .forEach((row, rank) => {
        const id = distribution.order[rank]!;
        expect(valuesIn(row)).toEqual([id, distribution.logits[id], distribution.final[id]]);
      });
    expect(rows()[0]).toHaveTextContent('·Mary');
  });

  it('accounts for the whole vocabulary: its rows and all the others sum to 1', async () => {
    const workbench = await open();
    const shown = rows().map((row) => valuesIn(row).at(-1)!);
    expect(shown.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
    const others = next(workbench).distribution.order.length - (rows().length - 1);
    expect(rows().at(-1)).toHaveTextContent(`${others} others`);
  });

  it('shows up to a hundred rows when asked', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Show 100' }));
    expect(rows()).toHaveLength(101);
    await userEvent.click(screen.getByRole('button', { name: 'Show fewer' }));
    expect(rows().length).toBeLessThan(15);
  });

  it('hands its rows over as CSV, and the whole vocabulary once many rows are shown', async () => {
    const workbench = await openWorkbench(TEXT, { logitsAfter: clear });
    renderView(withExport(<NextTokenView />), workbench);
    const few = (await exportCsv()).trimEnd().split('\r\n');
    expect(few).toHaveLength(rows().length + 1);
    await userEvent.click(screen.getByRole('button', { name: 'Show 100' }));
    const [columns, best, ...others] = (await exportCsv()).trimEnd().split('\r\n');
    const { order, logits, final, base } = next(workbench).distribution;
    const id = order[0]!;
    expect(columns).toBe('rank,token,token_id,logit,probability,probability_of_model');
    expect(best).toBe(`1,·Mary,${id},${logits[id]},${final[id]},${base[id]}`);
    expect(others).toHaveLength(order.length - 1);
  });

  it('finds any token by its text and tells its place in the order', async () => {
    const workbench = await open({});
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find a token' }), 'mat');
    const row = rowOf('·mat');
    const rank = next(workbench).distribution.order.indexOf(fakeId(' mat'));
    expect(row).toHaveAttribute('aria-rowindex', String(rank + 2));
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.type(screen.getByRole('searchbox'), 'nowhere');
    expect(screen.getByText(/No token of this vocabulary matches/)).toBeInTheDocument();
  });

  it('keeps the token in sight that will be drawn, however far down', async () => {
    const workbench = await open({});
    const isFar = () => next(workbench).draw.rank > 20;
    for (let seed = 1; !isFar(); seed++) set(workbench, { seed, temperature: 2 });
    const drawn = rows().find((row) => valuesIn(row)[0] === next(workbench).upcoming.id);
    expect(drawn).toHaveAttribute('aria-rowindex', String(next(workbench).draw.rank + 2));
  });
});

describe('Choosing', () => {
  it('appends the token it said it would draw', async () => {
    const workbench = await open();
    const { upcoming } = next(workbench);
    await userEvent.click(screen.getByRole('button', { name: 'Next token' }));
    expect(workbench.stores.sequence.getState().generated).toMatchObject([upcoming]);
  });

  it('forces the candidate that is clicked', async () => {
    const workbench = await open();
    await userEvent.click(screen.getByRole('button', { name: 'Choose ·cat' }));
    expect(workbench.stores.sequence.getState().generated).toMatchObject([{ id: CAT, choice: 'forced', u: null }]);
  });

  it('says from which number the draw comes: seed, step and u', async () => {
    const workbench = await open();
    set(workbench, { seed: 42 });
    expect(screen.getByText(/seed 42, step 1/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Choose ·cat' }));
    const sentence = await screen.findByText(/seed 42, step 2/);
    expect(valuesIn(sentence)).toEqual([next(workbench).u]);
    expect(screen.getByRole('img', { name: /^The draw: seed 42, step 2/ })).toBeInTheDocument();
  });

  it('takes the first token at temperature 0, and says so', async () => {
    const workbench = await open();
    set(workbench, { temperature: 0 });
    expect(screen.getByRole('img', { name: 'The draw: T = 0: always the first, ·Mary' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next token' }));
    expect(workbench.stores.sequence.getState().generated).toMatchObject([{ id: MARY, choice: 'greedy', u: null }]);
  });
});

describe('Settings', () => {
  it('are sliders and a field with the names everyone relies on', async () => {
    await open();
    for (const name of ['Temperature', 'Top-k', 'Top-p', 'Min-p', 'Repetition penalty'])
      expect(screen.getByRole('slider', { name })).toBeInTheDocument();
    expect(screen.getByRole('spinbutton', { name: 'Seed' })).toHaveValue(DEFAULT_SAMPLING.seed);
  });

  it('never run the model', async () => {
    const workbench = await open();
    const before = workbench.engine.calls.length;
    const wanted = { Temperature: 0.5, 'Top-k': 3, 'Top-p': 0.9, 'Min-p': 0.1, 'Repetition penalty': 1.5 };
    for (const [name, value] of Object.entries(wanted))
      fireEvent.change(screen.getByRole('slider', { name }), { target: { value: String(value) } });
    expect(workbench.stores.sampling.getState().settings).toEqual({
      ...DEFAULT_SAMPLING,
      temperature: 0.5,
      topK: 3,
      topP: 0.9,
      minP: 0.1,
      repetitionPenalty: 1.5,
    });
    expect(workbench.engine.calls).toHaveLength(before);
  });

  it('strike out what a filter removes, and say which filter it was', async () => {
    const workbench = await open();
    set(workbench, { topK: 2 });
    expect(valuesIn(rowOf('·cat')).at(-1)).toBe(0);
    expect(rowOf('·cat')).toHaveTextContent('removed by top-k');
    expect(rowOf('·John')).not.toHaveTextContent('removed');
    set(workbench, { topP: 0.5 });
    expect(rowOf('·John')).toHaveTextContent('removed by top-p');
    set(workbench, { minP: 0.3 });
    expect(rowOf('·cat')).toHaveTextContent('removed by min-p');
  });

  it('leave the model’s own probability in sight', async () => {
    const workbench = await open();
    set(workbench, { temperature: 0.5 });
    const { base, scaled, final, logits } = next(workbench).distribution;
    expect(valuesIn(rowOf('·Mary'))).toEqual([MARY, logits[MARY], scaled[MARY], base[MARY], final[MARY]]);
  });

  it('say how much the filters removed and how uncertain the rest is', async () => {
    const workbench = await open();
    set(workbench, { topK: 2 });
    const { removedMass, entropy, order } = next(workbench).distribution;
    const values = Array.from(document.querySelectorAll('data'), (data) => Number(data.value));
    for (const number of [removedMass, entropy.base, entropy.final]) expect(values).toContain(number);
    expect(screen.getByText(`with ${order.length - 2} tokens`)).toBeInTheDocument();
  });

  it('make another seed from the one there is, the same one every time', async () => {
    const workbench = await open();
    const press = () => userEvent.click(screen.getByRole('button', { name: 'New seed' }));
    const seed = () => workbench.stores.sampling.getState().settings.seed;
    await press();
    const first = seed();
    expect(first).not.toBe(DEFAULT_SAMPLING.seed);
    set(workbench, {});
    await press();
    expect(seed()).toBe(first);
  });

  it('go back to where they started', async () => {
    const workbench = await open();
    set(workbench, { temperature: 0, topK: 5 });
    await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
    expect(workbench.stores.sampling.getState().settings).toEqual(DEFAULT_SAMPLING);
  });

  it('take a seed that is typed, once it is one', async () => {
    const workbench = await open();
    const field = screen.getByRole('spinbutton', { name: 'Seed' });
    await userEvent.clear(field);
    expect(workbench.stores.sampling.getState().settings.seed).toBe(DEFAULT_SAMPLING.seed);
    await userEvent.type(field, '42');
    expect(workbench.stores.sampling.getState().settings.seed).toBe(42);
  });

  it('let top-k go beyond its slider by typing', async () => {
    const workbench = await open();
    const box = screen.getByRole('spinbutton', { name: 'Top-k, exact' });
    await userEvent.clear(box);
    await userEvent.type(box, '150');
    expect(workbench.stores.sampling.getState().settings.topK).toBe(150);
  });
});

describe('What was removed', () => {
  it('is the same by its rows and by its share, at temperature 0 as with a filter', async () => {
    const workbench = await open();
    const removedShare = () => {
      const entry = screen.getByText('removed').closest('div');
      if (!entry) throw new Error('There is no such fact.');
      return { share: Number(entry.querySelector('data')?.value), words: entry.textContent };
    };
    const base = workbench.stores.distribution.read(workbench.stores)?.distribution.base ?? [];
    set(workbench, { temperature: 0 });
    const { share, words } = removedShare();
    expect(share).toBeCloseTo(1 - Math.max(...base), 12);
    expect(words).toContain('by T = 0');
    expect(words).toContain(`with ${base.length - 1} tokens`);
    set(workbench, { temperature: 1, topK: 5 });
    expect(removedShare().share).toBeCloseTo(
      1 -
        [...base]
          .sort((a, b) => b - a)
          .slice(0, 5)
          .reduce((a, b) => a + b),
      12,
    );
  });
});

describe('The arithmetic', () => {
  const arithmetic = (token: string) => screen.getByRole('region', { name: `The arithmetic of ${token}` });

  it('belongs to the most likely token until a row is pointed at or focused', async () => {
    const workbench = await open();
    expect(arithmetic('·Mary')).toBeInTheDocument();
    act(() => screen.getByRole('button', { name: 'Choose ·cat' }).focus());
    expect(workbench.stores.selection.getState().candidate).toBe(CAT);
    expect(arithmetic('·cat')).toBeInTheDocument();
  });

  it('shows the numbers of the chain and the formula made of them', async () => {
    const workbench = await open();
    set(workbench, { temperature: 0.5 });
    const { distribution } = next(workbench);
    expect(valuesIn(arithmetic('·Mary'))).toEqual([12, 24, distribution.base[MARY], distribution.final[MARY]]);
    expect(within(arithmetic('·Mary')).getByRole('math').getAttribute('aria-label')).toMatch(/e to the 24\.000/);
  });

  it('says that a removed token cannot be drawn', async () => {
    const workbench = await open();
    set(workbench, { topK: 1 });
    act(() => workbench.stores.selection.getState().setCandidate(tokenId(JOHN)));
    expect(arithmetic('·John')).toHaveTextContent('top-k removes it, so it cannot be drawn.');
  });
});

describe('Before and beside the numbers', () => {
  it('says what is missing while there is no model and no text', async () => {
    const workbench = createWorkbench();
    renderView(
      <>
        <VerbView />
        <NextTokenView />
      </>,
      workbench,
    );
    expect(screen.getByText('No model is loaded, so nothing can be computed.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next token' })).toBeDisabled();
    await act(() => workbench.stores.conductor.loadModel({ kind: 'embedded', id: 'glassbox-2' }));
    expect(screen.getByText('Write a text, and the most probable next tokens appear here.')).toBeInTheDocument();
  });

  it('keeps the old numbers while the model runs, and marks them', async () => {
    const workbench = await open();
    const before = valuesIn(table());
    const sentence = screen.getByText(/seed 1, step/).textContent;
    const release = workbench.engine.holdRuns();
    await userEvent.click(screen.getByRole('button', { name: 'Choose ·cat' }));
    expect(screen.getByText('computing…')).toBeInTheDocument();
    expect(valuesIn(table())).toEqual(before);
    expect(screen.getByText(/seed 1, step/).textContent).toBe(sentence);
    release();
    await screen.findByText(/seed 1, step 2/);
    expect(screen.queryByText('computing…')).not.toBeInTheDocument();
  });

  it('follows a change to a model with another vocabulary', async () => {
    const workbench = await open();
    await act(() => workbench.stores.conductor.loadModel(BYTES_ONLY));
    const ids = rows().flatMap((row) => valuesIn(row)[0] ?? []);
    expect(Math.max(...ids)).toBeLessThan(256);
    expect(screen.queryByRole('button', { name: 'Choose ·Mary' })).not.toBeInTheDocument();
  });

  it('says so when the last run failed and the numbers are older', async () => {
    const workbench = await open();
    workbench.engine.failNextRun(new EngineError('OutOfMemory', 'the test asked for it'));
    await userEvent.click(screen.getByRole('button', { name: 'Choose ·cat' }));
    expect(await screen.findByText(/The last run failed/)).toBeInTheDocument();
  });
});
