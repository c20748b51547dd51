/** Lets one piece of work happen after the other: a session can only do one run at a time. */
export class WorkTurns {
  #last: Promise<unknown> = Promise.resolve();

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    // The next one waits for the end of this one, however it ends.
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
