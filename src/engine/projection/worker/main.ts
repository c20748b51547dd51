/** The projecting worker's entry: one question in, its answer out. */
import type { ProjectionReply, ProjectionRequest } from '@/engine/projection/protocol.ts';
import { principalAxes } from './principalAxes.ts';
import { placeByUmap } from './placeByUmap.ts';

const scope = self as unknown as {
  onmessage: (event: MessageEvent<ProjectionRequest>) => void;
  postMessage(message: ProjectionReply, transfer: Transferable[]): void;
};

scope.onmessage = ({ data }) => {
  try {
    if (data.kind === 'principalAxes') {
      const result = principalAxes(data.covariance, data.width, data.count);
      scope.postMessage({ kind: 'principalAxes', result }, []);
    } else {
      const tell = (done: number, total: number) => scope.postMessage({ kind: 'progress', done, total }, []);
      scope.postMessage({ kind: 'umap', result: placeByUmap(data.rows, data.width, tell) }, []);
    }
  } catch (error) {
    scope.postMessage({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) }, []);
  }
};
