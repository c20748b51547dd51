/** What computes the model, how fast it was, and the choice: said in words, also why there is none. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { startMessages } from '@/app/i18n.ts';
import { addSheetMessages } from '@/app/sheetMessages.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { Gpu } from '@/store/device.ts';
import { WhereItRuns } from '@/views/models/sheet/WhereItRuns.tsx';
import { GpuNotice } from '@/views/notices/GpuNotice.tsx';
import { openWorkbench, renderView } from '../workbench.tsx';

startMessages();
addSheetMessages();

const radio = (name: string) => screen.getByRole('radio', { name });

async function open(gpu: Gpu) {
  const workbench = await openWorkbench('A');
  workbench.stores.models.setState({ gpu });
  renderView(<WhereItRuns gpuRuntimeBytes={4_253_000} onFailed={() => undefined} />, workbench);
  return workbench;
}

test('where there is a GPU it can be chosen, what is fetched for it is said before, and the model is opened on it', async () => {
  const workbench = await open({ kind: 'gpu', name: 'acme one' });
  const { engine, stores } = workbench;
  expect(screen.getByText(/Glassbox small runs on the CPU, with 1 thread\./)).toBeVisible();
  expect(screen.getByText(/4\.3 MB are fetched from this site/)).toBeVisible();
  const { load } = engine;
  engine.load = async (params) => ({ ...(await load(params)), gpu: { adapter: 'acme one' } });
  await userEvent.click(radio('GPU (WebGPU)'));
  await waitFor(() => expect(stores.network.getState().model?.gpu).toBeDefined());
  expect(screen.getByText(/Glassbox small runs on the GPU, by WebGPU: acme one\./)).toBeVisible();
  expect(stores.models.getState().runOn).toBe('webgpu');
  await waitFor(() => expect(screen.getByText(/1 token read, [\d,.]+ a second/)).toBeVisible());
});

test('where there is none the choice cannot be made, and it is said what is missing', async () => {
  await open({ kind: 'none', lack: 'noJspi' });
  expect(radio('GPU (WebGPU)')).toBeDisabled();
  expect(radio('CPU (WebAssembly)')).toBeChecked();
  expect(screen.getByText(/cannot wait for a GPU in this browser/)).toBeVisible();
});

test('a GPU that failed is told on the page, and the visitor can leave it at the CPU', async () => {
  const workbench = await openWorkbench('A');
  const { engine, stores } = workbench;
  const failure = new EngineError('GpuFailed', 'device lost', { facts: { reason: 'lost' } }).toData();
  const { load } = engine;
  engine.load = async (params) => ({ ...(await load(params)), gpuFailure: failure });
  stores.models.getState().setRunOn('webgpu');
  await stores.conductor.loadModel(stores.network.getState().model!.source);
  renderView(<GpuNotice />, workbench);
  expect(screen.getByRole('status')).toHaveTextContent(
    'Glassbox small runs on the CPUThe browser took the GPU away, so the model was opened again on the CPU.',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Stay on the CPU' }));
  expect(screen.queryByRole('status')).toBeNull();
  expect(stores.models.getState().runOn).toBe('wasm');
});
