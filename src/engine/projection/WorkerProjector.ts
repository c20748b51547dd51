/** The Projector on a thread of its own, which lives for one question: to give up is to end it. */
import { EngineError } from '@/engine/EngineError.ts';
import type { ProjectionReply, ProjectionRequest } from './protocol.ts';
import type { ProjectionOptions, Projector } from './Projector.ts';

const startWorker = () =>
  new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module', name: 'glassbox-projection' });

type Result<Kind extends ProjectionRequest['kind']> =
  Extract<ProjectionReply, { kind: Kind }> extends {
    result: infer Value;
  }
    ? Value
    : never;

export class WorkerProjector implements Projector {
  principalAxes(params: Parameters<Projector['principalAxes']>[0], options?: ProjectionOptions) {
    return this.#ask({ kind: 'principalAxes', ...params }, options);
  }

  umap(params: Parameters<Projector['umap']>[0], options?: ProjectionOptions) {
    return this.#ask({ kind: 'umap', ...params }, options);
  }

  #ask<Kind extends ProjectionRequest['kind']>(
    request: Extract<ProjectionRequest, { kind: Kind }>,
    { signal, onProgress }: ProjectionOptions = {},
  ): Promise<Result<Kind>> {
    return new Promise((resolve, reject) => {
      const giveUp = () => end(() => reject(new EngineError('Aborted', 'The projection was given up.')));
      if (signal?.aborted) return reject(new EngineError('Aborted', 'The projection was given up.'));
      let worker: Worker;
      try {
        worker = startWorker();
      } catch (error) {
        return reject(new EngineError('NoWorker', `The worker could not be made: ${String(error)}`, { cause: error }));
      }
      const end = (settle: () => void) => {
        worker.terminate();
        signal?.removeEventListener('abort', giveUp);
        settle();
      };
      signal?.addEventListener('abort', giveUp);
      worker.onmessage = ({ data }: MessageEvent<ProjectionReply>) => {
        if (data.kind === 'progress') onProgress?.(data.done, data.total);
        else if (data.kind === 'failed') end(() => reject(new EngineError('Internal', data.detail)));
        else end(() => resolve(data.result as Result<Kind>));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        end(() => reject(new EngineError('NoWorker', event.message || 'The worker reported an error.')));
      };
      worker.postMessage(request);
    });
  }
}
