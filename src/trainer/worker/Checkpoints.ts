/** The parameters as they were at moments of a model's life, kept in memory to go back to and to ask again. */
import { TrainerError } from '@/trainer/TrainerError.ts';
import type { Checkpoint } from '@/trainer/reports.ts';

/** All checkpoints together. Beyond it those on schedule are thinned out; the beginning and the ends of phases stay. */
const MOST_BYTES = 96_000_000;

interface Held extends Checkpoint {
  readonly parameters: Float32Array;
}

export class Checkpoints {
  readonly #held: Held[] = [];
  #lastId = 0;

  add(parameters: Float32Array, about: Omit<Checkpoint, 'id'>): number {
    const id = ++this.#lastId;
    this.#held.push({ ...about, id, parameters: parameters.slice() });
    while (this.#held.length * parameters.byteLength > MOST_BYTES && this.#thin());
    return id;
  }

  get list(): Checkpoint[] {
    return this.#held.map(({ id, phase, step, kind }) => ({ id, phase, step, kind }));
  }

  /** Throws NoSuchCheckpoint. */
  find(id: number): Float32Array {
    const found = this.#held.find((checkpoint) => checkpoint.id === id);
    if (!found) throw new TrainerError('NoSuchCheckpoint', `Checkpoint ${id} is not kept.`);
    return found.parameters;
  }

  /** Gives up the one on schedule whose neighbours are closest. */
  #thin(): boolean {
    let best = -1;
    let smallest = Infinity;
    for (let i = 1; i + 1 < this.#held.length; i++) {
      const gap = this.#held[i + 1]!.id - this.#held[i - 1]!.id;
      if (this.#held[i]!.kind === 'scheduled' && gap < smallest) [best, smallest] = [i, gap];
    }
    if (best < 0) return false;
    this.#held.splice(best, 1);
    return true;
  }
}
