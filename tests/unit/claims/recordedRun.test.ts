/** What a recording shows of the model that ships is what the model computed, within half precision; and it says no to the rest. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readRecording } from '@/recording/readRecording.ts';
import { createSwitchingEngine } from '@/engine/createSwitchingEngine.ts';
import { softmax } from '@/model/softmax.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Stores } from '@/store/createStores.ts';
import { openRealPage } from './realPage.ts';

const TEXT = 'When Mary and John went to the shop, John gave a book to';

describe('a recording of the model that ships', () => {
  let live: Stores;
  let played: Stores;
  let file: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    live = await openRealPage();
    await live.conductor.readPrompt(TEXT);
    for (let i = 0; i < 3; i += 1) await live.conductor.nextToken();
    file = (await live.recordings.getState().save({ isWhole: false }))!;
    played = await openRealPage(createSwitchingEngine);
    expect(await played.recordings.getState().open(file)).toBe(true);
  }, 120_000);

  test('has at most a megabyte', () => expect(file.length).toBeLessThan(1_000_000));

  test('shows the text with its generated tokens, and each step of them', async () => {
    const ids = (stores: Stores) => stores.trace.getState().shown!.ids;
    expect(ids(played)).toEqual(ids(live));
    for (const cursor of [0, 2, 3]) {
      await live.conductor.goToStep(cursor);
      await played.conductor.goToStep(cursor);
      expect(ids(played)).toEqual(ids(live));
      expectClose(softmax(played.trace.getState().shown!.logits), softmax(live.trace.getState().shown!.logits), 2e-3);
      expectClose(
        played.trace.getState().shown!.attention!.data,
        live.trace.getState().shown!.attention!.data,
        2 ** -11,
      );
      expect(played.trace.getState().shown!.surprisal.slice(1)).toEqual(
        live.trace.getState().shown!.surprisal.slice(1),
      );
    }
  });

  test('fills the picture with the numbers of the run', async () => {
    const picture = (stores: Stores) => stores.picture.getState();
    await expect
      .poll(() => picture(played).lens.filter(Boolean).length)
      .toBe(played.trace.getState().shown!.ids.length);
    await expect.poll(() => picture(live).lens.filter(Boolean).length).toBe(live.trace.getState().shown!.ids.length);
    expect(picture(played).lens.map((levels) => levels?.map((words) => words[0]?.id))).toEqual(
      picture(live).lens.map((levels) => levels?.map((words) => words[0]?.id)),
    );
    picture(played).sizes.forEach((sizes, at) =>
      expect(Math.abs(sizes!.embedding / picture(live).sizes[at]!.embedding - 1)).toBeLessThan(2 ** -10),
    );
  });

  test('goes on as it went on, and no further', async () => {
    await played.conductor.goToStep(2);
    expect(await played.conductor.nextToken()).toBe(true);
    expect(played.sequence.getState().cursor).toBe(3);
    expect(await played.conductor.nextToken()).toBe(false);
    expect(played.trace.getState().error).toBeNull();
  });

  test('leaves what is on show when a file is refused', async () => {
    expect(await played.recordings.getState().open(new TextEncoder().encode('no recording'))).toBe(false);
    expect(played.recordings.getState().failure).toMatchObject({ kind: 'refused' });
    expect(played.network.getState().model!.recordedAt).toBeDefined();
  });

  test('gives its text to the model that is loaded after it', async () => {
    await played.conductor.loadModel(EMBEDDED);
    expect(played.network.getState().model!.recordedAt).toBeUndefined();
    expect(played.trace.getState().shown!.ids).toEqual(live.trace.getState().shown!.ids);
    expect(await played.conductor.nextToken()).toBe(true);
  });

  test('holds every vector when it is to be whole', async () => {
    const whole = await readRecording((await live.recordings.getState().save({ isWhole: true }))!);
    const { layerCount } = whole.model.config;
    expect(whole.parts.size).toBe(8 * layerCount + 4);
  });
});

function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  expect(found.length).toBe(wanted.length);
  const furthest = Array.from(found).reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i]!)), 0);
  expect(furthest).toBeLessThan(tolerance);
}
