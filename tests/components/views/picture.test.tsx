/** The picture, on real stores around the fake engine: its words and weights are the trace's, and it can be touched. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { softmax } from '@/model/softmax.ts';
import { slice } from '@/model/tensor.ts';
import { tokenId } from '@/model/axes.ts';
import { pictureParts } from '@/store/pictureParts.ts';
import { lensPart } from '@/store/trace.ts';
import { PictureView } from '@/views/picture/PictureView.tsx';
import { openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const TEXT = 'When Mary gave the book to';

async function open(text = TEXT, options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(text, options);
  await askParts(workbench);
  renderView(<PictureView />, workbench);
  return workbench;
}

async function askParts({ stores }: Workbench) {
  const { shown } = stores.trace.getState();
  const { model } = stores.network.getState();
  if (shown && model)
    await stores.trace.getState().ensure(pictureParts(model.config, shown.ids.length, shown.ids.length - 1));
}

const shownOf = ({ stores }: Workbench) => stores.trace.getState().shown!;
const picture = () => screen.getByRole('grid', { name: /^The model at work/ });
const arcs = () => Array.from(document.querySelectorAll('[data-arc]'));
const setThreshold = (value: number) =>
  fireEvent.change(screen.getByRole('slider', { name: 'Arcs from weight' }), { target: { value: String(value) } });

describe('The picture', () => {
  it('names what the lens reads at every token and layer, as the trace has it', async () => {
    const workbench = await open();
    const rows = within(screen.getByRole('table', { name: 'Logit lens' }))
      .getAllByRole('row')
      .slice(1);
    const shown = shownOf(workbench);
    const { vocabulary } = workbench.stores.network.getState().model!;
    expect(rows).toHaveLength(shown.ids.length);
    rows.forEach((row, t) => {
      const cells = within(row).getAllByRole('cell');
      expect(cells).toHaveLength(3);
      cells.forEach((cell, level) => {
        const logits = slice(lensPart(shown, t)!, level).data;
        const best = largestIndices(logits, 1)[0]!;
        expect(cell).toHaveTextContent(candidateLabel(vocabulary, tokenId(best)));
        expect(Number(cell.querySelector('data')!.value)).toBeCloseTo(softmax(logits)[best]!, 6);
      });
    });
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
      expect(new Set(arcs().map((arc) => arc.getAttribute('data-arc')))).toEqual(pairs);
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
    expect(screen.getByText(new RegExp(`Shows ${count} of ${outside.length} weights`))).toBeInTheDocument();
  });

  it('chooses the strongest head of an arc, and its query', async () => {
    const workbench = await open();
    setThreshold(0.2);
    const { data, shape } = shownOf(workbench).attention!;
    const [, heads, tokens] = shape;
    const arc = arcs().find((element) => element.getAttribute('data-arc')!.split(' ')[1] !== String(tokens - 1))!;
    const [layer, query, key] = arc.getAttribute('data-arc')!.split(' ').map(Number) as [number, number, number];
    const weights = Array.from(
      { length: heads },
      (_, h) => data[((layer * heads + h) * tokens + query) * tokens + key]!,
    );
    fireEvent.click(arc);
    const selected = workbench.stores.selection.getState();
    expect(selected.layer).toBe(layer);
    expect(selected.head).toBe(weights.indexOf(Math.max(...weights)));
    expect(selected.query).toBe(query);
  });

  it('tells what an arc is while it is pointed at, and lights its tokens everywhere', async () => {
    const workbench = await open();
    setThreshold(0.2);
    const arc = arcs().at(-1)!;
    const [layer, query, key] = arc.getAttribute('data-arc')!.split(' ').map(Number) as [number, number, number];
    fireEvent.pointerMove(arc);
    expect(screen.getAllByText(new RegExp(`^Layer ${layer + 1}: .* looks at .*\\.$`)).length).toBeGreaterThan(0);
    expect(workbench.stores.selection.getState().hovered).toEqual({ query, key });
  });

  it('is walked with the arrow keys, column by column and layer by layer', async () => {
    const workbench = await open();
    const { selection } = workbench.stores;
    const last = shownOf(workbench).ids.length - 1;
    act(() => picture().focus());
    fireEvent.keyDown(picture(), { key: 'ArrowLeft' });
    expect(selection.getState().query).toBe(last - 1);
    expect(within(picture()).getByRole('gridcell')).toHaveTextContent('If the model stopped here it would say');
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
    await screen.findByRole('grid', { name: /^The model at work/ });
    expect(sequence.getState().generated.map((token) => token.id)).toEqual([upcoming.id]);
    await act(async () => askParts(workbench));
    expect(shownOf(workbench).ids).toHaveLength(length + 1);
  });

  it('draws what is there before its tensors have come, and nothing made up', async () => {
    const workbench = await openWorkbench(TEXT);
    renderView(<PictureView />, workbench);
    expect(picture()).toBeInTheDocument();
    const cells = within(screen.getByRole('table', { name: 'Logit lens' })).getAllByRole('cell');
    expect(cells.every((cell) => cell.textContent === '–')).toBe(true);
    expect(document.querySelectorAll('svg circle[r="0"]')).toHaveLength(0);
  });

  it('says why there is none of an opaque model', async () => {
    await open(TEXT, { transparency: 'opaque' });
    expect(screen.getByText(/does not show its inside/)).toBeInTheDocument();
  });
});
