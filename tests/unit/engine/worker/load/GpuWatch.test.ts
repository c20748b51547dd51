import { expect, test } from 'vitest';
import { GpuWatch } from '@/engine/worker/load/GpuWatch.ts';

function openDevice() {
  let lose = (_message: string) => {};
  let report = (_message: string) => {};
  const lost = new Promise<{ reason: 'unknown'; message: string }>((resolve) => {
    lose = (message) => resolve({ reason: 'unknown', message });
  });
  const watch = new GpuWatch({
    lost,
    addEventListener: (_, heard) => {
      report = (message) => heard({ error: { message } });
    },
  });
  return { watch, lose: (message: string) => lose(message), report: (message: string) => report(message) };
}

test('work on a GPU that stays gives its result', async () => {
  const { watch } = openDevice();
  expect(await watch.during(Promise.resolve(3))).toBe(3);
});

test('work that would wait for ever for a GPU that is gone ends, and so does all that follows', async () => {
  const { watch, lose } = openDevice();
  const work = watch.during(new Promise(() => undefined));
  lose('the driver was renewed');
  const failure = { name: 'GpuFailed', facts: { reason: 'lost' } };
  await expect(work).rejects.toMatchObject({ ...failure, detail: expect.stringContaining('driver') as string });
  await expect(watch.during(new Promise(() => undefined))).rejects.toMatchObject(failure);
});

test('numbers that came with a fault of the GPU are none', async () => {
  const { watch, report } = openDevice();
  const work = watch.during(Promise.resolve().then(() => report('out of memory')));
  await expect(work).rejects.toMatchObject({ name: 'GpuFailed', detail: 'out of memory', facts: { reason: 'run' } });
  await expect(watch.during(Promise.resolve(0))).rejects.toMatchObject({ name: 'GpuFailed' });
});

test('where work fails because the GPU is gone, that is what is told', async () => {
  const { watch, lose } = openDevice();
  const work = watch.during(Promise.reject(new Error('a buffer could not be mapped')));
  lose('the driver was renewed');
  await expect(work).rejects.toMatchObject({ facts: { reason: 'lost' } });
  const { watch: other } = openDevice();
  await expect(other.during(Promise.reject(new Error('no kernel')))).rejects.toThrow('no kernel');
});
