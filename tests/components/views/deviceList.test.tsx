/** What this browser keeps of models, with the choice among the files of one. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { startMessages } from '@/app/i18n.ts';
import { addSheetMessages } from '@/app/sheetMessages.ts';
import type { KeptModel } from '@/engine/protocol.ts';
import { DeviceList } from '@/views/models/sheet/DeviceList.tsx';
import { CheckedModel } from '@/views/models/sheet/CheckedModel.tsx';
import { StoreroomContext } from '@/views/shared/StoreroomContext.ts';
import type { StoredItem } from '@/store/keptThings.ts';
import { createKeptMemory } from '@/store/keptMemory.ts';
import { KEEPS_NOTHING, makeKeep, makeStoreroom } from '../storeroom.ts';
import { openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const SOURCE = { kind: 'hub', id: 'Xenova/gpt2', hub: 'https://huggingface.co/' } as const;
const FILES = [
  { path: 'onnx/model_quantized.onnx', dtype: 'q8', bytes: 125_000_000 },
  { path: 'onnx/model_fp16.onnx', dtype: 'fp16', bytes: 327_000_000 },
] as const;
const KEPT: KeptModel = { source: SOURCE, bytes: 452_000_000, totalBytes: 452_000_000, exports: FILES };

startMessages();
addSheetMessages();

async function renderList(storeroom: ReturnType<typeof makeStoreroom>, workbench: Workbench) {
  await storeroom.getState().refresh();
  renderView(
    <StoreroomContext value={storeroom}>
      <DeviceList onDone={() => undefined} />
    </StoreroomContext>,
    workbench,
  );
}

test('of a model that is kept in several files one can be chosen, and the one in use is marked', async () => {
  const workbench = await openWorkbench('A');
  const { stores } = workbench;
  workbench.engine.listKept = () => Promise.resolve({ models: [KEPT] });
  const storeroom = makeStoreroom(stores);
  await renderList(storeroom, workbench);
  const item = screen.getByRole('heading', { name: 'GPT-2 small' }).closest('li')!;
  const used = () => stores.network.getState().model?.source;
  await userEvent.click(within(item).getByRole('button', { name: 'Use' }));
  await waitFor(() => expect(used()).toEqual(SOURCE));
  expect(item).toHaveTextContent('in use');
  await userEvent.selectOptions(
    within(item).getByRole('combobox', { name: 'File of GPT-2 small' }),
    '16 bits: onnx/model_fp16.onnx, 327 MB',
  );
  await userEvent.click(within(item).getByRole('button', { name: 'Use' }));
  await waitFor(() => expect(used()).toEqual({ ...SOURCE, file: 'onnx/model_fp16.onnx' }));
  expect(within(item).queryByRole('button', { name: 'Use' })).toBeNull();
});

test('a file that is not kept is asked for by name where another one is', async () => {
  const workbench = await openWorkbench('A');
  const exports = FILES.map((file, at) => ({ ...file, keptBytes: at * file.bytes, isKept: at === 1 }));
  const shape = { layerCount: 12, headCount: 12, contextLength: 1024, vocabularySize: 50257, parameterCount: 1 };
  const checked = { source: SOURCE, check: { ...shape, exports }, error: null };
  renderView(
    <StoreroomContext value={makeStoreroom(workbench.stores)}>
      <CheckedModel checked={checked} onDone={() => undefined} />
    </StoreroomContext>,
    workbench,
  );
  const used = () => workbench.stores.network.getState().model?.source;
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'File' }),
    '8 bits: onnx/model_quantized.onnx, 125 MB',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Download 125 MB and use' }));
  await waitFor(() => expect(used()).toEqual({ ...SOURCE, file: 'onnx/model_quantized.onnx' }));
});

const MADE: readonly StoredItem[] = [
  { kind: 'training', key: 'model', bytes: 5_000_000, savedAt: 1, isOpen: true },
  {
    kind: 'recording',
    key: 'recording-2',
    bytes: 200_000,
    savedAt: 2,
    text: 'The king',
    modelId: 'glassbox-2',
    tokens: 2,
  },
];

/** The list around a browser that keeps a model, a training that a tab has open, a recording and vocabularies. */
async function openList(persist: () => Promise<boolean | null> = () => Promise.resolve(false), noted = makeKeep()) {
  const workbench = await openWorkbench('A');
  const gone: string[] = [];
  workbench.engine.listKept = () => Promise.resolve({ models: gone.includes('hub') ? [] : [KEPT] });
  workbench.engine.forget = () => Promise.resolve(void gone.push('hub') as unknown as Record<string, never>);
  const vocabularies: StoredItem = { kind: 'tokenizers', key: 'tokenizers', bytes: 3_000_000, count: 2 };
  const storeroom = makeStoreroom(workbench.stores, {
    kept: {
      ...KEEPS_NOTHING,
      list: () => Promise.resolve(MADE.filter(({ key }) => !gone.includes(key))),
      remove: (key) => Promise.resolve(void gone.push(key)),
    },
    places: [
      workbench.stores.keptModels,
      {
        list: () => Promise.resolve(gone.includes('tokenizers') ? [] : [vocabularies]),
        remove: ({ kind }) => Promise.resolve(void (kind === 'tokenizers' && gone.push(kind))),
      },
    ],
    memory: createKeptMemory(noted),
    device: {
      ...workbench.stores.device,
      estimate: () => Promise.resolve({ usage: 470_000_000, quota: 2_000_000_000 }),
      persist,
    },
  });
  await renderList(storeroom, workbench);
  return { storeroom, gone, list: screen.getByRole('list', { name: 'On this device' }) };
}

test('everything that is kept is one list with what each takes, and can be removed at once, but for what a tab has open', async () => {
  const { list, gone } = await openList();
  for (const words of ['452 MB', '5.0 MB', '200 kB', '2 tokenizers: 3.0 MB']) expect(list).toHaveTextContent(words);
  const room = screen.getByText(/^Kept in this browser/);
  expect(room).toHaveTextContent(
    'Kept in this browser: 452 MB of models, 5.0 MB of trained models, 200 kB of recordings, 3.0 MB of vocabularies',
  );
  expect(room).toHaveTextContent('This site holds 470 MB in all; the browser lets it have up to 2.0 GB.');
  await userEvent.click(screen.getByRole('button', { name: 'Remove all' }));
  expect(screen.getByRole('button', { name: 'Keep all' })).toHaveFocus();
  expect(screen.getByText(/3 things, 455 MB together/)).toHaveTextContent('cannot be had again');
  await userEvent.click(screen.getByRole('button', { name: 'Remove all for good' }));
  await waitFor(() => expect(gone.toSorted()).toEqual(['hub', 'recording-2', 'tokenizers']));
  expect(within(list).queryByRole('heading', { name: 'GPT-2 small' })).toBeNull();
  expect(list).toHaveTextContent('open on the training page');
});

test('a browser that does not promise to keep things is asked again only when the visitor wants it, and the page says what it said', async () => {
  let asked = 0;
  let answer: boolean | null = false;
  const { storeroom } = await openList(() => Promise.resolve((asked++, answer)));
  expect(screen.getByText('When its disk gets full, the browser may drop them.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Ask it to keep them' }));
  expect(await screen.findByText(/was asked to keep them and has not promised it/)).toBeVisible();
  await storeroom.getState().askToKeep();
  expect(asked).toBe(1);
  answer = null;
  await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
  expect(asked).toBe(2);
});

test('what the browser has dropped between two visits is told by name, with what can be done', async () => {
  const noted = makeKeep();
  const kinds = { key: 'model:x', kind: 'model', name: 'Xenova/distilgpt2' };
  noted.write('glassbox.kept', JSON.stringify([kinds, { key: 'recording-7', kind: 'recording', name: 'A lost text' }]));
  await openList(undefined, noted);
  const notice = screen.getByText(/No longer in this browser/);
  expect(notice).toHaveTextContent('DistilGPT-2');
  expect(notice).toHaveTextContent('the recording of A lost text');
  expect(notice).toHaveTextContent('saved as a file');
  await userEvent.click(screen.getByRole('button', { name: 'Close this message' }));
  expect(screen.queryByText(/No longer in this browser/)).toBeNull();
});
