/** A worker that is no thread: what is posted is kept, answers are given by hand. */
export class FakePort<To, From> {
  onmessage: ((event: MessageEvent<From>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  readonly posted: To[] = [];
  isTerminated = false;

  postMessage(message: To): void {
    this.posted.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  answer(message: From): void {
    this.onmessage?.({ data: message } as MessageEvent<From>);
  }

  fail(message = 'broken'): void {
    this.onerror?.({ message, preventDefault: () => undefined } as ErrorEvent);
  }
}
