/** A clock to wait by: resolves after this many milliseconds. Stores are given one, so that tests need not wait. */
export type Wait = (milliseconds: number) => Promise<void>;
