/** A worker that is no thread: what is posted is kept, answers are given by hand. */
import type { WorkerPort } from '@/engine/WorkerEngine.ts';
import type { FromWorker, RequestMessage, RequestName, ToWorker } from '@/engine/protocol.ts';

export class FakePort implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  onmessageerror: WorkerPort['onmessageerror'] = null;
  readonly posted: ToWorker[] = [];
  isTerminated = false;

  postMessage(message: ToWorker): void {
    this.posted.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  answer(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }

  fail(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined } as ErrorEvent);
  }

  /** The newest request of a name. */
  request<Name extends RequestName>(name: Name): RequestMessage<Name> {
    const found = this.posted.findLast((message) => message.kind === 'request' && message.name === name);
    if (!found) throw new Error(`No ${name} was posted.`);
    return found as RequestMessage<Name>;
  }
}
