/**
 * Repeats a step, as fast as it goes or at a given pace, and lets messages in between. Uses a message to itself
 * rather than a timer to go on: timers are slowed down in tabs that nobody looks at, and messages are not.
 */

/** Steps whose times give the speed. */
const REMEMBERED = 50;
const WINDOW_MILLISECONDS = 1500;

export class Pace {
  readonly #step: () => boolean;
  readonly #times: number[] = [];
  /** Grows with every start and stop, so that a step scheduled before them finds that it is not wanted. */
  #turn = 0;
  #isRunning = false;
  #limit: number | null = null;

  /** `step` returns whether there is another. */
  constructor(step: () => boolean) {
    this.#step = step;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Over about the last second; null before the second step. */
  get stepsPerSecond(): number | null {
    const [first] = this.#times;
    const last = this.#times.at(-1);
    if (!this.#isRunning || first === undefined || last === undefined || last <= first) return null;
    return (1000 * (this.#times.length - 1)) / (last - first);
  }

  /** `limit`: steps a second at most; null for none. */
  start(limit: number | null): void {
    this.stop();
    this.#isRunning = true;
    this.#limit = limit;
    this.#times.length = 0;
    void this.#loop(this.#turn, limit !== null && limit > 0 ? 1000 / limit : 0);
  }

  stop(): void {
    this.#turn++;
    this.#isRunning = false;
  }

  /** Stops, and gives a way to go on as before, which does nothing (false) when there was no run or another began. */
  interrupt(): () => boolean {
    const [wasRunning, limit] = [this.#isRunning, this.#limit];
    this.stop();
    const turn = this.#turn;
    return () => {
      if (!wasRunning || turn !== this.#turn) return false;
      this.start(limit);
      return true;
    };
  }

  async #loop(turn: number, interval: number): Promise<void> {
    let due = performance.now();
    for (;;) {
      await pauseUntil(due);
      if (turn !== this.#turn) return;
      const now = performance.now();
      this.#remember(now);
      due = Math.max(now, due) + interval;
      if (!this.#step()) {
        if (turn === this.#turn) this.stop();
        return;
      }
    }
  }

  #remember(now: number): void {
    this.#times.push(now);
    while (this.#times.length > REMEMBERED || (this.#times.length > 2 && now - this.#times[0]! > WINDOW_MILLISECONDS))
      this.#times.shift();
  }
}

function pauseUntil(due: number): Promise<void> {
  const wait = due - performance.now();
  if (wait > 1) return new Promise((resolve) => setTimeout(resolve, wait));
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
