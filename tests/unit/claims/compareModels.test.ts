/** Two models compared, with the page's own stores and engine: the numbers are the views' and PyTorch's. */
import { expect, test, vi } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { joinText, readTokens } from '@/model/tokens.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Stores } from '@/store/createStores.ts';
import { compareTokens } from '@/views/compareModels/comparedTokens.ts';
import { openPage } from '../../../scripts/node/openPage.ts';
import { largestDifference, MODELS, readReference } from '../engine/support/golden.ts';

const OTHER = { kind: 'hub', id: 'glassbox-tests/current', hub: 'https://hub.test/', file: 'onnx/model.onnx' } as const;
/** float32 against float32, summed in another order. */
const EXACT = 1e-4;

async function compare(stores: Stores, source: typeof EMBEDDED | typeof OTHER) {
  const { modelComparison } = stores;
  modelComparison.getState().open(source);
  await vi.waitFor(() => expect(modelComparison.getState().pair ?? modelComparison.getState().error).not.toBeNull(), {
    timeout: 60_000,
  });
  expect(modelComparison.getState().error).toBeNull();
  return modelComparison.getState().pair!;
}

const surprisalOf = (reference: ReturnType<typeof readReference>[number]) =>
  reference.tensors.get('surprisal_bits')!.data;

test('the model that ships, compared with itself, gives PyTorch’s surprisals twice and no difference', async () => {
  const reference = readReference('embedded')[0]!;
  const stores = await openPage(MODELS.embedded, EMBEDDED, undefined, MODELS.embedded);
  await stores.conductor.readPrompt(reference.text!);
  const pair = await compare(stores, EMBEDDED);
  const { first, second } = pair;
  expect(first.read.surprisal).toEqual(stores.trace.getState().shown!.surprisal);
  expect(second.read.surprisal).toEqual(first.read.surprisal);
  expect(second.read.logits).toEqual(first.read.logits);
  expect(second.read.attention!.data).toEqual(first.read.attention!.data);
  const expected = surprisalOf(reference);
  const own = Float32Array.from(second.read.surprisal.subarray(1));
  expect(largestDifference(own, expected.subarray(expected.length - own.length))).toBeLessThan(EXACT);
  const { bits } = compareTokens(pair)!;
  const sum = own.reduce((total, value) => total + value, 0);
  expect(bits.perByte!.difference).toBe(0);
  expect(bits.countedBytes).toBe(new TextEncoder().encode(reference.text!).length - 'When'.length);
  expect(bits.perByte!.second).toBeCloseTo(sum / bits.countedBytes, 12);
}, 120_000);

test('a second model with tokens of its own reads the text as it does where it is the first', async () => {
  const text = 'Sherlock Holmes looked at the letter — “naïve”, 😀 said Watson.';
  const stores = await openPage(MODELS.embedded, EMBEDDED, undefined, MODELS.current);
  await stores.conductor.readPrompt(text);
  const pair = await compare(stores, OTHER);
  expect(pair.isSameVocabulary).toBe(false);
  const alone = await openPage(MODELS.current, OTHER);
  await alone.conductor.readPrompt(text);
  const shown = alone.trace.getState().shown!;
  expect(pair.second.ids).toEqual(shown.ids);
  expect(pair.second.read.surprisal).toEqual(shown.surprisal);
  expect(pair.second.read.logits).toEqual(shown.logits);
  const compared = compareTokens(pair)!;
  expect(compared.parts.at(-1)!.to).toBe(new TextEncoder().encode(text).length);
  expect(compared.bits.countedBytes).toBeGreaterThan(40);
}, 120_000);

test('the numbers of a second model are PyTorch’s', async () => {
  const reference = readReference('hub')[0]!;
  const stores = await openPage(MODELS.current, OTHER, undefined, MODELS.current);
  const { vocabulary } = stores.network.getState().model!;
  const [first, ...behind] = Array.from(reference.ids, tokenId);
  await stores.conductor.readPrompt(
    joinText(readTokens([first!], vocabulary)),
    behind.map((id) => ({ id, choice: 'link', u: null })),
  );
  const { second } = await compare(stores, OTHER);
  expect(second.ids).toEqual([first, ...behind]);
  const expected = surprisalOf(reference);
  const own = Float32Array.from(second.read.surprisal.subarray(1));
  expect(largestDifference(own, expected.subarray(expected.length - own.length))).toBeLessThan(EXACT);
}, 120_000);
