/** The stores of meaning on the fake engine: what is asked, what is forgotten, and that numbers hang together. */
import { describe, expect, test } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { cosine, norm } from '@/model/vector.ts';
import { valueOf } from '@/store/asking.ts';
import { BYTES_ONLY } from '../../components/fakeEngine.ts';
import { makeReadyStores, settle } from './makeStores.ts';

const TEXT = 'once upon';
const A = tokenId(97);

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await settle();
}

describe('neighbours', () => {
  test('are all other tokens in the order of their cosine, which is that of their rows', async () => {
    const { stores } = await makeReadyStores(TEXT);
    stores.meaning.getState().choose(A);
    await settled();
    const found = valueOf(stores.meaning.getState().neighbours)!;
    expect(found.list.map(({ id }) => id)).not.toContain(A);
    found.list.forEach(({ cosine: said, norm: length }, at) => {
      const row = found.rows.subarray(at * found.row.length, (at + 1) * found.row.length);
      expect(said).toBeCloseTo(cosine(found.row, row), 5);
      expect(length).toBeCloseTo(norm(row), 5);
      if (at > 0) expect(said).toBeLessThanOrEqual(found.list[at - 1]!.cosine);
    });
  });

  test('of another model are forgotten with it', async () => {
    const { stores } = await makeReadyStores(TEXT);
    stores.meaning.getState().choose(A);
    stores.vectorSum.getState().setTerms({ plus: A });
    await settled();
    await stores.conductor.loadModel(BYTES_ONLY);
    expect(stores.meaning.getState()).toMatchObject({ chosen: null, neighbours: { state: 'waiting' } });
    expect(stores.vectorSum.getState().terms.plus).toBeNull();
  });

  test('of a model that cannot be looked into: the reason is told', async () => {
    const { stores } = await makeReadyStores(TEXT, { transparency: 'opaque' });
    stores.meaning.getState().open();
    await settled();
    expect(valueOf(stores.meaning.getState().tables)).toMatchObject({ token: null, reason: /opaque/ });
  });
});

test('a − b + b is a: nearest to it is a itself, with a cosine of one', async () => {
  const { stores } = await makeReadyStores(TEXT);
  stores.vectorSum.getState().setTerms({ plus: A, minus: tokenId(98), also: tokenId(98) });
  await settled();
  const [first] = valueOf(stores.vectorSum.getState().sum)!.list;
  expect(first!.id).toBe(A);
  expect(first!.cosine).toBeCloseTo(1, 5);
});

test('the same word in the same sentence keeps a cosine of one, and another sentence moves it', async () => {
  const { stores } = await makeReadyStores(TEXT);
  const { inContext } = stores;
  inContext.getState().setText(0, 'xyz');
  inContext.getState().setText(1, 'xyz');
  inContext.getState().read();
  await settled();
  const same = valueOf(inContext.getState().answer)!;
  expect(same.cosines).toHaveLength(3);
  for (const value of same.cosines) expect(value).toBeCloseTo(1, 5);
  inContext.getState().setText(1, 'abcz');
  inContext.getState().read();
  await settled();
  expect(valueOf(inContext.getState().answer)!.cosines.at(-1)).toBeLessThan(0.9999);
  // Sentences without a token in common have nothing to compare.
  inContext.getState().setText(1, 'abc');
  inContext.getState().read();
  await settled();
  expect(inContext.getState().answer).toEqual({ state: 'here', value: null });
});

test('a sentence read beside leaves the text on show alone', async () => {
  const { stores, engine } = await makeReadyStores(TEXT);
  const before = stores.trace.getState().shown!;
  stores.inContext.getState().read();
  await settled();
  const { shown } = stores.trace.getState();
  expect([shown?.runId, shown?.ids, shown?.logits]).toEqual([before.runId, before.ids, before.logits]);
  expect(engine.calls.filter((call) => call === 'release').length).toBe(
    engine.calls.filter((call) => call === 'run aside').length,
  );
});
