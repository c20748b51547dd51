import { expect, test } from 'vitest';
import { findGpu, type GpuScope } from '@/engine/findGpu.ts';

const adapter = (info: object) => ({ info }) as unknown as GPUAdapter;
const offering = (found: GPUAdapter | null) => ({ gpu: { requestAdapter: () => Promise.resolve(found) } });
const whole: GpuScope = {
  navigator: offering(adapter({ vendor: 'acme', architecture: 'one', description: '' })),
  isSecureContext: true,
  WebAssembly: { Suspending: () => undefined },
};

test('a card is called as the browser calls it: by its description, else by maker and kind, else not at all', async () => {
  const nameOf = async (info: object) => {
    const found = await findGpu({ ...whole, navigator: offering(adapter(info)) });
    return found.kind === 'gpu' ? found.name : null;
  };
  expect(await nameOf({ vendor: 'acme', architecture: 'one', description: '' })).toBe('acme one');
  expect(await nameOf({ vendor: 'acme', architecture: 'one', description: 'Acme One 3000' })).toBe('Acme One 3000');
  expect(await nameOf({})).toBe('');
});

test.each([
  ['insecure', { navigator: {}, isSecureContext: false }],
  ['noWebGpu', { navigator: {} }],
  ['noJspi', { WebAssembly: {} }],
  ['noAdapter', { navigator: offering(null) }],
  ['noAdapter', { navigator: { gpu: { requestAdapter: () => Promise.reject(new Error('refused')) } } }],
] as const)('%s: what a browser lacks is told', async (lack, without) => {
  expect(await findGpu({ ...whole, ...(without as Partial<GpuScope>) })).toEqual({ kind: 'none', lack });
});
