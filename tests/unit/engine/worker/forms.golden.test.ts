/** The same network in every form that exporters, quantizers and optimizers give it: it opens, and computes as PyTorch. */
import { beforeAll, describe, expect, test } from 'vitest';
import { gpt2Architecture } from '@/model/architecture.ts';
import { layerPart, lens, wholeAttention, wholePart } from '@/engine/worker/parts.ts';
import { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import { writesAt } from '@/engine/worker/writes.ts';
import type { Session } from '@/engine/worker/Runtime.ts';
import { compareTrace, expectRowsOfOne } from '../support/compareTrace.ts';
import { FORM_SIZES, FORMS, openForm, readForm } from '../support/forms.ts';
import { largestDifference, readReference, referenceOf } from '../support/golden.ts';
import { createSession, openNetwork } from '../support/openNetwork.ts';

const { layerCount, headCount, width } = FORM_SIZES;
const LAYERS = [...new Array(layerCount).keys()];
/** What float32 rounds in sums of a few numbers. */
const ROUNDED = 1e-5;

describe.each(FORMS)('the form $name', ({ name, reference, bound }) => {
  const cases = readReference(reference);
  const { ids } = cases[0]!;
  let runner: SessionRunner;
  let precision: 'float32' | 'quantized';

  beforeAll(async () => {
    const opened = await openForm(name);
    // In float16 the nearest number to 0.00001 is 0.000010014, and the file computes with that.
    const epsilon = expect.closeTo(1e-5, 7) as number;
    const architecture = { ...gpt2Architecture(FORM_SIZES), epsilon };
    expect(opened).toMatchObject({ opaqueReason: null, architecture });
    ({ runner, precision } = opened);
    return () => runner.release();
  });

  const expectNear = async (index = 0) => {
    const differences = await compareTrace(runner, cases[index]!);
    expect(Object.entries(differences).filter(([, difference]) => difference > bound)).toEqual([]);
    expect(Object.keys(differences).length).toBeGreaterThan(9 * layerCount);
  };

  test.each([0, 1])('computes case %i as PyTorch does', async (index) => {
    await runner.run(new Int32Array(0));
    await runner.run(cases[index]!.ids);
    await expectNear(index);
  });

  test.each([1, 4, 8])('computes the same when the first %i tokens come from the cache', async (split) => {
    await runner.run(new Int32Array(0));
    await runner.run(ids.subarray(0, split));
    expect((await runner.run(ids)).reused).toBe(split);
    await expectNear();
  });

  test('computes what PyTorch computes with heads switched off', async () => {
    const headScale = new Float32Array(layerCount * headCount).fill(1);
    for (const [layer, head] of cases[0]!.ablatedHeads) headScale[layer * headCount + head] = 0;
    await runner.run(ids, { intervention: { headScale } });
    const expected = cases[0]!.ablated.get('logits')!;
    expect(largestDifference(wholePart(runner, 'logits').data, expected.data)).toBeLessThan(bound);
  });

  test('can be changed wherever any GPT-2 can', () => {
    expect([...runner.can].sort()).toEqual([
      'additions',
      'cuts',
      'headAdditions',
      'headRows',
      'headScale',
      'mlpScale',
      'neuronRows',
      'replacements',
    ]);
  });

  test('has attention rows that sum to 1 and do not look ahead', async () => {
    await runner.run(ids);
    expectRowsOfOne(wholeAttention(runner).data, ids.length);
  });

  test('adds up: each row of the stream is the one before and what was written', async () => {
    await runner.run(ids);
    let stream = wholePart(runner, 'embedding').data;
    for (const layer of LAYERS) {
      const part = (name: Parameters<typeof layerPart>[1]) => layerPart(runner, name, layer).data;
      const middle = stream.map((value, i) => value + part('attentionOut')[i]!);
      expect(largestDifference(part('residualMid'), middle)).toBeLessThan(ROUNDED);
      stream = part('residualMid').map((value, i) => value + part('mlpOut')[i]!);
      expect(largestDifference(part('residual'), stream)).toBeLessThan(ROUNDED);
      stream = part('residual');
    }
  });

  test('adds up: what attention writes is what its heads write, and a bias', async () => {
    await runner.run(ids);
    const last = ids.length - 1;
    const { data } = await writesAt(runner, last);
    for (const layer of LAYERS) {
      const written = new Float32Array(width);
      const from = layer * (headCount + 2) * width;
      for (let i = 0; i < (headCount + 1) * width; i++) written[i % width]! += data[from + i]!;
      const whole = layerPart(runner, 'attentionOut', layer).data.slice(last * width);
      expect(largestDifference(written, whole)).toBeLessThan(precision === 'quantized' ? bound : ROUNDED);
    }
  });

  test('reads the last stage of the lens as its own logits', async () => {
    await runner.run(ids);
    const last = ids.length - 1;
    const { data, shape } = await lens(runner, last);
    const difference = largestDifference(data.subarray(layerCount * shape[1]!), wholePart(runner, 'logits', last).data);
    expect(difference).toBeLessThan(precision === 'quantized' ? bound : ROUNDED);
  });
});

test('float16 files are within a hundredth or so of the weights they were rounded from', async () => {
  const [reference] = readReference('forms');
  for (const { name } of FORMS.filter((form) => form.reference === 'forms-half')) {
    const { runner } = await openForm(name);
    await runner.run(reference!.ids);
    const differences = Object.values(await compareTrace(runner, reference!));
    expect(Math.max(...differences)).toBeLessThan(0.03);
    await runner.release();
  }
});

test('merged int8 computes bit for bit what the untouched file computes', async () => {
  const { runner } = await openForm('merged-int8');
  const plain = new SessionRunner(await createSession(readForm('merged-int8')), FORM_SIZES);
  const { ids } = readReference('forms')[0]!;
  for (const split of [0, 4]) {
    for (const each of [runner, plain]) {
      await each.run(new Int32Array(0));
      await each.run(ids.subarray(0, split));
      await each.run(ids);
    }
    expect(largestDifference(wholePart(runner, 'logits').data, wholePart(plain, 'logits').data)).toBe(0);
  }
  await Promise.all([runner.release(), plain.release()]);
});

test('a fused graph without a cache opens too: its text is read again for every token', async () => {
  const { runner, opaqueReason } = await openNetwork('fused');
  expect(opaqueReason).toBeNull();
  const reference = referenceOf('fused')[0]!;
  await runner.run(reference.ids.subarray(0, 4));
  expect((await runner.run(reference.ids)).reused).toBe(0);
  const differences = await compareTrace(runner, reference);
  expect(Object.entries(differences).filter(([, difference]) => difference > 1e-4)).toEqual([]);
  await runner.release();
});

describe('what is not understood', () => {
  test('is opaque, names the node, and predicts as PyTorch does', async () => {
    const { runner, opaqueReason, architecture } = await openForm('grouped');
    expect(opaqueReason).toMatch(/^its node GroupQueryAttention \(com.microsoft\) does many steps in one/);
    expect(architecture).toBeNull();
    const { ids, tensors } = readReference('forms')[0]!;
    await runner.run(ids.subarray(0, 4));
    await runner.run(ids);
    expect(largestDifference(wholePart(runner, 'logits').data, tensors.get('logits')!.data)).toBeLessThan(1e-4);
    await runner.release();
  });

  test('is opaque when, taken apart, it computes other numbers than whole', async () => {
    let sessions = 0;
    const wholeDiffers = async (bytes: Uint8Array): Promise<Session> => {
      const session = await createSession(bytes);
      if (sessions++ > 0) return session;
      return {
        ...session,
        run: async (inputs, wanted) => {
          const outputs = new Map(await session.run(inputs, wanted));
          const logits = outputs.get('logits');
          if (logits) outputs.set('logits', { ...logits, data: logits.data.map((logit) => logit + 1) });
          return outputs;
        },
      };
    };
    const { runner, opaqueReason } = await openForm('heads', wholeDiffers);
    expect(opaqueReason).toBe('taken apart, its fused nodes compute other numbers than whole');
    expect(runner.instrumented).toBe(false);
    await runner.release();
  });

  test('is taken apart all the same where the runtime cannot run it whole', async () => {
    let sessions = 0;
    const unable = (bytes: Uint8Array): Promise<Session> =>
      sessions++ > 0 ? createSession(bytes) : Promise.reject(new Error('There is no kernel for MultiHeadAttention.'));
    const { runner, opaqueReason } = await openForm('heads', unable);
    expect(opaqueReason).toBeNull();
    await runner.release();
  });
});
