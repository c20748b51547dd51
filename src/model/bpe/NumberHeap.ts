/** Numbers of which the smallest is always at hand: a binary heap. n numbers in and out take n · log n steps. */
export class NumberHeap {
  readonly #numbers: number[] = [];

  push(number: number): void {
    const all = this.#numbers;
    let at = all.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (all[above]! <= number) break;
      all[at] = all[above]!;
      at = above;
    }
    all[at] = number;
  }

  /** The smallest, which is then gone; undefined when there is none. */
  pop(): number | undefined {
    const all = this.#numbers;
    const smallest = all[0];
    const last = all.pop();
    if (last === undefined || all.length === 0) return smallest;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= all.length) break;
      if (below + 1 < all.length && all[below + 1]! < all[below]!) below++;
      if (last <= all[below]!) break;
      all[at] = all[below]!;
      at = below;
    }
    all[at] = last;
    return smallest;
  }
}
