/** How many threads the runtime may use. */
const MOST_THREADS = 4; // more hardly help networks of this size

/**
 * Threads need shared memory, which browsers give to isolated pages only. On two cores they were
 * measured to be slower than one thread as soon as anything else runs, so one core is left free.
 */
export function threadCount(isIsolated: boolean, cores: number): number {
  return isIsolated && cores > 2 ? Math.min(MOST_THREADS, cores - 1) : 1;
}
