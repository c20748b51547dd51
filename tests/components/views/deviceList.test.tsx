/** What this browser keeps of models, with the choice among the files of one. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { startMessages } from '@/app/i18n.ts';
import { addSheetMessages } from '@/app/sheetMessages.ts';
import type { KeptModel } from '@/engine/protocol.ts';
import { createStoreroom } from '@/store/storeroom.ts';
import { DeviceList } from '@/views/models/sheet/DeviceList.tsx';
import { CheckedModel } from '@/views/models/sheet/CheckedModel.tsx';
import { StoreroomContext } from '@/views/shared/StoreroomContext.ts';
import { openWorkbench, renderView } from '../workbench.tsx';

const SOURCE = { kind: 'hub', id: 'Xenova/gpt2', hub: 'https://huggingface.co/' } as const;
const FILES = [
  { path: 'onnx/model_quantized.onnx', dtype: 'q8', bytes: 125_000_000 },
  { path: 'onnx/model_fp16.onnx', dtype: 'fp16', bytes: 327_000_000 },
] as const;
const KEPT: KeptModel = { source: SOURCE, bytes: 452_000_000, totalBytes: 452_000_000, exports: FILES };

startMessages();
addSheetMessages();

const nothing = {
  list: () => Promise.resolve([]),
  writeRecording: () => Promise.resolve(),
  readRecording: () => Promise.resolve(null),
  remove: () => Promise.resolve(),
};

test('of a model that is kept in several files one can be chosen, and the one in use is marked', async () => {
  const workbench = await openWorkbench('A');
  const { stores } = workbench;
  workbench.engine.listKept = () => Promise.resolve({ models: [KEPT] });
  await stores.models.getState().refresh();
  const storeroom = createStoreroom({ ...stores, kept: nothing, clock: () => 0 });
  renderView(
    <StoreroomContext value={storeroom}>
      <DeviceList onDone={() => undefined} />
    </StoreroomContext>,
    workbench,
  );
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
  renderView(<CheckedModel checked={checked} onDone={() => undefined} />, workbench);
  const used = () => workbench.stores.network.getState().model?.source;
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'File' }),
    '8 bits: onnx/model_quantized.onnx, 125 MB',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Download 125 MB and use' }));
  await waitFor(() => expect(used()).toEqual({ ...SOURCE, file: 'onnx/model_quantized.onnx' }));
});
