import { describe, expect, it } from 'vitest';
import { position } from '@/model/axes.ts';
import { LENS_WORDS } from '@/store/picture.ts';
import { BYTES_ONLY } from '../../components/fakeEngine.ts';
import { makeReadyStores, settle, type Bench } from './makeStores.ts';

const TEXT = 'When Mary and John';

/** Calls of one name so far. */
const countCalls = ({ engine }: Bench, name: string) => engine.calls.filter((call) => call === name).length;

async function open(text = TEXT, options: Parameters<typeof makeReadyStores>[1] = {}) {
  const bench = await makeReadyStores(text, options);
  await settle();
  return bench;
}

const pictureOf = ({ stores }: Bench) => stores.picture.getState();

describe('the numbers of the picture', () => {
  it('are the engine’s, for every token and layer', async () => {
    const bench = await open();
    const { runId } = bench.stores.trace.getState().shown!;
    const { sizes, lens } = pictureOf(bench);
    expect(sizes).toHaveLength(4);
    expect(lens).toHaveLength(4);
    for (let at = 0; at < 4; at += 1) {
      const row = (await bench.engine.streamSizes({ runId, from: at, to: at + 1 })).data;
      const { embedding, layers } = sizes[at]!;
      const numbers = layers.flatMap(({ attention, middle, mlp, after }) => [attention, middle, mlp, after]);
      expect([embedding, ...numbers]).toEqual(Array.from(row));
      const top = await bench.engine.lensTop({ runId, position: at, count: LENS_WORDS });
      expect(lens[at]!.flat().map(({ id }) => id)).toEqual(Array.from(top.ids));
      expect(lens[at]!.flat().map(({ probability }) => probability)).toEqual(Array.from(top.probabilities));
    }
  });

  it('cost one column for a new token, and nothing for going back and forth', async () => {
    const bench = await open();
    const before = pictureOf(bench).lens.slice();
    const asked = () => [countCalls(bench, 'lensTop'), countCalls(bench, 'streamSizes')];
    expect(asked()).toEqual([4, 1]);
    await bench.stores.conductor.nextToken();
    await settle();
    expect(asked()).toEqual([5, 2]);
    // The same objects: nothing of them is drawn again.
    before.forEach((words, at) => expect(pictureOf(bench).lens[at]).toBe(words));
    await bench.stores.conductor.goToStep(0);
    await bench.stores.conductor.goToStep(1);
    await settle();
    expect(asked()).toEqual([5, 2]);
  });

  it('are forgotten from the token on at which the text differs', async () => {
    const bench = await open();
    const first = pictureOf(bench).lens[0];
    await bench.stores.conductor.readPrompt('When Mary sat');
    await settle();
    expect(pictureOf(bench).lens[0]).toBe(first);
    expect(pictureOf(bench).lens).toHaveLength(3);
    expect(countCalls(bench, 'lensTop')).toBe(4 + 1);
    const { runId } = bench.stores.trace.getState().shown!;
    const top = await bench.engine.lensTop({ runId, position: 2, count: LENS_WORDS });
    expect(
      pictureOf(bench)
        .lens[2]!.flat()
        .map(({ id }) => id),
    ).toEqual(Array.from(top.ids));
  });

  it('of another model are its own', async () => {
    const bench = await open('abc');
    const before = pictureOf(bench);
    await bench.stores.conductor.loadModel(BYTES_ONLY);
    await settle();
    expect(pictureOf(bench).lens).toHaveLength(3);
    pictureOf(bench).lens.forEach((words, at) => expect(words).not.toBe(before.lens[at]));
  });

  it('come for the chosen token first, then from the last to the first', async () => {
    const bench = await makeReadyStores('a');
    await settle();
    bench.stores.selection.getState().setQuery(position(1));
    const order: number[] = [];
    const stop = bench.stores.picture.subscribe(({ lens }) => {
      lens.forEach((words, at) => words && !order.includes(at) && order.push(at));
    });
    await bench.stores.conductor.readPrompt('bcde');
    await settle();
    stop();
    expect(order).toEqual([1, 3, 2, 0]);
  });

  it('are not asked of an opaque model', async () => {
    const opaque = await open(TEXT, { transparency: 'opaque' });
    expect(countCalls(opaque, 'lensTop')).toBe(0);
    expect(pictureOf(opaque).lens).toEqual([]);
  });
});
