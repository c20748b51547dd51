/** Several texts at once, and what is asked beside the text on show, through the protocol. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HEAD_ROLES } from '@/model/headRoles.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { softmax } from '@/model/softmax.ts';
import type { Network } from '@/engine/worker/Network.ts';
import { heldLimitBytes } from '@/engine/worker/TracePool.ts';
import { describeFake, fakeNetwork } from '../support/fakeNetwork.ts';
import type { FakeNetwork } from '../support/fakeNetwork.ts';
import { HostBench } from '../support/HostBench.ts';
import { openNetwork } from '../support/openNetwork.ts';

const source = { kind: 'embedded', id: 'a' } as const;
const text = (...ids: number[]) => Int32Array.from(ids);

describe('lanes', () => {
  let network: FakeNetwork;
  let bench: HostBench;

  beforeEach(async () => {
    network = fakeNetwork();
    bench = new HostBench(() => Promise.resolve({ network, description: describeFake('a') }));
    await bench.get('load', { source });
  });

  test('a newer text does not void a run beside it, nor the other way round', async () => {
    const aside = bench.send('run', { ids: text(1, 2, 3, 0, 1), lane: 'aside' });
    const actual = bench.send('run', { ids: text(1, 2, 3), lane: 'actual' });
    const another = bench.send('run', { ids: text(2, 2), lane: 'aside', keep: true });
    for (const id of [aside, actual, another]) expect(await bench.answered(id)).toMatchObject({ kind: 'result' });
    expect(await bench.answered(another)).toMatchObject({ result: { held: [1, 2, 3] } });
  });

  test('a run beside the text is given up by its id alone', async () => {
    const actual = await bench.get('run', { ids: text(1, 2) });
    const aside = bench.send('run', { ids: text(1, 2, 3, 0, 1), lane: 'aside' });
    bench.host.receive({ kind: 'abort', id: aside });
    expect(await bench.answered(aside)).toMatchObject({ error: { name: 'Aborted' } });
    const { runId } = actual;
    expect(await bench.ask('wholePart', { runId, name: 'logits' })).toMatchObject({ shape: [2, 4] });
  });

  test('parts are those of the run that is asked for', async () => {
    const first = await bench.get('run', { ids: text(1, 2, 3) });
    const branch = await bench.get('run', { ids: text(1, 0), keep: true });
    const shapeOf = (runId: number) => bench.ask('wholePart', { runId, name: 'logits' });
    expect(await shapeOf(first.runId)).toMatchObject({ shape: [3, 4] });
    expect(await shapeOf(branch.runId)).toMatchObject({ shape: [2, 4] });
    expect(await bench.ask('release', { runId: first.runId })).toEqual({});
    expect(await shapeOf(first.runId)).toBe('Stale');
    expect(branch.heldBytes).toBeGreaterThan(0);
    expect(branch.heldLimitBytes).toBeGreaterThan(branch.heldBytes);
  });

  test('less is held on a small device, of which the page tells', async () => {
    const limitOn = async (isSmallDevice: boolean) => {
      const other = new HostBench(() => Promise.resolve({ network, description: describeFake('a') }));
      other.host.receive({ kind: 'start', siteUrl: 'https://example.org/', isSmallDevice });
      await other.get('load', { source });
      return (await other.get('run', { ids: text(1, 2) })).heldLimitBytes;
    };
    expect(await limitOn(true)).toBe(heldLimitBytes(true));
    expect(await limitOn(false)).toBe(heldLimitBytes(false));
  });

  test('a new model holds nothing', async () => {
    const { runId } = await bench.get('run', { ids: text(1, 2, 3) });
    network = fakeNetwork();
    await bench.get('load', { source });
    expect(await bench.ask('continuation', { runId, count: 1 })).toBe('Stale');
    expect(await bench.get('run', { ids: text(1, 2, 3) })).toMatchObject({ reused: 0, held: [runId + 1] });
  });

  test('what an untouched graph does not show is refused', async () => {
    const { runId } = await bench.get('run', { ids: text(1, 2) });
    const tokens = text(0);
    const at = { runId, position: 0 };
    const ofHead = { runId, layer: 0, head: 0, query: 0 };
    const answers = await Promise.all([
      bench.ask('writes', at),
      bench.ask('lensTop', { ...at, count: 1 }),
      bench.ask('attribution', { ...at, tokens }),
      bench.ask('keyWrites', ofHead),
      bench.ask('keyAttribution', { ...ofHead, token: 0 }),
      bench.ask('streamSizes', { runId, from: 0, to: 1 }),
      bench.ask('normWeights', {}),
      bench.ask('neuronRows', { layer: 0, neurons: tokens }),
      bench.ask('readRows', { rows: new Float32Array(2) }),
      bench.ask('headRoles', {}),
      bench.ask('run', { ids: tokens, lane: 'aside', intervention: { mlpScale: Float32Array.of(0) } }),
    ]);
    expect(new Set(answers)).toEqual(new Set(['NotInstrumented']));
  });
});

describe('a network that computes', () => {
  const ids = text(11, 22, 33, 44);
  let network: Network;
  let bench: HostBench;
  beforeAll(async () => {
    network = { runner: (await openNetwork('plain')).runner, tokenize: () => text(1) };
  });
  afterAll(() => network.runner.release());

  beforeEach(async () => {
    bench = await benchWith([]);
  });

  async function benchWith(specialTokens: readonly number[]): Promise<HostBench> {
    const { sizes } = network.runner;
    const made = new HostBench(() =>
      Promise.resolve({
        network,
        description: {
          ...describeFake('a'),
          config: sizes,
          // Every token is a byte of nothing.
          vocabularyBytes: new Uint8Array(sizes.vocabularySize),
          vocabularyOffsets: Uint32Array.from({ length: sizes.vocabularySize + 1 }, (_, i) => i),
          specialTokens,
        },
      }),
    );
    await made.get('load', { source });
    return made;
  }

  /** The likeliest token after each step, and how likely, by running the whole text each time. */
  async function stepwise(count: number) {
    const chosen: number[] = [];
    const probabilities: number[] = [];
    for (let step = 0; step < count; step++) {
      const { logits } = await bench.get('run', { ids: text(...ids, ...chosen), lane: 'aside', keep: true });
      const id = largestIndices(logits, 1)[0]!;
      chosen.push(id);
      probabilities.push(softmax(logits)[id]!);
    }
    return { chosen, probabilities };
  }

  test('continues a text with the likeliest token of each step, and leaves the text as it was', async () => {
    const { runId } = await bench.get('run', { ids });
    const before = await bench.get('wholePart', { runId, name: 'logits' });
    const going = bench.send('continuation', { runId, count: 5 });
    // Asked while the Trace is longer than the text.
    const during = await bench.get('attention', { runId });
    expect(during.shape).toEqual([4, 4, 4, 4]);
    expect(bench.answerOf(going)).toBeUndefined();
    const answer = await bench.answered(going);
    const { chosen, probabilities } = await stepwise(5);
    expect(answer).toMatchObject({ result: { ids: text(...chosen) } });
    const { result } = answer as unknown as { result: { probabilities: Float32Array } };
    result.probabilities.forEach((p, step) => expect(p).toBeCloseTo(probabilities[step]!, 5));
    expect(await bench.get('wholePart', { runId, name: 'logits' })).toEqual(before);
    expect(await bench.get('run', { ids })).toMatchObject({ reused: 4 });
  });

  test('ends a continuation with a control token', async () => {
    const { chosen } = await stepwise(1);
    const other = await benchWith(chosen);
    const { runId } = await other.get('run', { ids });
    expect((await other.get('continuation', { runId, count: 9 })).ids).toEqual(text(...chosen));
  });

  test('gives a continuation up between steps, and the text is as it was', async () => {
    const { runId } = await bench.get('run', { ids });
    const going = bench.send('continuation', { runId, count: 200 });
    await bench.get('attention', { runId });
    bench.host.receive({ kind: 'abort', id: going });
    expect(await bench.answered(going)).toMatchObject({ error: { name: 'Aborted' } });
    expect((await bench.get('attention', { runId })).shape).toEqual([4, 4, 4, 4]);
    expect(await bench.get('run', { ids })).toMatchObject({ reused: 4 });
  });

  test('measures heads a probe at a time, and lets a text go first', async () => {
    const measuring = bench.send('headRoles', {});
    const run = bench.send('run', { ids });
    await bench.answered(run);
    expect(bench.answerOf(measuring)).toBeUndefined();
    const answer = await bench.answered(measuring);
    expect(answer).toMatchObject({ result: { shape: [4, 4, HEAD_ROLES.length] } });
    const { result } = answer as unknown as { result: { data: Float32Array } };
    expect(result.data.every((score) => score >= 0 && score <= 1)).toBe(true);
    const progress = bench.posted.flatMap(({ message }) =>
      message.kind === 'progress' && message.id === measuring ? [message.progress] : [],
    );
    expect(progress).toEqual([0, 1, 2, 3, 4].map((done) => ({ phase: 'run', done, total: 4 })));
  });

  test('gives the measuring of heads up when asked, and holds nothing of it', async () => {
    const measuring = bench.send('headRoles', {});
    bench.host.receive({ kind: 'abort', id: measuring });
    expect(await bench.answered(measuring)).toMatchObject({ error: { name: 'Aborted' } });
    expect((await bench.get('run', { ids })).held).toHaveLength(1);
  });
});
