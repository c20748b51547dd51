/**
 * The form in which a model under training lies in the browser. Its words are those of the first version (`milestones`,
 * `snapshot`) and stay, so that every version of the page opens what another one kept.
 */
import type { CheckpointMeasure, Phase, TrainerState } from './contract.ts';
import type { KeptModel } from './keeping.ts';

type KeptMeasure = Omit<CheckpointMeasure, 'checkpoint'> & { readonly snapshot: number };
type KeptState = Omit<TrainerState, 'measures'> & { readonly milestones: readonly KeptMeasure[] };
type Seen<State> = { readonly [P in Phase]?: State };
export interface KeptForm extends Omit<KeptModel, 'seen'> {
  readonly seen?: Seen<KeptState>;
}

export function toKeptForm({ seen, ...model }: KeptModel): KeptForm {
  return seen ? { ...model, seen: mapPhases(seen, toKeptState) } : model;
}

/** Null for what was never kept by this page. */
export function fromKeptForm(found: unknown): KeptModel | null {
  if (typeof found !== 'object' || found === null) return null;
  const { bytes, savedAt } = found as Partial<KeptForm>;
  if (!(bytes instanceof Uint8Array) || typeof savedAt !== 'number') return null;
  const { seen, ...model } = found as KeptForm;
  return seen ? { ...model, seen: mapPhases(seen, fromKeptState) } : model;
}

const toKeptState = ({ measures, ...state }: TrainerState): KeptState => ({
  ...state,
  milestones: measures.map(({ checkpoint, ...measure }) => ({ ...measure, snapshot: checkpoint })),
});

const fromKeptState = ({ milestones, ...state }: KeptState): TrainerState => ({
  ...state,
  measures: milestones.map(({ snapshot, ...measure }) => ({ ...measure, checkpoint: snapshot })),
});

function mapPhases<From, To>(seen: Seen<From>, change: (state: From) => To): Seen<To> {
  return Object.fromEntries(Object.entries(seen).map(([phase, state]) => [phase, change(state)]));
}
