/** A WorkerHost without a thread: requests go in, what it posts is kept. */
import { expect } from 'vitest';
import type { FromWorker, ModelSource, Params, RequestName, Result, ToWorker } from '@/engine/protocol.ts';
import type { LoadOptions, NetworkLoader } from '@/engine/worker/Network.ts';
import { WorkerHost } from '@/engine/worker/WorkerHost.ts';

export type Answer = Extract<FromWorker, { kind: 'result' | 'error' }>;

export class HostBench {
  readonly posted: { message: FromWorker; transfer: Transferable[] }[] = [];
  readonly loads: LoadOptions[] = [];
  readonly host: WorkerHost;
  #lastId = 0;

  constructor(load: (source: ModelSource) => ReturnType<NetworkLoader['load']>, limitBytes?: number) {
    const loader: NetworkLoader = {
      load: (source, options) => {
        this.loads.push(options);
        return load(source);
      },
      check: () => Promise.reject(new Error('The bench has no model to be checked.')),
      listKept: () => Promise.resolve([]),
      forget: () => Promise.resolve(),
    };
    this.host = new WorkerHost((message, transfer) => this.posted.push({ message, transfer }), loader, limitBytes);
    this.host.receive({ kind: 'start', siteUrl: 'https://example.org/' });
  }

  send<Name extends RequestName>(name: Name, params: Params<Name>): number {
    this.host.receive({ kind: 'request', id: ++this.#lastId, name, params } as ToWorker);
    return this.#lastId;
  }

  answerOf(id: number): Answer | undefined {
    return this.posted
      .map(({ message }) => message)
      .find((m): m is Answer => (m.kind === 'result' || m.kind === 'error') && m.id === id);
  }

  async answered(id: number): Promise<Answer> {
    await expect.poll(() => this.answerOf(id), { interval: 1, timeout: 10_000 }).toBeDefined();
    return this.answerOf(id)!;
  }

  /** The result of a request, or the name of its failure. */
  async ask<Name extends RequestName>(name: Name, params: Params<Name>): Promise<unknown> {
    const answer = await this.answered(this.send(name, params));
    return answer.kind === 'error' ? answer.error.name : answer.result;
  }

  /** The result of a request that must not fail. */
  async get<Name extends RequestName>(name: Name, params: Params<Name>): Promise<Result<Name>> {
    const answer = await this.answered(this.send(name, params));
    if (answer.kind === 'error') throw new Error(`${answer.error.name}: ${answer.error.detail}`);
    return answer.result as Result<Name>;
  }
}
