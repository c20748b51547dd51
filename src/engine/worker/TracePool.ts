/**
 * The Traces that are held: one for each text and intervention, each a runner of its own over the one
 * session. Says which of them a run grows, which are copied or cut for it, and which go when memory
 * is short. Leaves out when things happen: the host lets one run follow the other.
 */
import { EngineError } from '@/engine/EngineError.ts';
import type { Lane, RunResult } from '@/engine/protocol.ts';
import type { Intervention } from '@/model/intervention.ts';
import type { SessionRunner } from './SessionRunner.ts';

const MEGABYTE = 2 ** 20;
/** GPT-2 small takes about 0.6 MB a token: some 400 tokens of it, or branches that sum to as many. */
const HELD_LIMIT_BYTES = 256 * MEGABYTE;
/** The same for a device of little memory. */
const SMALL_HELD_LIMIT_BYTES = 96 * MEGABYTE;

/** What held Traces may take on this device. */
export function heldLimitBytes(isSmallDevice: boolean): number {
  return isSmallDevice ? SMALL_HELD_LIMIT_BYTES : HELD_LIMIT_BYTES;
}

/** A text that is held. */
export interface Track {
  readonly runner: SessionRunner;
  readonly lane: Lane;
  /** The run it is known by; null while it changes, and when a run on it was not finished. */
  runId: number | null;
  /** Tokens of that run. */
  length: number;
  /** Grows with each use, over all tracks. */
  usedAt: number;
}

export interface TrackRequest {
  readonly ids: Int32Array;
  readonly intervention: Intervention | undefined;
  readonly lane: Lane;
  readonly keep: boolean;
  readonly whole?: number | undefined;
}

export class TracePool {
  readonly #root: SessionRunner;
  readonly #limitBytes: number;
  readonly #tracks = new Set<Track>();
  /** The text on show. */
  #actual: Track | null = null;
  #uses = 0;

  /** `root`: a runner that reads nothing itself; all others are forked from it. */
  constructor(root: SessionRunner, limitBytes: number) {
    this.#root = root;
    this.#limitBytes = limitBytes;
  }

  /**
   * Brings a track to exactly `ids` by `read`, which runs the runner it is given, and names it
   * `runId`. The track is the one of the same lane and intervention with the longest common
   * beginning; it is cut where the texts part, unless `keep` asks for a track beside it.
   */
  async run<Outcome>(
    request: TrackRequest,
    runId: number,
    read: (runner: SessionRunner) => Promise<Outcome>,
  ): Promise<{ runner: SessionRunner; outcome: Outcome }> {
    const { track, isNew } = this.#take(request);
    track.runId = null;
    track.usedAt = ++this.#uses;
    this.#tracks.add(track);
    const before = track.runner.trace.ids.length;
    const outcome = await read(track.runner).catch((error: unknown) => {
      // What was read until then is of use to the next run; a copy of what is held anyway is not.
      if (isNew && track.runner.trace.ids.length <= before) this.#drop(track);
      throw error;
    });
    track.runId = runId;
    track.length = request.ids.length;
    if (request.lane === 'actual') this.#actual = track;
    this.#makeRoom(track);
    return { runner: track.runner, outcome };
  }

  /** The track of a run. Throws Stale when it is no longer held. */
  require(runId: number): Track {
    const track = this.#find(runId);
    // A graph without a cache reads everything again for a continuation: for that time there is less than there was.
    if (!track || track.runner.trace.ids.length < track.length)
      throw new EngineError('Stale', `Run ${runId} is no longer held.`);
    track.usedAt = ++this.#uses;
    return track;
  }

  /** Forgets a run, if it is held. */
  release(runId: number): void {
    const track = this.#find(runId);
    if (track) this.#drop(track);
  }

  /** What a RunResult says of the pool. */
  report(): Pick<RunResult, 'held' | 'heldBytes' | 'heldLimitBytes'> {
    const held = [...this.#tracks].flatMap(({ runId }) => (runId === null ? [] : [runId]));
    return { held: held.sort((a, b) => a - b), heldBytes: this.#bytes, heldLimitBytes: this.#limitBytes };
  }

  #take({ ids, intervention, lane, keep, whole }: TrackRequest): { track: Track; isNew: boolean } {
    let best: Track | null = null;
    let most = -1;
    for (const track of this.#tracks) {
      if (track.lane !== lane || !track.runner.isUnder(intervention)) continue;
      const common = track.runner.commonBeginning(ids, whole);
      if (common > most || (common === most && track.usedAt > best!.usedAt)) [best, most] = [track, common];
    }
    if (!best) return { track: newTrack(this.#root.fork(), lane), isNew: true };
    const isCut = most < best.runner.trace.ids.length;
    if (!keep || !isCut || best.runId === null) return { track: best, isNew: false };
    const { runner } = best;
    const beginning = { trace: runner.trace.copyBeginning(most), cache: runner.cache.copyBeginning(most) };
    return { track: newTrack(runner.fork(beginning), lane), isNew: true };
  }

  #find(runId: number): Track | null {
    for (const track of this.#tracks) if (track.runId === runId) return track;
    return null;
  }

  #drop(track: Track): void {
    this.#tracks.delete(track);
    if (track === this.#actual) this.#actual = null;
  }

  get #bytes(): number {
    return [...this.#tracks].reduce((sum, { runner }) => sum + runner.trace.bytes + runner.cache.bytes, 0);
  }

  /** The tracks used longest ago go until the rest fits; never the text on show, nor the one just read. */
  #makeRoom(newest: Track): void {
    const candidates = [...this.#tracks].filter((track) => track !== this.#actual && track !== newest);
    candidates.sort((a, b) => a.usedAt - b.usedAt);
    while (this.#bytes > this.#limitBytes && candidates.length > 0) this.#drop(candidates.shift()!);
  }
}

function newTrack(runner: SessionRunner, lane: Lane): Track {
  return { runner, lane, runId: null, length: 0, usedAt: 0 };
}
