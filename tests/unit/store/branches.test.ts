/** The tree of texts on real stores over the engine without a network: what is kept, what is computed again. */
import { describe, expect, it } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { countBranches, findPath, listSegments } from '@/model/textTree.ts';
import { validPicks } from '@/store/branches.ts';
import { fakeId } from '../../components/fakeEngine.ts';
import { makeReadyStores, shown, type Bench } from './makeStores.ts';

const word = (piece: string) => tokenId(fakeId(piece));
const path = (...pieces: string[]) => pieces.map(word);
const tree = ({ stores }: Bench) => stores.sequence.getState().tree;
const runs = ({ engine }: Bench) => engine.calls.filter((call) => call === 'run').length;

async function write({ stores }: Bench, ...pieces: string[]) {
  for (const piece of pieces) await stores.conductor.nextToken(word(piece));
}

/** "the": cat sat on; back to the cat, which now gave. */
async function branched() {
  const bench = await makeReadyStores('the');
  await write(bench, ' cat', ' sat', ' on');
  await bench.stores.conductor.goToStep(1);
  await write(bench, ' gave');
  return bench;
}

describe('Every text tried', () => {
  it('is kept when another token is chosen earlier on', async () => {
    const bench = await branched();
    expect(countBranches(tree(bench))).toBe(2);
    expect(tree(bench).size).toBe(4);
    const [shared] = listSegments(tree(bench));
    expect(shared?.children.map((child) => child.path)).toEqual([path(' cat', ' sat', ' on'), path(' cat', ' gave')]);
  });

  it('knows how each token was chosen, and how likely it was', async () => {
    const bench = await branched();
    await bench.stores.conductor.nextToken();
    const [cat, gave, drawn] = bench.stores.sequence.getState().generated;
    expect(cat).toMatchObject({ choice: 'forced', u: null });
    expect(cat?.odds?.model).toBeGreaterThan(0);
    expect(gave?.odds?.model).toBeLessThan(1);
    expect(drawn?.choice).toBe('drawn');
    expect(drawn?.odds?.drawn).toBeCloseTo(drawn?.odds?.model ?? NaN, 6);
  });

  it('is shown again without a run, for its Trace is held', async () => {
    const bench = await branched();
    const before = runs(bench);
    await bench.stores.conductor.goToBranch(path(' cat', ' sat', ' on'));
    expect(shown(bench.stores)).toEqual([word('the'), ...path(' cat', ' sat', ' on')]);
    expect(bench.stores.trace.getState().shown?.run).toBeNull();
    await bench.stores.conductor.goToBranch(path(' cat', ' gave'));
    expect(shown(bench.stores)).toEqual([word('the'), ...path(' cat', ' gave')]);
    expect(runs(bench)).toBe(before);
  });

  it('is one node however often it is visited', async () => {
    const bench = await branched();
    await bench.stores.conductor.goToStep(0);
    await write(bench, ' cat', ' sat');
    expect(tree(bench).size).toBe(4);
    expect(countBranches(tree(bench))).toBe(2);
  });

  it('keeps the tokens that stand there when the same one is chosen again', async () => {
    const bench = await makeReadyStores('the');
    await write(bench, ' cat', ' sat', ' on');
    await bench.stores.conductor.goToStep(0);
    await write(bench, ' cat');
    expect(bench.stores.sequence.getState()).toMatchObject({ cursor: 1 });
    expect(bench.stores.sequence.getState().generated).toHaveLength(3);
  });

  it('goes on, when one goes back into it, as it last did', async () => {
    const bench = await branched();
    await bench.stores.conductor.goToBranch(path(' cat', ' sat'));
    const { generated, cursor } = bench.stores.sequence.getState();
    expect(generated.map(({ id }) => id)).toEqual(path(' cat', ' sat', ' on'));
    expect(cursor).toBe(2);
  });

  it('stays in the tree after undo, which leads back to the text before', async () => {
    const bench = await branched();
    await bench.stores.conductor.undo();
    expect(bench.stores.sequence.getState().generated.map(({ id }) => id)).toEqual(path(' cat', ' sat', ' on'));
    expect(findPath(tree(bench), path(' cat', ' gave'))).not.toBeNull();
    const before = runs(bench);
    await bench.stores.conductor.goToBranch(path(' cat', ' gave'));
    await bench.stores.conductor.undo();
    expect(shown(bench.stores)).toEqual([word('the'), ...path(' cat')]);
    expect(runs(bench)).toBe(before);
  });

  it('belongs to its prompt: another begins a new tree, and undo brings the old one back', async () => {
    const bench = await branched();
    await bench.stores.conductor.readPrompt('When');
    expect(tree(bench).size).toBe(0);
    await write(bench, ' Mary');
    expect(tree(bench).size).toBe(1);
    await bench.stores.conductor.undo();
    await bench.stores.conductor.undo();
    expect(countBranches(tree(bench))).toBe(2);
    expect(shown(bench.stores)).toEqual([word('the'), ...path(' cat', ' gave')]);
  });

  it('is there again when its prompt is typed again', async () => {
    const bench = await branched();
    await bench.stores.conductor.readPrompt('When');
    await bench.stores.conductor.readPrompt('the');
    expect(countBranches(tree(bench))).toBe(2);
    expect(bench.stores.sequence.getState().generated).toEqual([]);
  });

  it('learns its odds from the model when it came with a link', async () => {
    const bench = await makeReadyStores('');
    const link = path(' cat', ' sat').map((id) => ({ id, choice: 'link', u: null }) as const);
    await bench.stores.conductor.readPrompt('the', link);
    const { generated } = bench.stores.sequence.getState();
    const { shown: trace } = bench.stores.trace.getState();
    expect(generated.map(({ choice }) => choice)).toEqual(['link', 'link']);
    generated.forEach(({ odds }, at) => {
      expect(odds?.drawn).toBeNull();
      expect(odds?.model).toBeCloseTo(2 ** -(trace?.surprisal[at + 1] ?? NaN), 6);
    });
    expect(listSegments(tree(bench))[0]?.bits).toBeCloseTo((trace?.surprisal[1] ?? 0) + (trace?.surprisal[2] ?? 0), 4);
  });
});

describe('Removing a branch', () => {
  it('takes it and what comes after it out of the tree, and undo brings it back', async () => {
    const bench = await branched();
    await bench.stores.conductor.removeBranch(path(' cat', ' sat'));
    expect(countBranches(tree(bench))).toBe(1);
    expect(shown(bench.stores)).toEqual([word('the'), ...path(' cat', ' gave')]);
    await bench.stores.conductor.undo();
    expect(countBranches(tree(bench))).toBe(2);
  });

  it('leads back to where it began when it is the one on show', async () => {
    const bench = await branched();
    await bench.stores.conductor.removeBranch(path(' cat', ' gave'));
    expect(shown(bench.stores)).toEqual([word('the'), ...path(' cat')]);
  });
});

describe('Two picked texts', () => {
  const first = path(' cat', ' sat', ' on');
  const second = path(' cat', ' gave');

  it('are two at most, and each can be dropped again', async () => {
    const { stores } = await branched();
    const picks = () => validPicks(stores.branches.getState(), stores.sequence.getState());
    for (const each of [first, second, path(' cat')]) stores.branches.getState().togglePick(each);
    expect(picks()).toEqual([second, path(' cat')]);
    stores.branches.getState().togglePick(second);
    expect(picks()).toEqual([path(' cat')]);
  });

  it('are forgotten with their tree', async () => {
    const { stores } = await branched();
    stores.branches.getState().togglePick(first);
    await stores.conductor.readPrompt('When');
    expect(validPicks(stores.branches.getState(), stores.sequence.getState())).toEqual([]);
  });

  it('become the two sides of a comparison, in the order they were picked', async () => {
    const bench = await branched();
    const { stores, engine } = bench;
    const { shown: now } = stores.trace.getState();
    const before = runs(bench);
    for (const each of [first, second]) stores.branches.getState().togglePick(each);
    expect(await stores.branches.getState().compare()).toBe(true);
    const pair = stores.comparison.getState().pairs.branches;
    expect(pair?.before.ids).toEqual([word('the'), ...first]);
    expect(pair?.after.ids).toEqual([word('the'), ...second]);
    expect([pair?.before.label, pair?.after.label]).toEqual(['… sat on', '… gave']);
    expect(Array.from(pair?.after.logits ?? [])).toEqual(Array.from(now?.logits ?? []));
    expect(pair?.after.attention?.shape).toEqual([2, 2, 3, 3]);
    // Both are held, so nothing had to run and the text on show is untouched.
    expect(runs(bench)).toBe(before);
    expect(engine.calls).not.toContain('dispose');
    expect(stores.trace.getState().shown?.runId).toBe(now?.runId);
  });

  it('are continued greedily beside, from where each ends', async () => {
    const bench = await branched();
    const { stores } = bench;
    stores.branches.getState().togglePick(path(' cat', ' sat'));
    stores.branches.getState().togglePick(second);
    await stores.branches.getState().compare();
    await expect.poll(() => stores.comparison.getState().pairs.branches?.after.continuation?.ids.length).toBe(12);
    const { before } = stores.comparison.getState().pairs.branches ?? {};
    const best = before?.logits.indexOf(Math.max(...before.logits));
    expect(before?.continuation?.ids[0]).toBe(best);
    expect(shown(stores)).toEqual([word('the'), ...second]);
  });

  it('are run beside the text on show when they are no longer held', async () => {
    const bench = await branched();
    const { stores } = bench;
    stores.trace.getState().noteHeld({ held: [], heldBytes: 0, heldLimitBytes: 1 });
    for (const each of [first, second]) stores.branches.getState().togglePick(each);
    expect(await stores.branches.getState().compare()).toBe(true);
    expect(bench.engine.calls.filter((call) => call === 'run aside')).toHaveLength(2);
    expect(stores.comparison.getState().pairs.branches?.before.ids).toHaveLength(4);
  });
});
