/**
 * How much of several files has come. A total is only what a host says: of a file that it packs on
 * the way it names the packed size, so a total grows with what has come and never falls below it.
 */
import type { Progress } from '@/engine/protocol.ts';

interface FileCount {
  loaded: number;
  total: number | null;
}

/** Often enough for a smooth bar, seldom enough not to fill the page with messages. */
const REPORT_MILLISECONDS = 50;

export class ByteCount {
  readonly #files = new Map<string, FileCount>();
  readonly #report: (progress: Progress) => void;
  #fromCache = false;
  #keptBytes = 0;
  #reportedAt = -Infinity;
  #nextReport: ReturnType<typeof setTimeout> | undefined;

  constructor(report: (progress: Progress) => void) {
    this.#report = report;
  }

  /** Says that a file will come. While one size is unknown, so is the total. The first size said counts. */
  expect(name: string, total: number | null = null): void {
    const known = this.#files.get(name);
    if (!known) this.#files.set(name, { loaded: 0, total });
    else known.total ??= total;
  }

  /** Says that a file that was expected is not there after all. */
  drop(name: string): void {
    this.#files.delete(name);
  }

  /** The big file comes from the browser's own store. */
  markCached(): void {
    this.#fromCache = true;
  }

  /** So much of a file was here before: it counts as loaded, and not for how fast it comes. */
  begin(name: string, kept: number): void {
    this.#keptBytes += kept;
    this.set(name, kept);
  }

  set(name: string, loaded: number): void {
    this.expect(name);
    const file = this.#files.get(name)!;
    file.loaded = loaded;
    if (file.total !== null) file.total = Math.max(file.total, loaded);
    this.#emit(false);
  }

  finish(name: string): void {
    const file = this.#files.get(name);
    if (file) file.total = file.loaded;
    this.#emit(true);
  }

  #emit(now: boolean): void {
    const early = this.#reportedAt + REPORT_MILLISECONDS - performance.now();
    if (!now && early > 0) {
      // Should nothing follow for a while, what came last must be told all the same.
      this.#nextReport ??= setTimeout(() => this.#emit(true), early);
      return;
    }
    clearTimeout(this.#nextReport);
    this.#nextReport = undefined;
    this.#reportedAt = performance.now();
    const files = [...this.#files.values()];
    const loadedBytes = files.reduce((sum, { loaded }) => sum + loaded, 0);
    const totalBytes = files.reduce<number | null>(
      (sum, { total }) => (sum === null || total === null ? null : sum + total),
      0,
    );
    const kept = this.#keptBytes > 0 ? { keptBytes: this.#keptBytes } : {};
    this.#report({ phase: 'download', loadedBytes, totalBytes, fromCache: this.#fromCache, ...kept });
  }
}
