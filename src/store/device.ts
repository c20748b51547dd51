/** What the stores ask of the browser beyond the engine: room, memory, a GPU, and what the site may fetch. */
import type { GpuLack } from '@/engine/protocol.ts';

export interface Device {
  /** Null where the browser does not say. */
  memoryGigabytes(): number | null;
  /** Bytes this site holds, and may hold. Null where the browser does not say. */
  estimate(): Promise<{ readonly usage: number; readonly quota: number } | null>;
  /** Whether the browser has promised not to drop what is kept when room gets short; null where it knows no such promise. */
  isPersisted(): Promise<boolean | null>;
  /** Asks for that promise; some browsers ask the visitor. Null as above. */
  persist(): Promise<boolean | null>;
  /** Whether the network can run on a graphics card here. */
  findGpu(): Promise<Gpu>;
  /** A file of this site by its address beside the page. Nobody else is asked. */
  readOwnFile(path: string, mostBytes: number): Promise<OwnFile>;
  /** Whether the site's own security policy lets it fetch from this address. */
  allows(address: string): boolean;
}

/** `name`: as the browser calls the card, empty where it does not. */
export type Gpu = { readonly kind: 'gpu'; readonly name: string } | { readonly kind: 'none'; readonly lack: GpuLack };

/**
 * Its bytes, or why there are none. `foreign`: the address leads to another site. `missing`: the site has no such file.
 * `unreachable`: the site did not answer, or not with this file.
 */
export type OwnFile = Uint8Array<ArrayBuffer> | 'foreign' | 'missing' | 'unreachable' | 'tooLarge';

/** Knows nothing, and forbids nothing. */
export const UNKNOWN_DEVICE: Device = {
  memoryGigabytes: () => null,
  estimate: () => Promise.resolve(null),
  isPersisted: () => Promise.resolve(false),
  persist: () => Promise.resolve(false),
  findGpu: () => Promise.resolve({ kind: 'none', lack: 'noWebGpu' }),
  readOwnFile: () => Promise.resolve('missing'),
  allows: () => true,
};
