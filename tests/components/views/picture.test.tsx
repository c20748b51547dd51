/** The picture and its zooms, on real stores around the fake engine: its words and weights are the trace's, and it can be touched. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { layer as toLayer, tokenId } from '@/model/axes.ts';
import { bindKeys } from '@/views/shared/commands/bindKeys.ts';
import { commandsOf } from '@/views/shared/commands/commands.ts';
import { MiddleStage } from '../MiddleStage.tsx';
import { createWorkbench, openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const TEXT = 'When Mary gave the book to';

// What the page loads when it is first wanted may take longer than a test waits.
beforeAll(async () => {
  await Promise.all([import('@/views/block/BlockView.tsx'), import('@/views/attention/AttentionView.tsx')]);
});

let unbind = () => {};
afterEach(() => unbind());

async function open(text = TEXT, options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(text, options);
  renderView(<MiddleStage />, workbench);
  const noop = () => {};
  unbind = bindKeys(
    { stores: workbench.stores, training: null, toggleTheme: noop, share: noop, openHelp: noop },
    commandsOf(['everywhere', 'workbench']),
  );
  return workbench;
}

const shownOf = ({ stores }: Workbench) => stores.trace.getState().shown!;
const picture = () => screen.getByRole('grid', { name: /^The model at work/ });
const drawing = () => picture().querySelector('svg')!;
const arcCount = () =>
  Array.from(document.querySelectorAll('[data-arcs]'), (path) => Number(path.getAttribute('data-arcs'))).reduce(
    (sum, count) => sum + count,
    0,
  );
const zoomOf = ({ stores }: Workbench) => stores.selection.getState().zoom;
const step = (name: string | RegExp) =>
  within(screen.getByRole('navigation', { name: 'Zoom' })).getByRole('button', { name });

/** Moves the pointer over the drawing until the note names an arc; where that was, and which arc. */
function findArc(isWanted: (layer: number) => boolean = () => true) {
  for (let y = 60; y < 480; y += 3)
    for (let x = 10; x < 600; x += 6) {
      fireEvent.pointerMove(drawing(), { clientX: x, clientY: y });
      const found = screen.queryByText(/^Layer \d+: .* looks at .*\.$/, { selector: '[aria-hidden] p' });
      const layer = Number(/\d+/.exec(found?.textContent ?? '')?.[0]) - 1;
      if (found && isWanted(layer)) return { x, y, layer };
    }
  throw new Error('No arc was found under any point.');
}
const lensCells = () => within(screen.getByRole('table', { name: 'Logit lens' })).getAllByRole('cell');
const setThreshold = (value: number) =>
  fireEvent.change(screen.getByRole('slider', { name: 'Arcs from weight' }), { target: { value: String(value) } });

describe('The picture', () => {
  it('names what the lens reads at every token and layer, as the engine has it', async () => {
    const { stores, engine } = await open();
    const { runId, ids } = stores.trace.getState().shown!;
    const { vocabulary } = stores.network.getState().model!;
    await waitFor(() => expect(lensCells().some((cell) => cell.textContent === '–')).toBe(false));
    const cells = lensCells();
    expect(cells).toHaveLength(ids.length * 3);
    for (let at = 0; at < ids.length; at += 1) {
      const top = await engine.lensTop({ runId, position: at, count: 1 });
      top.ids.forEach((id, level) => {
        const cell = cells[at * 3 + level]!;
        expect(cell).toHaveTextContent(candidateLabel(vocabulary, tokenId(id)));
        expect(Number(cell.querySelector('data')!.value)).toBeCloseTo(top.probabilities[level]!, 6);
      });
    }
  });

  it('draws one arc for each pair of tokens with a head above the threshold', async () => {
    const workbench = await open();
    const { data, shape } = shownOf(workbench).attention!;
    const [, heads, tokens] = shape;
    for (const threshold of [0.1, 0.4]) {
      setThreshold(threshold);
      const pairs = new Set<string>();
      data.forEach((weight, at) => {
        const [key, query] = [at % tokens, Math.floor(at / tokens) % tokens];
        const layer = Math.floor(at / (tokens * tokens * heads));
        if (weight >= threshold && query > 0) pairs.add(`${layer} ${query} ${key}`);
      });
      expect(arcCount()).toBe(pairs.size);
    }
  });

  it('says how much the threshold hides', async () => {
    const workbench = await open();
    setThreshold(0.3);
    const { data, shape } = shownOf(workbench).attention!;
    const tokens = shape[2];
    const outside = Array.from(data).filter(
      (_, at) => at % tokens > 0 && at % tokens <= Math.floor(at / tokens) % tokens,
    );
    const count = outside.filter((weight) => weight >= 0.3).length;
    expect(screen.getByText(new RegExp(`Shows ${count} of ${outside.length} attention weights`))).toBeInTheDocument();
  });

  it('tells what an arc is while it is pointed at, and lights its tokens everywhere', async () => {
    const workbench = await open();
    setThreshold(0.2);
    const { layer } = findArc();
    const { query, key } = workbench.stores.selection.getState().hovered;
    const { data, shape } = shownOf(workbench).attention!;
    const [, heads, tokens] = shape;
    const weights = Array.from(
      { length: heads },
      (_, h) => data[((layer * heads + h) * tokens + query!) * tokens + key!]!,
    );
    expect(Math.max(...weights)).toBeGreaterThanOrEqual(0.2);
  });

  it('is walked with the arrow keys, column by column and layer by layer', async () => {
    const workbench = await open();
    const { selection } = workbench.stores;
    const last = shownOf(workbench).ids.length - 1;
    act(() => picture().focus());
    fireEvent.keyDown(picture(), { key: 'ArrowLeft' });
    expect(selection.getState().query).toBe(last - 1);
    expect(within(picture()).getByRole('gridcell')).toHaveTextContent('Read with the logit lens, this stream says');
    fireEvent.keyDown(picture(), { key: 'ArrowRight' });
    expect(selection.getState().query).toBeNull();
    fireEvent.keyDown(picture(), { key: 'Home' });
    expect(selection.getState().query).toBe(0);
    const before = selection.getState().layer;
    fireEvent.keyDown(picture(), { key: 'ArrowUp' });
    expect(selection.getState().layer).toBe((before + 1) % 2);
  });

  it('lets the drawn token join the text', async () => {
    const workbench = await open();
    const { sequence, distribution } = workbench.stores;
    const { upcoming } = distribution.read(workbench.stores)!;
    const length = shownOf(workbench).ids.length;
    await userEvent.click(screen.getByText('joins the text'));
    await waitFor(() => expect(shownOf(workbench).ids).toHaveLength(length + 1));
    expect(sequence.getState().generated.map((token) => token.id)).toEqual([upcoming.id]);
    await waitFor(() => expect(lensCells()).toHaveLength((length + 1) * 3));
  });

  it('shows where the player is', async () => {
    const { stores } = await open();
    const stage = () => drawing().querySelector('[data-stage]')!;
    expect(stage()).toHaveAttribute('data-stage', 'tokenize');
    act(() => stores.conductor.goToStage({ kind: 'attention', layer: toLayer(1) }));
    expect(stage()).toHaveAttribute('data-stage', 'attention-1');
    act(() => stores.conductor.goToStage({ kind: 'softmax' }));
    expect(stage()).toHaveAttribute('data-stage', 'softmax');
    // The zoom is no business of the player's.
    expect(stores.selection.getState().zoom).toBe('model');
  });

  it('covers what the pass has not reached while it is walked through, and shows all at rest', async () => {
    const { stores } = await open();
    await waitFor(() => expect(lensCells().some((cell) => cell.textContent === '–')).toBe(false));
    const isCovered = () => within(picture()).queryByText(/^not computed/) !== null;
    const unknown = () => lensCells().filter((cell) => cell.textContent === '–').length;
    expect(isCovered()).toBe(false);
    const tokens = stores.trace.getState().shown!.ids.length;
    for (const [stage, hidden] of [
      [{ kind: 'embed' }, 2],
      [{ kind: 'attention', layer: toLayer(0) }, 2],
      [{ kind: 'mlp', layer: toLayer(0) }, 1],
      [{ kind: 'filter' }, 0],
    ] as const) {
      act(() => stores.conductor.goToStage(stage));
      expect(isCovered()).toBe(true);
      await waitFor(() => expect(unknown()).toBe(hidden * tokens));
    }
    act(() => stores.conductor.goToStage({ kind: 'softmax' }));
    expect(isCovered()).toBe(false);
    expect(screen.queryByText('joins the text')).toBeNull();
    act(() => stores.conductor.goToStage({ kind: 'draw' }));
    expect(screen.getByText('joins the text')).toBeInTheDocument();
    act(() => stores.conductor.goToStage({ kind: 'embed' }));
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(isCovered()).toBe(false);
  });

  it('shows an experiment: what is off as dead arcs, before and after at a key, and the difference', async () => {
    const { stores } = await open();
    setThreshold(0.2);
    const sorts = () =>
      new Set(Array.from(document.querySelectorAll('[data-arcs]'), (path) => path.getAttribute('data-sort')));
    const side = (name: string) => screen.getByRole('radio', { name });
    expect(screen.queryByRole('radiogroup', { name: 'Show' })).toBeNull();
    const plain = arcCount();
    await act(async () => {
      stores.selection.getState().setGuide('whatif');
      await stores.experiment.getState().add([{ kind: 'head', layer: 0, head: 0 }]);
    });
    await waitFor(() => expect(side('with your change')).toBeChecked());
    expect(sorts()).toContain('dead');
    await waitFor(() => expect(stores.picture.getState().changed?.lens[0]).toBeDefined());
    fireEvent.keyDown(document.body, { key: 'b' });
    await waitFor(() => expect(side('before')).toBeChecked());
    expect(sorts()).not.toContain('dead');
    expect(arcCount()).toBe(plain);
    await userEvent.click(side('difference'));
    expect(stores.panels.getState().pictureSide).toBe('difference');
    expect(screen.getByText(/attention weights? changed by/)).toBeInTheDocument();
    act(() => stores.experiment.getState().reset());
    await waitFor(() => expect(screen.queryByRole('radiogroup', { name: 'Show' })).toBeNull());
    expect(arcCount()).toBe(plain);
  });

  it('says why there is none of an opaque model', async () => {
    await open(TEXT, { transparency: 'opaque' });
    expect(screen.getByText(/does not show its inside/)).toBeInTheDocument();
  });
});

describe('The zooms', () => {
  it('go nearer by a click on an arc: its strongest head, at its query', async () => {
    const workbench = await open();
    setThreshold(0.2);
    const { x, y, layer } = findArc();
    const { query, key } = workbench.stores.selection.getState().hovered;
    fireEvent.click(drawing(), { clientX: x, clientY: y });
    const selected = workbench.stores.selection.getState();
    const { data, shape } = shownOf(workbench).attention!;
    const [, heads, tokens] = shape;
    const weights = Array.from(
      { length: heads },
      (_, h) => data[((layer * heads + h) * tokens + query!) * tokens + key!]!,
    );
    expect(selected).toMatchObject({ zoom: 'head', layer, head: weights.indexOf(Math.max(...weights)) });
    expect(selected.query ?? tokens - 1).toBe(query);
    expect(await screen.findByRole('region', { name: `Layer ${layer + 1}, head ${selected.head + 1}` })).toHaveFocus();
    expect(await screen.findByRole('region', { name: 'Attention' })).toBeInTheDocument();
  });

  it('go nearer by a layer’s number, and another thin row leads to its block', async () => {
    const workbench = await open();
    await userEvent.click(screen.getByRole('button', { name: 'Open the block of layer 2' }));
    expect(workbench.stores.selection.getState()).toMatchObject({ zoom: 'block', layer: 1 });
    expect(await screen.findByRole('region', { name: 'Block of layer 2' })).toHaveFocus();
    // The thin row of layer 1 is the lowest, right above the tokens.
    fireEvent.click(drawing(), { clientX: 20, clientY: Number(drawing().getAttribute('height')) - 27 });
    expect(workbench.stores.selection.getState()).toMatchObject({ zoom: 'block', layer: 0 });
  });

  it('go in and out by key, with the focus, and never past an end', async () => {
    const workbench = await open();
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
    act(() => picture().focus());
    press('Enter');
    expect(zoomOf(workbench)).toBe('block');
    expect(await screen.findByRole('region', { name: /^Block of layer/ })).toHaveFocus();
    press('+');
    press('+');
    expect(zoomOf(workbench)).toBe('head');
    press('-');
    expect(zoomOf(workbench)).toBe('block');
    press('=');
    press('Escape');
    press('Escape');
    expect(zoomOf(workbench)).toBe('model');
    expect(picture()).toHaveFocus();
    act(() => workbench.stores.conductor.selectQuery(1));
    press('Escape');
    expect(workbench.stores.selection.getState().query).toBeNull();
  });

  it('go by the path, which keeps the focus and says where one is', async () => {
    const workbench = await open();
    expect(step('Model')).toHaveAttribute('aria-current', 'true');
    await userEvent.click(step(/^Head \d$/));
    expect(zoomOf(workbench)).toBe('head');
    expect(step(/^Head \d$/)).toHaveFocus();
    expect(step(/^Head \d$/)).toHaveAttribute('aria-current', 'true');
    expect(step('Model')).not.toHaveAttribute('aria-current');
    await userEvent.click(step('Model'));
    expect(zoomOf(workbench)).toBe('model');
  });

  it('have the picture, Layer, Head and one table of weights at every one of them', async () => {
    const workbench = await open();
    for (const zoom of ['model', 'block', 'head'] as const) {
      act(() => workbench.stores.conductor.zoomTo(zoom));
      if (zoom === 'head') await screen.findByRole('region', { name: 'Attention' });
      expect(picture()).toBeInTheDocument();
      expect(screen.getByRole('combobox', { name: 'Layer' })).toBeEnabled();
      expect(screen.getByRole('combobox', { name: 'Head' })).toBeEnabled();
      const table = await screen.findByRole('table', { name: 'Attention weights' });
      const { layer, head } = workbench.stores.selection.getState();
      const { data, shape } = shownOf(workbench).attention!;
      const [, heads, tokens] = shape;
      const first = (layer * heads + head) * tokens * tokens;
      const values = Array.from(table.querySelectorAll('data'), ({ value }) => Number(value));
      expect(values).toEqual(Array.from(data.subarray(first, first + tokens * tokens)));
    }
  });

  it('change layer and head by their boxes without leaving the zoom', async () => {
    const workbench = await open();
    act(() => workbench.stores.conductor.zoomTo('block'));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Layer' }), '1');
    expect(workbench.stores.selection.getState()).toMatchObject({ zoom: 'block', layer: 0 });
    expect(screen.getByRole('region', { name: 'Block of layer 1' })).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Layer' }), '2');
    expect(screen.getByRole('region', { name: 'Block of layer 2' })).toBeInTheDocument();
  });

  it('wait with the picture until there is a model, and have nothing to choose from', () => {
    renderView(<MiddleStage />, createWorkbench());
    expect(screen.getByText('No model is loaded.')).toBeInTheDocument();
    expect(screen.queryByRole('combobox', { name: 'Layer' })).toBeNull();
  });
});
