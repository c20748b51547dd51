import { describe, expect, test } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import { layerHeads, type Change } from '@/model/experiment.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { readScene } from '@/store/scene/scene.ts';
import { readAddress, writeAddress } from '@/store/scene/sceneAddress.ts';
import { shownPair } from '@/store/comparison.ts';
import { makeReadyStores, settle, type Bench } from './makeStores.ts';

const TEXT = 'When Mary and John gave the book to';
const HEAD: Change = { kind: 'head', layer: 1, head: 0 };
const MLP: Change = { kind: 'mlp', layer: 0 };

const experiment = ({ stores }: Bench) => stores.experiment.getState();
const pair = ({ stores }: Bench) => shownPair(stores.comparison.getState())?.pair ?? null;
/** Until the numbers, and what follows them, are here. */
async function ready(bench: Bench) {
  for (let turn = 0; turn < 200; turn += 1) {
    await settle();
    if (!experiment(bench).isRunning && (pair(bench) === null || pair(bench)?.after.continuation)) return;
  }
  throw new Error('The experiment did not end.');
}
const open = async (text = TEXT) => {
  const bench = await makeReadyStores(text);
  bench.stores.conductor.showGuide('whatif');
  return bench;
};

describe('an experiment', () => {
  test('gives both outcomes of the text on show, and leaves the actual run as it was', async () => {
    const bench = await open();
    const before = bench.stores.trace.getState().shown;
    expect(await experiment(bench).add([HEAD])).toBe(true);
    await ready(bench);
    const found = pair(bench)!;
    expect(experiment(bench).found?.bits).toBeGreaterThan(0);
    expect(found.before.logits).toBe(before?.logits);
    expect(found.after.logits).not.toEqual(found.before.logits);
    expect(found.before.continuation?.ids.length).toBeGreaterThan(0);
    const now = bench.stores.trace.getState().shown!;
    expect(now).toBe(before);
    // The engine still gives parts of the actual run.
    await expect(bench.engine.attention({ runId: now.runId })).resolves.toBeDefined();
  });

  test('opens the comparison with the first change, and not again with the second', async () => {
    const bench = await open();
    await experiment(bench).add([HEAD]);
    expect(bench.stores.selection.getState().outcome).toBe('compare');
    bench.stores.conductor.showOutcome('next');
    await experiment(bench).add([MLP]);
    expect(bench.stores.selection.getState().outcome).toBe('next');
  });

  test('is undone, redone and reset, and each time the numbers follow', async () => {
    const bench = await open();
    await experiment(bench).add([HEAD]);
    await ready(bench);
    const first = experiment(bench).found?.bits;
    await experiment(bench).add([MLP]);
    await ready(bench);
    const second = experiment(bench).found?.bits;
    expect(second).not.toBe(first);
    experiment(bench).undo();
    await ready(bench);
    expect(experiment(bench).changes).toEqual([HEAD]);
    expect(experiment(bench).found?.bits).toBe(first);
    experiment(bench).redo();
    await ready(bench);
    expect(experiment(bench).found?.bits).toBe(second);
    experiment(bench).reset();
    await ready(bench);
    expect(experiment(bench).changes).toEqual([]);
    expect(pair(bench)).toBeNull();
    experiment(bench).undo();
    expect(experiment(bench).changes).toEqual([HEAD, MLP]);
  });

  test('refuses what cannot be done, with its reason, and changes nothing', async () => {
    const bench = await open();
    expect(await experiment(bench).add([{ kind: 'cut', layer: 0, head: 0, query: 1, key: 3 }])).toBe(false);
    expect(experiment(bench).refused?.name).toBe('future');
    expect(await experiment(bench).add([...layerHeads(0, 2), ...layerHeads(1, 2)])).toBe(false);
    expect(experiment(bench).refused?.name).toBe('nothingCarried');
    expect(experiment(bench).changes).toEqual([]);
    expect(experiment(bench).past).toEqual([]);
    experiment(bench).setTexts({ other: 'When Mary' });
    expect(await experiment(bench).add([{ kind: 'swap', level: 1, position: 1 }])).toBe(false);
    expect(experiment(bench).refused).toEqual({ name: 'lengths', here: 8, there: 2 });
  });

  test('swaps in the stream of another text: at every position of a level, the outcome is that text’s own', async () => {
    const bench = await open();
    const other = 'When John and Mary gave the book to';
    experiment(bench).setTexts({ other });
    const length = bench.stores.trace.getState().shown!.ids.length;
    const all = Array.from({ length }, (_, position): Change => ({ kind: 'swap', level: 1, position }));
    expect(await experiment(bench).add(all)).toBe(true);
    await ready(bench);
    const { ids } = await bench.engine.tokenize({ text: other });
    const direct = await bench.engine.run({ ids, lane: 'aside' });
    const swapped = pair(bench)!.after.logits;
    swapped.forEach((z, at) => expect(z).toBeCloseTo(direct.logits[at]!, 4));
  });

  test('swaps and generated tokens go together: they follow the other text too', async () => {
    const bench = await open();
    experiment(bench).setTexts({ other: 'When John and Mary gave the book to' });
    await experiment(bench).add([{ kind: 'swap', level: 1, position: 1 }]);
    await ready(bench);
    await bench.stores.conductor.nextToken();
    await ready(bench);
    expect(experiment(bench).refusals).toEqual([null]);
    expect(experiment(bench).found?.ids).toBe(bench.stores.trace.getState().shown?.ids);
  });

  test('steers toward a text, and nowhere when both are the same', async () => {
    const bench = await open();
    experiment(bench).setTexts({ toward: ' Mary', away: ' Mary' });
    const steer: Change = { kind: 'steer', level: 1, strength: 2 };
    expect(await experiment(bench).add([steer])).toBe(false);
    expect(experiment(bench).refused?.name).toBe('steeringSame');
    experiment(bench).setTexts({ away: ' John' });
    expect(await experiment(bench).add([steer])).toBe(true);
    await ready(bench);
    expect(experiment(bench).found?.bits).toBeGreaterThan(0);
  });

  test('keeps a change that a shorter text has no place for, marked, and takes it up again with the longer one', async () => {
    const bench = await open();
    await experiment(bench).add([{ kind: 'cut', layer: 0, head: null, query: 6, key: 2 }, HEAD]);
    await ready(bench);
    await bench.stores.conductor.readPrompt('When Mary and');
    await ready(bench);
    expect(experiment(bench).changes).toHaveLength(2);
    expect(experiment(bench).refusals).toEqual([{ name: 'beyondText', position: 6, length: 3 }, null]);
    expect(pair(bench)?.after.ids).toHaveLength(3);
    await bench.stores.conductor.readPrompt(TEXT);
    await ready(bench);
    expect(experiment(bench).refusals).toEqual([null, null]);
  });

  test('runs nothing while nobody looks, and catches up when somebody does', async () => {
    const bench = await open();
    await experiment(bench).add([HEAD]);
    await ready(bench);
    bench.stores.conductor.showGuide('explain');
    bench.stores.conductor.showOutcome('next');
    await bench.stores.conductor.readPrompt('When Mary');
    const { calls } = bench.engine;
    await settle();
    expect(experiment(bench).found?.ids).not.toHaveLength(2);
    const runs = calls.filter((call) => call.startsWith('run')).length;
    bench.stores.conductor.showOutcome('compare');
    await ready(bench);
    expect(experiment(bench).found?.ids).toHaveLength(2);
    expect(calls.filter((call) => call.startsWith('run')).length).toBeGreaterThan(runs);
  });

  test('can be stopped, says so, and goes on when asked', async () => {
    const bench = await open();
    const release = bench.engine.holdRuns();
    await experiment(bench).add([HEAD]);
    experiment(bench).stop();
    expect(experiment(bench)).toMatchObject({ isRunning: false, isStopped: true, found: null });
    release();
    await settle();
    expect(experiment(bench).found).toBeNull();
    experiment(bench).rerun();
    await ready(bench);
    expect(experiment(bench).found).not.toBeNull();
  });

  test('whose run fails says why, and runs again when asked', async () => {
    const bench = await open();
    bench.engine.failNextRun(new EngineError('OutOfMemory', 'The test took it.'));
    await experiment(bench).add([HEAD]);
    await ready(bench);
    expect(experiment(bench).error?.name).toBe('OutOfMemory');
    experiment(bench).rerun();
    await ready(bench);
    expect(experiment(bench)).toMatchObject({ error: null });
    expect(experiment(bench).found).not.toBeNull();
  });

  test('comes back from an address with its texts', async () => {
    const bench = await open();
    experiment(bench).setTexts({ other: 'When John and Mary gave the book to' });
    await experiment(bench).add([HEAD, { kind: 'swap', level: 1, position: 1 }]);
    await ready(bench);
    const bits = experiment(bench).found?.bits;
    const { scene } = readAddress(writeAddress(readScene(bench.stores)));
    const again = await open('another text');
    await openScene({ ...scene, outcome: 'compare' }, again.stores);
    await ready(again);
    expect(experiment(again).changes).toEqual(experiment(bench).changes);
    expect(experiment(again).found?.bits).toBe(bits);
  });
});
