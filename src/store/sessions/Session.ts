/**
 * A session: one sequence on one model, with an engine of its own. The page's own session is the stores of createStores;
 * this is all that one beside it needs. Whoever opens it closes it, and its worker and memory go.
 */
import type { Engine } from '@/engine/Engine.ts';
import { createNetwork, type NetworkStore } from '@/store/network.ts';
import { createTrace, type TraceStore } from '@/store/trace.ts';

export interface Session {
  readonly engine: Engine;
  /** Which model it has, and how loading goes. */
  readonly network: NetworkStore;
  readonly trace: TraceStore;
  close(): void;
}

export function openSession(engine: Engine): Session {
  const network = createNetwork(engine);
  const trace = createTrace(engine, () => network.getState().model?.transparency !== 'full');
  return {
    engine,
    network,
    trace,
    close() {
      network.getState().stopLoading();
      trace.getState().clear();
      engine.dispose();
    },
  };
}
