/** The engine's worker as a port that a test answers for. */
import type { FromWorker, RequestMessage, RequestName, ToWorker } from '@/engine/protocol.ts';
import { FakePort as Port } from '../../support/FakePort.ts';

export class FakePort extends Port<ToWorker, FromWorker> {
  /** The newest request of a name. */
  request<Name extends RequestName>(name: Name): RequestMessage<Name> {
    const found = this.posted.findLast((message) => message.kind === 'request' && message.name === name);
    if (!found) throw new Error(`No ${name} was posted.`);
    return found as RequestMessage<Name>;
  }
}
