/**
 * The numbers of a text follow from its prompt and its tokens alone: who opens a link sees, bit for bit, what the
 * sender saw. In 8 bits the rows that are read together are rounded together, so that this is no matter of course.
 */
import { expect, test } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { readLink } from '@/store/scene/linkScene.ts';
import { openScene } from '@/store/scene/openScene.ts';
import type { Stores } from '@/store/createStores.ts';
import { openRealPage } from './realPage.ts';

const TEXT = 'Sherlock Holmes looked at the letter and';

/** What the panels of a page show: logits after the last token, surprisal of each, attention of every head. */
function numbers({ trace }: Stores) {
  const { ids, logits, surprisal, attention } = trace.getState().shown!;
  return { ids, logits, surprisal, attention: attention!.data };
}

async function follow(stores: Stores): Promise<Stores> {
  const { scene } = readAddress(readLink(stores).address);
  const opened = await openRealPage();
  await openScene(scene, opened);
  return opened;
}

test('a link of a text with six generated tokens gives the logits they were drawn from, to the last bit', async () => {
  const sender = await openRealPage();
  await sender.conductor.readPrompt(TEXT);
  for (let step = 0; step < 6; step++) await sender.conductor.nextToken();
  expect(numbers(await follow(sender))).toEqual(numbers(sender));
}, 120_000);

test('generated tokens that were made part of the prompt are read as the prompt they now are', async () => {
  const sender = await openRealPage();
  await sender.conductor.readPrompt(TEXT);
  for (let step = 0; step < 3; step++) await sender.conductor.nextToken();
  await sender.conductor.adoptGenerated();
  expect(numbers(await follow(sender))).toEqual(numbers(sender));
}, 120_000);

test('a text typed letter by letter is read as the same text pasted', async () => {
  const typed = await openRealPage();
  for (let length = 1; length <= TEXT.length; length += 3) await typed.conductor.readPrompt(TEXT.slice(0, length));
  await typed.conductor.readPrompt(TEXT);
  const pasted = await openRealPage();
  await pasted.conductor.readPrompt(TEXT);
  expect(numbers(typed)).toEqual(numbers(pasted));
}, 120_000);

test('earlier, later, and a branch that is no longer held give the numbers of before', async () => {
  const stores = await openRealPage();
  const { conductor } = stores;
  await conductor.readPrompt(TEXT);
  for (let step = 0; step < 4; step++) await conductor.nextToken();
  const path = stores.sequence.getState().generated.map(({ id }) => id);
  const before = numbers(stores);
  await conductor.goToStep(1);
  await conductor.nextToken(tokenId(300));
  await conductor.goToBranch(path);
  expect(numbers(stores)).toEqual(before);
  // Nothing of it is held after the prompt was another one.
  await conductor.readPrompt('Another text');
  await conductor.readPrompt(
    TEXT,
    path.map((id) => ({ id, choice: 'link', u: null })),
  );
  expect(numbers(stores)).toEqual(before);
}, 120_000);
