/** The stages from logits to the next token, on real stores: their numbers are those of the draw to come. */
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import type { SamplingSettings } from '@/model/sampling.ts';
import type { Stage } from '@/model/stages.ts';
import { StagesView } from '@/views/stages/StagesView.tsx';
import { fakeId } from '../fakeEngine.ts';
import { openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const TEXT = 'When Mary gave the book to';
const [MARY, JOHN, CAT] = [' Mary', ' John', ' cat'].map(fakeId) as [number, number, number];
/** Mary far ahead, John second, the cat third. */
const clear = () => ({ [MARY]: 12, [JOHN]: 11, [CAT]: 10 });

const panel = (name: string) => screen.getByRole('region', { name });
const valuesIn = (element: Element) => Array.from(element.querySelectorAll('data'), (data) => Number(data.value));
const next = ({ stores }: Workbench) => stores.distribution.read(stores)!;

async function open(kind: Stage['kind'], settings: Partial<SamplingSettings> = {}) {
  const workbench = await openWorkbench(TEXT, { logitsAfter: clear });
  const { sampling, conductor } = workbench.stores;
  sampling.getState().setSettings({ ...sampling.getState().settings, ...settings });
  conductor.goToStage({ kind } as Stage);
  renderView(<StagesView />, workbench);
  return workbench;
}

describe('Temperature', () => {
  it('shows the best logits before and after the division', async () => {
    const workbench = await open('temperature', { temperature: 0.5 });
    const { order, penalized, scaled } = next(workbench).distribution;
    const ids = Array.from(order.subarray(0, 5));
    expect(valuesIn(screen.getByRole('table'))).toEqual(ids.flatMap((id) => [penalized[id], scaled[id]]));
    expect(panel('Temperature')).toHaveTextContent('the lead of “·Mary” over “·John” goes from 1.00 to 2.00');
    expect(screen.getByRole('math')).toHaveAccessibleName(`z_${MARY} / T = 12.0 / 0.5 = 24.0`);
    expect(screen.getByRole('img', { name: /Distances of 5 candidates/ })).toBeInTheDocument();
  });

  it('says at 1 that nothing changes, and at 0 that the best wins', async () => {
    const workbench = await open('temperature');
    expect(panel('Temperature')).toHaveTextContent('T is 1: the scores stay');
    act(() => workbench.stores.sampling.getState().setSetting('temperature', 0));
    expect(panel('Temperature')).toHaveTextContent('T is 0: instead of dividing by zero');
    expect(screen.queryByRole('math')).not.toBeInTheDocument();
  });

  it('tells of the repetition penalty, which comes first', async () => {
    await open('temperature', { repetitionPenalty: 1.5 });
    expect(panel('Temperature')).toHaveTextContent(
      'the repetition penalty divided (or, where negative, multiplied) by 1.5 the scores',
    );
  });
});

describe('Filter', () => {
  it('says that all tokens stay while no filter is on', async () => {
    const workbench = await open('filter');
    expect(panel('Filter')).toHaveTextContent(`all ${next(workbench).distribution.order.length} tokens stay`);
    expect(panel('Filter')).toHaveTextContent('Top-k: offTop-p: offMin-p: off');
  });

  it('says which filter cut where, and what the removed ones had', async () => {
    const workbench = await open('filter', { topK: 3, topP: 0.7, minP: 0.01 });
    const { kept, removedMass } = next(workbench).distribution;
    const region = panel('Filter');
    expect(region).toHaveTextContent('Top-k: the 3 best3 left');
    expect(region).toHaveTextContent(`Top-p: the best that add up to 0.7${kept} left`);
    expect(region).toHaveTextContent('Min-p: 0.01 × the best or morecuts nothing more');
    expect(valuesIn(region)).toEqual([1 - removedMass, removedMass]);
  });

  it('has nothing to do at temperature 0', async () => {
    await open('filter', { temperature: 0, topK: 3 });
    expect(panel('Filter')).toHaveTextContent('there is nothing left to filter');
  });
});

describe('Softmax', () => {
  it('shows the probabilities of the draw, with all others as one', async () => {
    const workbench = await open('softmax');
    const { order, final } = next(workbench).distribution;
    const shown = valuesIn(screen.getByRole('list', { name: 'Probabilities of the best tokens' }));
    expect(shown.slice(0, 5)).toEqual(Array.from(order.subarray(0, 5), (id) => final[id]));
    expect(shown.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
  });

  it('puts the numbers of the selected candidate into the formula', async () => {
    const workbench = await open('softmax');
    expect(screen.getByRole('math')).toHaveAccessibleName(/ = e\^12\.000 \/ /);
    act(() => workbench.stores.selection.getState().setCandidate(tokenId(CAT)));
    expect(panel('Softmax')).toHaveTextContent('“·cat” gets');
    expect(screen.getByRole('math')).toHaveAccessibleName(/ = e\^10\.000 \/ /);
  });

  it('says that a removed candidate gets 0', async () => {
    const workbench = await open('softmax', { topK: 2 });
    act(() => workbench.stores.selection.getState().setCandidate(tokenId(CAT)));
    expect(panel('Softmax')).toHaveTextContent('“·cat” was removed by a filter: it gets 0.');
    expect(screen.queryByRole('math')).not.toBeInTheDocument();
  });
});

describe('Draw', () => {
  it('shows the stretch of the bar that holds the number of this seed', async () => {
    const workbench = await open('draw', { seed: 7 });
    const { draw, u } = next(workbench);
    expect(draw.from).toBeLessThanOrEqual(u);
    expect(u).toBeLessThan(draw.to);
    expect(valuesIn(panel('Draw'))).toEqual([7, u]);
    expect(screen.getByRole('img', { name: /^Seed 7 gives u = / })).toBeInTheDocument();
    expect(screen.getByRole('math')).toHaveAccessibleName(/≤ u = .* </);
  });

  it('draws nothing at temperature 0', async () => {
    await open('draw', { temperature: 0 });
    expect(panel('Draw')).toHaveTextContent('nothing is left to chance');
    expect(panel('Draw')).toHaveTextContent('“·Mary” is taken');
    expect(screen.queryByText(/^u = /)).not.toBeInTheDocument();
  });
});

describe('Append', () => {
  it('shows the token that joins, and what this run and the next compute', async () => {
    await open('append', { temperature: 0 });
    const region = panel('Append');
    expect(region).toHaveTextContent('“·Mary” becomes token 7. The next pass computes 1 new row and reuses 6.');
    // The fake engine has no cache: it says that it reused nothing.
    expect(region).toHaveTextContent('0 rows reused, 6 rows computed');
    expect(region).toHaveTextContent('6 rows reused, 1 row computed');
  });

  it('says that a full window moves, so that all is computed again', async () => {
    const workbench = await openWorkbench(TEXT, { logitsAfter: clear, contextLength: 4 });
    workbench.stores.conductor.goToStage({ kind: 'append' });
    renderView(<StagesView />, workbench);
    expect(panel('Append')).toHaveTextContent('the first token falls out of the window of 4');
    expect(panel('Append')).toHaveTextContent('0 rows reused, 4 rows computed');
  });

  it('appends that very token with the next step, and embeds it', async () => {
    const workbench = await open('append', { seed: 3 });
    const { id } = next(workbench).upcoming;
    await act(() => workbench.stores.conductor.nextStep());
    expect(workbench.stores.trace.getState().shown!.ids.at(-1)).toBe(id);
    expect(panel('Embed')).toBeInTheDocument();
  });
});
