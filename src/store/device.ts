/** What the stores ask of the browser beyond the engine: room, memory, and what the site may fetch. */

export interface Device {
  /** Null where the browser does not say. */
  memoryGigabytes(): number | null;
  /** Bytes this site holds, and may hold. Null where the browser does not say. */
  estimate(): Promise<{ readonly usage: number; readonly quota: number } | null>;
  /** Whether the browser has promised not to drop what is kept when room gets short. */
  isPersisted(): Promise<boolean>;
  /** Asks for that promise; some browsers ask the visitor. */
  persist(): Promise<boolean>;
  /** Whether the site's own security policy lets it fetch from this address. */
  allows(address: string): boolean;
}

/** Knows nothing, and forbids nothing. */
export const UNKNOWN_DEVICE: Device = {
  memoryGigabytes: () => null,
  estimate: () => Promise.resolve(null),
  isPersisted: () => Promise.resolve(false),
  persist: () => Promise.resolve(false),
  allows: () => true,
};
