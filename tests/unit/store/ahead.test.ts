/** What stands for the first text until the model has come: the recording of it, which gives way without a jump. */
import { describe, expect, it, vi } from 'vitest';
import { createSwitchingEngine } from '@/engine/createSwitchingEngine.ts';
import { EngineError } from '@/engine/EngineError.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores } from '@/store/createStores.ts';
import { isAhead, isHere, isRecorded } from '@/store/network.ts';
import { createFakeEngine } from '../../components/fakeEngine.ts';
import { makeReadyStores, settle } from './makeStores.ts';

const TEXT = 'the cat';

async function recordText(text = TEXT) {
  const { stores } = await makeReadyStores(text);
  return (await stores.recordings.getState().save({ isWhole: false, isBare: true }))!;
}

/** A page whose model is on its way until `arrive` is called, or `fail`. `stands`: whether the file is of use. */
async function openPage(file: Uint8Array<ArrayBuffer> | null, stands = true) {
  const runner = createFakeEngine();
  const loadNow = runner.load.bind(runner);
  let arrive = () => {};
  let fail = () => {};
  const gate = new Promise<void>((done, refuse) => {
    arrive = done;
    fail = () => refuse(new EngineError('Offline', 'The host is down.'));
  });
  runner.load = async (params, options) => {
    await gate;
    return loadNow(params, options);
  };
  const stores = createStores({
    engine: createSwitchingEngine(runner),
    keep: { read: () => null, write: () => undefined },
    wait: () => Promise.resolve(),
    ahead: { text: TEXT, open: () => Promise.resolve(file) },
  });
  stores.sequence.getState().setDraft(TEXT);
  const loaded = stores.conductor.loadModel(EMBEDDED);
  // Unpacking takes a thread of its own, and as long as the machine lets it.
  if (stands) await vi.waitUntil(() => stores.trace.getState().shown !== null, { timeout: 20_000, interval: 5 });
  else for (let turn = 0; turn < 50; turn += 1) await settle();
  return { stores, runner, arrive, fail, loaded };
}

const tokensOf = ({ sequence }: Awaited<ReturnType<typeof openPage>>['stores']) =>
  sequence.getState().promptIds.length + sequence.getState().cursor;

describe('What stands until the first model has come', () => {
  it('is the recording, which gives way to the model without a moment of nothing', async () => {
    const { stores, arrive, loaded } = await openPage(await recordText());
    const { network, trace, picture, selection } = stores;
    expect([isAhead, isRecorded, isHere].map((is) => is(network.getState().model))).toEqual([true, true, false]);
    expect(network.getState().loading?.source).toEqual(EMBEDDED);
    const { ids, logits } = trace.getState().shown!;
    await settle();
    const columns = () =>
      picture.getState().lens.filter(Boolean).length + picture.getState().sizes.filter(Boolean).length;
    expect(columns()).toBe(2 * ids.length);
    const { layer, head } = selection.getState();
    let isWhole = true;
    const look = () => (isWhole &&= trace.getState().shown !== null && columns() === 2 * ids.length);
    for (const store of [trace, picture, network]) (store as { subscribe(then: () => void): void }).subscribe(look);
    /** Numbers that a model computed, marked as recorded, are no lie; the other way round they would be. */
    let isTrue = true;
    network.subscribe(({ model }) => (isTrue &&= isAhead(model) || trace.getState().shown?.runId !== -1));
    arrive();
    expect(await loaded).toBe(true);
    await settle();
    expect([isWhole, isTrue]).toEqual([true, true]);
    expect(isRecorded(network.getState().model)).toBe(false);
    expect(network.getState().model?.source).toEqual(EMBEDDED);
    expect(trace.getState().shown!.ids).toEqual(ids);
    expect(trace.getState().shown!.runId).not.toBe(-1);
    logits.forEach((value, id) => expect(value).toBeCloseTo(trace.getState().shown!.logits[id]!, 1));
    expect(selection.getState()).toMatchObject({ layer, head });
  });

  it('keeps a text that is typed meanwhile in the box, and the model reads that one', async () => {
    const { stores, arrive, loaded } = await openPage(await recordText());
    const { conductor, sequence, trace } = stores;
    const { ids } = trace.getState().shown!;
    conductor.editPrompt('a dog');
    await settle();
    expect([sequence.getState().draft, trace.getState().shown?.ids, trace.getState().error]).toEqual([
      'a dog',
      ids,
      null,
    ]);
    arrive();
    await loaded;
    await settle();
    expect([sequence.getState().prompt, trace.getState().error]).toEqual(['a dog', null]);
    expect(trace.getState().shown?.runId).not.toBe(-1);
  });

  it('lets a press for the next token wait for the model', async () => {
    const { stores, arrive, loaded } = await openPage(await recordText());
    const before = tokensOf(stores);
    const pressed = stores.conductor.nextToken();
    await settle();
    expect([tokensOf(stores), stores.network.getState().isAwaited]).toEqual([before, true]);
    arrive();
    await loaded;
    expect(await pressed).toBe(true);
    expect([tokensOf(stores), stores.network.getState().isAwaited]).toEqual([before + 1, false]);
    expect(stores.trace.getState().shown?.ids).toHaveLength(before + 1);
  });

  it('is gone when the model cannot be had, and what waited for it ends', async () => {
    const { stores, fail, loaded } = await openPage(await recordText());
    const pressed = stores.conductor.nextToken();
    await settle();
    fail();
    expect(await loaded).toBe(false);
    expect(await pressed).toBe(false);
    const { model, failure, isAwaited } = stores.network.getState();
    expect([model, failure?.error.name, isAwaited]).toEqual([null, 'Offline', false]);
    expect([stores.trace.getState().shown, stores.sequence.getState().draft]).toEqual([null, TEXT]);
  });

  it.each([
    ['cannot be had', () => Promise.resolve(null)],
    ['is no recording', () => Promise.resolve(Uint8Array.of(1, 2, 3))],
    ['is of another text', () => recordText('a dog')],
  ])('is nothing where the file %s: the page waits for the model', async (_, file) => {
    const { stores, arrive, loaded } = await openPage(await file(), false);
    expect([stores.network.getState().model, stores.trace.getState().shown]).toEqual([null, null]);
    arrive();
    expect(await loaded).toBe(true);
    expect(stores.trace.getState().shown?.ids).toHaveLength(tokensOf(stores));
  });
});
