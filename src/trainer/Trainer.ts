/**
 * The trainer as the page sees it: async methods and a state to listen to, nothing of workers. The stores
 * know only this interface; tests give them a fake.
 */
import type { Params, RequestName, Result, TrainerState } from './protocol.ts';

type Methods = {
  /** Rejects with a TrainerError. */
  [Name in RequestName]: (params: Params<Name>) => Promise<Result<Name>>;
};

export interface Trainer extends Methods {
  /** Called with every new state, at most ten times a second. Returns how to stop listening. */
  onState(listener: (state: TrainerState) => void): () => void;
  /** Stop the worker and forget the model. A later call starts a new worker. */
  dispose(): void;
}
