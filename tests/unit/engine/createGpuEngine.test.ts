/** Where models run, and what happens when the GPU fails: the CPU does it, and the page can say why. */
import { describe, expect, test } from 'vitest';
import { createGpuEngine } from '@/engine/createGpuEngine.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { EngineErrorName, RunOn } from '@/engine/protocol.ts';
import { createFakeEngine } from '../../components/fakeEngine.ts';

const source = { kind: 'embedded', id: 'glassbox-2' } as const;
const ids = Int32Array.of(1, 2);
const lost = () => new EngineError('GpuFailed', 'gone', { facts: { reason: 'lost' } });

/** An engine whose GPU fails as it is told to. */
function open(wanted: RunOn) {
  const fake = createFakeEngine();
  const state = { wanted, failsToLoad: null as EngineErrorName | null, isLost: false, losses: 0 };
  const loads: (RunOn | undefined)[] = [];
  const runner = {
    ...fake,
    load: ({ source: asked, runOn }: Parameters<typeof fake.load>[0]) => {
      loads.push(runOn);
      const failure = runOn === 'webgpu' ? state.failsToLoad : null;
      return failure ? Promise.reject(new EngineError(failure, 'no')) : fake.load({ source: asked });
    },
    run: (params: Parameters<typeof fake.run>[0]) => (state.isLost ? Promise.reject(lost()) : fake.run(params)),
  };
  const engine = createGpuEngine(runner, { wanted: () => state.wanted, onLost: () => (state.losses += 1) });
  return { engine, loads, state };
}

describe('a model is loaded', () => {
  test('on the CPU unless the visitor has chosen otherwise, as at each load they may', async () => {
    const { engine, loads, state } = open('wasm');
    expect(await engine.load({ source })).not.toHaveProperty('gpuFailure');
    state.wanted = 'webgpu';
    expect(await engine.load({ source })).not.toHaveProperty('gpuFailure');
    state.wanted = 'wasm';
    await engine.load({ source });
    expect(loads).toEqual([undefined, 'webgpu', undefined]);
  });

  test('on the CPU when the GPU fails, which is told with it', async () => {
    const { engine, loads, state } = open('webgpu');
    state.failsToLoad = 'GpuFailed';
    expect(await engine.load({ source })).toMatchObject({ gpuFailure: { name: 'GpuFailed', detail: 'no' } });
    expect(loads).toEqual(['webgpu', undefined]);
  });

  test('once only when what fails is not the GPU', async () => {
    const { engine, loads, state } = open('webgpu');
    for (const name of ['Offline', 'ModelNotFound', 'Aborted'] as const) {
      state.failsToLoad = name;
      await expect(engine.load({ source })).rejects.toMatchObject({ name });
    }
    expect(loads).toEqual(['webgpu', 'webgpu', 'webgpu']);
  });
});

describe('a GPU that is lost', () => {
  test('is told once, however many calls fail, and the next load is on the CPU', async () => {
    const { engine, loads, state } = open('webgpu');
    await engine.load({ source });
    state.isLost = true;
    const runs = [engine.run({ ids }), engine.run({ ids, lane: 'aside' })];
    for (const run of runs) await expect(run).rejects.toMatchObject({ name: 'GpuFailed' });
    expect(state.losses).toBe(1);
    state.isLost = false;
    expect(await engine.load({ source })).toMatchObject({ gpuFailure: { facts: { reason: 'lost' } } });
    expect((await engine.run({ ids })).length).toBe(2);
    expect(loads).toEqual(['webgpu', undefined]);
  });

  test('is tried again when the visitor has chosen the CPU and then the GPU', async () => {
    const { engine, loads, state } = open('webgpu');
    await engine.load({ source });
    state.isLost = true;
    await engine.run({ ids }).catch(() => undefined);
    for (const wanted of ['wasm', 'webgpu'] as const) {
      state.wanted = wanted;
      expect(await engine.load({ source })).not.toHaveProperty('gpuFailure');
    }
    expect(loads).toEqual(['webgpu', undefined, 'webgpu']);
  });
});

test('what else is asked goes through as it is', async () => {
  const { engine } = open('wasm');
  await engine.load({ source });
  const { ids: read } = await engine.tokenize({ text: 'A' });
  expect(read).toHaveLength(1);
  await expect(engine.layerPart({ runId: 99, name: 'residual', layer: 0 })).rejects.toMatchObject({ name: 'Stale' });
});
