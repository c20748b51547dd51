/** The Traces the fake engine holds, by the rules of the protocol: grown, cut, kept as branches, given up. */
import type { Lane } from '@/engine/protocol.ts';
import { isSameIntervention } from '@/engine/worker/normalIntervention.ts';
import type { TinyTrace } from './tinyTransformer.ts';

/** What a token of a held Trace is said to take. */
export const BYTES_A_TOKEN = 10_000;

interface Track {
  readonly runId: number;
  readonly lane: Lane;
  readonly trace: TinyTrace;
}

export class FakePool {
  readonly #limitBytes: number;
  /** The one used longest ago first. */
  #tracks: Track[] = [];
  #actual = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Holds the Trace of a new run; says how many tokens it shares with the one it grows from. */
  hold(track: Track, keep: boolean): number {
    const { lane, trace } = track;
    const related = this.#tracks
      .filter((other) => other.lane === lane && isSameIntervention(other.trace.intervention, trace.intervention))
      .map((other) => ({ other, common: commonLength(other.trace.ids, trace.ids) }));
    const best = related.reduceRight<(typeof related)[number] | null>(
      (most, each) => (!most || each.common > most.common ? each : most),
      null,
    );
    const isCut = best !== null && best.common < best.other.trace.ids.length;
    if (best && !(isCut && keep)) this.release(best.other.runId);
    this.#tracks.push(track);
    if (lane === 'actual') this.#actual = track.runId;
    this.#giveUp(track.runId);
    return best?.common ?? 0;
  }

  /** The Trace of a run; null when it is no longer held. */
  find(runId: number): TinyTrace | null {
    const found = this.#tracks.find((track) => track.runId === runId);
    if (found) this.#tracks = [...this.#tracks.filter((track) => track !== found), found];
    return found?.trace ?? null;
  }

  release(runId: number): void {
    this.#tracks = this.#tracks.filter((track) => track.runId !== runId);
  }

  clear(): void {
    this.#tracks = [];
  }

  get held() {
    return {
      held: this.#tracks.map(({ runId }) => runId),
      heldBytes: this.#bytes,
      heldLimitBytes: this.#limitBytes,
    };
  }

  get #bytes(): number {
    return this.#tracks.reduce((sum, { trace }) => sum + trace.ids.length * BYTES_A_TOKEN, 0);
  }

  #giveUp(newest: number): void {
    while (this.#bytes > this.#limitBytes) {
      const oldest = this.#tracks.find(({ runId }) => runId !== this.#actual && runId !== newest);
      if (!oldest) return;
      this.release(oldest.runId);
    }
  }
}

function commonLength(left: readonly number[], right: readonly number[]): number {
  const end = left.findIndex((id, i) => id !== right[i]);
  return end === -1 ? left.length : end;
}
