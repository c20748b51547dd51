/** The parameters as they were at moments of a model's life, kept in memory to go back to and to ask again. */
import { TrainerError } from '@/trainer/TrainerError.ts';
import type { Snapshot } from '@/trainer/reports.ts';

/** All snapshots together. Beyond it milestones are thinned out; the beginning and the ends of phases stay. */
const MOST_BYTES = 96_000_000;

interface Held extends Snapshot {
  readonly parameters: Float32Array;
}

export class Snapshots {
  readonly #held: Held[] = [];
  #lastId = 0;

  add(parameters: Float32Array, about: Omit<Snapshot, 'id'>): number {
    const id = ++this.#lastId;
    this.#held.push({ ...about, id, parameters: parameters.slice() });
    while (this.#held.length * parameters.byteLength > MOST_BYTES && this.#thin());
    return id;
  }

  get list(): Snapshot[] {
    return this.#held.map(({ id, phase, step, kind }) => ({ id, phase, step, kind }));
  }

  /** Throws NoSuchSnapshot. */
  find(id: number): Float32Array {
    const found = this.#held.find((snapshot) => snapshot.id === id);
    if (!found) throw new TrainerError('NoSuchSnapshot', `Snapshot ${id} is not kept.`);
    return found.parameters;
  }

  /** Gives up the milestone whose neighbours are closest. */
  #thin(): boolean {
    let best = -1;
    let smallest = Infinity;
    for (let i = 1; i + 1 < this.#held.length; i++) {
      const gap = this.#held[i + 1]!.id - this.#held[i - 1]!.id;
      if (this.#held[i]!.kind === 'milestone' && gap < smallest) [best, smallest] = [i, gap];
    }
    if (best < 0) return false;
    this.#held.splice(best, 1);
    return true;
  }
}
