/** The fake must be as lawful as the real engine, or views would be tested on impossible numbers. */
import { describe, expect, it } from 'vitest';
import { EMBEDDED } from '@/store/catalog.ts';
import { createFakeEngine, fakeId } from './fakeEngine.ts';

async function runText(text: string) {
  const engine = createFakeEngine();
  await engine.load({ source: EMBEDDED });
  const { ids } = await engine.tokenize({ text });
  return { engine, ids, run: await engine.run({ ids }) };
}

describe('The fake engine', () => {
  it('splits a text into words it knows and bytes otherwise', async () => {
    const { ids } = await runText('the cat €');
    expect(Array.from(ids)).toEqual([fakeId('the'), fakeId(' cat'), 0x20, 0xe2, 0x82, 0xac]);
  });

  it('gives attention whose rows sum to 1 and never look ahead', async () => {
    const { engine, ids, run } = await runText('the cat sat');
    const { shape, data } = await engine.attention({ runId: run.runId });
    expect(shape).toEqual([2, 2, ids.length, ids.length]);
    for (let row = 0; row < data.length / ids.length; row++) {
      const weights = Array.from(data.subarray(row * ids.length, (row + 1) * ids.length));
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
      expect(weights.slice((row % ids.length) + 1).every((weight) => weight === 0)).toBe(true);
    }
  });

  it('is causal: a longer text begins with the same rows', async () => {
    const short = await runText('the cat');
    const long = await runText('the cat sat');
    const length = short.ids.length;
    const part = { name: 'residual', layer: 1, length } as const;
    const [before, after] = await Promise.all([
      short.engine.layerPart({ ...part, runId: short.run.runId }),
      long.engine.layerPart({ ...part, runId: long.run.runId }),
    ]);
    expect(Array.from(after.data)).toEqual(Array.from(before.data));
  });

  it('refuses a part of an older run', async () => {
    const { engine, ids, run } = await runText('a');
    await engine.run({ ids });
    await expect(engine.attention({ runId: run.runId })).rejects.toMatchObject({ name: 'Stale' });
  });
});
