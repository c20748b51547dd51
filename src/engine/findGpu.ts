/**
 * Whether this browser can compute on a graphics card, and if not, what is missing. Asked by the page, for the words of
 * the choice, and by the worker before it fetches anything for it.
 */
import type { GpuLack } from './RunOn.ts';

export type FoundGpu =
  /** `name`: as the browser calls the card, empty where it does not. */
  | { readonly kind: 'gpu'; readonly name: string; readonly adapter: GPUAdapter }
  | { readonly kind: 'none'; readonly lack: GpuLack };

/** As much of a window or a worker as is asked. */
export interface GpuScope {
  readonly navigator: { readonly gpu?: Pick<GPU, 'requestAdapter'> };
  readonly isSecureContext: boolean;
  readonly WebAssembly: object;
}

export async function findGpu(scope: GpuScope = globalThis): Promise<FoundGpu> {
  const { gpu } = scope.navigator;
  if (!gpu) return { kind: 'none', lack: scope.isSecureContext ? 'noWebGpu' : 'insecure' };
  // The runtime waits for the GPU in the midst of its WebAssembly. The build that does so without this is 10 MB larger.
  if (!('Suspending' in scope.WebAssembly)) return { kind: 'none', lack: 'noJspi' };
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return { kind: 'none', lack: 'noAdapter' };
  return { kind: 'gpu', name: nameOf(adapter), adapter };
}

function nameOf({ info }: GPUAdapter): string {
  const { vendor = '', architecture = '', description = '' } = info as Partial<GPUAdapterInfo>;
  return description || [vendor, architecture].filter(Boolean).join(' ');
}
