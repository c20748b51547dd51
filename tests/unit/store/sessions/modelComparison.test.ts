/** A second model beside the page's own: what it reads, when it is begun, and what is said when it cannot be had. */
import { describe, expect, it, test, vi } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import { RecordedEngine } from '@/engine/RecordedEngine.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores, type Stores } from '@/store/createStores.ts';
import { UNKNOWN_DEVICE, type Device } from '@/store/device.ts';
import { collectRecording, recordedText } from '@/store/collectRecording.ts';
import { readLink } from '@/store/scene/linkScene.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { joinText, readTokens } from '@/model/tokens.ts';
import { compareTokens } from '@/views/compareModels/comparedTokens.ts';
import { BYTES_ONLY, createFakeEngine, type FakeEngine, type FakeOptions } from '../../../components/fakeEngine.ts';

interface Bench {
  readonly stores: Stores;
  readonly engine: FakeEngine;
  /** Engines made for a second model. */
  readonly others: FakeEngine[];
}

function makeBench(second: FakeOptions = {}, device: Partial<Device> = {}): Bench {
  const engine = createFakeEngine();
  const others: FakeEngine[] = [];
  const stores = createStores({
    engine,
    createEngine() {
      const made = createFakeEngine(second);
      others.push(made);
      return made;
    },
    keep: { read: () => null, write: () => undefined },
    wait: () => Promise.resolve(),
    device: { ...UNKNOWN_DEVICE, ...device },
  });
  return { stores, engine, others };
}

async function openBench(text: string, second: FakeOptions = {}, device: Partial<Device> = {}): Promise<Bench> {
  const bench = makeBench(second, device);
  bench.stores.sequence.getState().setDraft(text);
  await bench.stores.conductor.loadModel(EMBEDDED);
  return bench;
}

const stateOf = ({ stores }: Bench) => stores.modelComparison.getState();

/** Until both have read the text that is on show. */
async function untilRead(bench: Bench) {
  await vi.waitFor(() => {
    const { pair, isRunning } = stateOf(bench);
    expect(isRunning).toBe(false);
    expect(pair?.first.ids).toEqual(bench.stores.trace.getState().shown?.ids);
  });
  return stateOf(bench).pair!;
}

const TEXT = 'When Mary sat on the mat 😀 לא';

describe('a second model', () => {
  it('that is the same one gives the same numbers, and no difference', async () => {
    const bench = await openBench(TEXT);
    stateOf(bench).open(EMBEDDED);
    const pair = await untilRead(bench);
    expect(pair.isSameVocabulary).toBe(true);
    expect(pair.second.read.ids).toEqual(pair.first.read.ids);
    expect(pair.second.read.surprisal).toEqual(pair.first.read.surprisal);
    expect(pair.second.read.logits).toEqual(pair.first.read.logits);
    expect(pair.second.read.attention!.data).toEqual(pair.first.read.attention!.data);
    const compared = compareTokens(pair)!;
    expect(compared.bits.perByte!.difference).toBe(0);
    expect(compared.parts).toHaveLength(pair.first.ids.length);
  });

  it('with other tokens reads the same characters', async () => {
    const bench = await openBench(TEXT);
    stateOf(bench).open(BYTES_ONLY);
    const pair = await untilRead(bench);
    const { model, ids } = pair.second;
    expect(pair.isSameVocabulary).toBe(false);
    expect(ids.length).toBe(new TextEncoder().encode(TEXT).length);
    expect(joinText(readTokens(ids, model.vocabulary))).toBe(TEXT);
    const { bits, parts } = compareTokens(pair)!;
    // The first token of the first model, "When", is predicted by neither as a whole.
    expect(bits).toMatchObject({ bytes: ids.length, countedBytes: ids.length - 4 });
    expect(parts.length).toBe(pair.first.ids.length);
  });

  it('follows the text on show, generated tokens and steps back, and never shows two texts', async () => {
    const bench = await openBench('When Mary');
    const { conductor, sequence } = bench.stores;
    stateOf(bench).open(EMBEDDED);
    await untilRead(bench);
    for (let step = 0; step < 3; step++) await conductor.nextToken();
    expect((await untilRead(bench)).second.ids).toHaveLength(sequence.getState().promptIds.length + 3);
    await conductor.goToStep(1);
    const back = await untilRead(bench);
    expect(back.second.read.surprisal).toEqual(back.first.read.surprisal);
    await conductor.readPrompt('the cat');
    expect((await untilRead(bench)).text).toBe('the cat');
  });

  it('runs a text once, however often one looks at it', async () => {
    const bench = await openBench(TEXT);
    stateOf(bench).open(EMBEDDED);
    await untilRead(bench);
    bench.stores.conductor.selectQuery(1);
    bench.stores.conductor.moveHead(1);
    stateOf(bench).follow();
    await untilRead(bench);
    expect(bench.others).toHaveLength(1);
    expect(bench.others[0]!.calls.filter((name) => name === 'run')).toHaveLength(1);
  });

  it('that ends while nothing is asked of it says so, and is opened again', async () => {
    const bench = await openBench(TEXT);
    stateOf(bench).open(EMBEDDED);
    await untilRead(bench);
    bench.others[0]!.end();
    expect(stateOf(bench)).toMatchObject({ pair: null, error: { name: 'WorkerCrashed' } });
    stateOf(bench).reopen();
    await untilRead(bench);
    expect(bench.others).toHaveLength(2);
  });

  it('has no worker before it is asked for, and none when it was left', async () => {
    const bench = await openBench(TEXT);
    expect(bench.others).toHaveLength(0);
    stateOf(bench).open(EMBEDDED);
    await untilRead(bench);
    stateOf(bench).close();
    expect(bench.others[0]!.calls.at(-1)).toBe('dispose');
    expect(stateOf(bench)).toMatchObject({ source: null, session: null, pair: null });
    await bench.stores.conductor.readPrompt('the mat');
    expect(bench.others).toHaveLength(1);
  });

  it('with a smaller window reads the end, and what stands before is not counted', async () => {
    const bench = await openBench(TEXT, { contextLength: 6 });
    stateOf(bench).open(EMBEDDED);
    const { first, second } = await untilRead(bench);
    expect(second.unread).toBe(first.ids.length - 6);
    expect(second.read.ids).toEqual(first.ids.slice(-6));
    const { parts, bits } = compareTokens(stateOf(bench).pair!)!;
    expect(parts.filter(({ isCounted }) => isCounted)).toHaveLength(5);
    expect(bits.bytes).toBeGreaterThan(bits.countedBytes);
  });

  it('that hides its inside still predicts', async () => {
    const bench = await openBench(TEXT, { transparency: 'opaque' });
    stateOf(bench).open(EMBEDDED);
    const pair = await untilRead(bench);
    expect(pair.second.read.attention).toBeNull();
    expect(pair.second.read.logits.length).toBe(pair.second.model.config.vocabularySize);
  });

  it('that was lost says so, and is opened again in a worker of its own', async () => {
    const bench = await openBench(TEXT);
    stateOf(bench).open(EMBEDDED);
    await untilRead(bench);
    bench.others[0]!.failNextRun(new EngineError('WorkerCrashed', 'The worker has ended.'));
    await bench.stores.conductor.readPrompt('the cat');
    await vi.waitFor(() => expect(stateOf(bench).error?.name).toBe('WorkerCrashed'));
    expect(stateOf(bench).pair).toBeNull();
    expect(bench.stores.trace.getState().error).toBeNull();
    stateOf(bench).reopen();
    expect((await untilRead(bench)).text).toBe('the cat');
    expect(bench.others).toHaveLength(2);
  });

  it('reads the text beside another model, when the first one is replaced', async () => {
    const bench = await openBench(TEXT);
    stateOf(bench).open(EMBEDDED);
    await untilRead(bench);
    await bench.stores.conductor.loadModel(BYTES_ONLY);
    const pair = await untilRead(bench);
    expect(pair.first.model.source.id).toBe(BYTES_ONLY.id);
    expect(pair.isSameVocabulary).toBe(false);
  });
});

describe('before it is loaded', () => {
  test('a device that cannot hold both is told, and the visitor may go on', async () => {
    const bench = await openBench(TEXT, {}, { memoryGigabytes: () => 0.25 });
    stateOf(bench).open(BYTES_ONLY);
    await vi.waitFor(() => expect(stateOf(bench).gate?.kind).toBe('memory'));
    // What the page takes, and 2.5 for each byte of two files of a megabyte.
    expect(stateOf(bench).gate).toMatchObject({ need: { needed: 480e6 + 2.5 * 2e6, fits: 'doubtful' } });
    expect(bench.others).toHaveLength(0);
    stateOf(bench).proceed();
    await untilRead(bench);
  });

  test('a link to a model of the Hub asks first, and holds it', async () => {
    const bench = await openBench(TEXT);
    const fragment = `text=${encodeURIComponent(TEXT)}&with=Xenova%2Fgpt2&withfile=onnx%2Fmodel.onnx&withhead=1.0&v=2`;
    await openScene(readAddress(fragment).scene, bench.stores);
    await vi.waitFor(() => expect(stateOf(bench).gate?.kind).toBe('question'));
    expect(bench.others).toHaveLength(0);
    expect(stateOf(bench).source).toMatchObject({ id: 'Xenova/gpt2', file: 'onnx/model.onnx' });
    expect(readLink(bench.stores).address).toContain('with=Xenova%2Fgpt2&withfile=onnx%2Fmodel.onnx&withhead=1.0');
    stateOf(bench).proceed();
    await untilRead(bench);
    stateOf(bench).close();
    expect(readLink(bench.stores).address).not.toContain('with');
  });

  test('a model that is at hand in one browser only is told when a link is made, and when it is opened', async () => {
    const bench = await openBench(TEXT);
    stateOf(bench).open({ kind: 'files', id: 'trained-1', files: [] });
    await untilRead(bench);
    const { address, unheld } = readLink(bench.stores);
    expect(unheld).toEqual([{ kind: 'comparedModel' }]);
    const opened = await openBench(TEXT);
    await openScene(readAddress(address).scene, opened.stores);
    expect(opened.stores.link.getState().leftOut).toEqual([{ kind: 'comparedModel' }]);
    expect(stateOf(opened).source).toBeNull();
  });

  test('nothing is read for it while another place is on show', async () => {
    const bench = await openBench(TEXT);
    stateOf(bench).open(EMBEDDED);
    await untilRead(bench);
    bench.stores.selection.getState().setPage('tokens');
    await bench.stores.conductor.readPrompt('the cat');
    expect(stateOf(bench).pair?.text).toBe(TEXT);
    bench.stores.selection.getState().setPage('workbench');
    stateOf(bench).follow();
    expect((await untilRead(bench)).text).toBe('the cat');
  });
});

describe('a recording as the second model', () => {
  async function record(text: string) {
    const { stores, engine } = await openBench(text);
    for (let step = 0; step < 2; step++) await stores.conductor.nextToken();
    const model = stores.network.getState().model!;
    const shown = stores.trace.getState().shown!;
    const recorded = recordedText(shown, stores.sequence.getState(), model);
    const signal = new AbortController().signal;
    return collectRecording(
      engine,
      { model, shown, ...recorded },
      { isWhole: false, madeAt: '2026-01-01T00:00:00Z', signal, onProgress: () => undefined },
    );
  }

  async function openRecorded(text: string, recorded: string) {
    const recording = await record(recorded);
    const engine = createFakeEngine();
    const stores = createStores({
      engine,
      createEngine: () => new RecordedEngine(recording),
      keep: { read: () => null, write: () => undefined },
      wait: () => Promise.resolve(),
    });
    const bench: Bench = { stores, engine, others: [] };
    stores.sequence.getState().setDraft(text);
    await stores.conductor.loadModel(EMBEDDED);
    stateOf(bench).open({ kind: 'recording', id: 'recording:glassbox-2', recording });
    return bench;
  }

  it('of the text on show gives the numbers that were recorded', async () => {
    const bench = await openRecorded('When Mary', 'When Mary');
    const pair = await untilRead(bench);
    expect(pair.second.model.recordedAt).toBe('2026-01-01T00:00:00Z');
    const { surprisal } = pair.second.read;
    // Half precision keeps three digits.
    pair.first.read.surprisal.slice(1).forEach((bits, at) => expect(surprisal[at + 1]).toBeCloseTo(bits, 1));
  });

  it('of another text says so, and both can read that one', async () => {
    const bench = await openRecorded('the cat', 'When Mary');
    await vi.waitFor(() => expect(stateOf(bench).error?.name).toBe('NotRecorded'));
    await bench.stores.conductor.readPrompt('When Mary');
    expect((await untilRead(bench)).text).toBe('When Mary');
    expect(stateOf(bench).error).toBeNull();
  });
});
