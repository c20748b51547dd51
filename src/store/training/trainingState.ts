/** What the store of the training page holds, and what can be done with it. How it is done stands in training.ts. */
import type { StoreApi } from 'zustand/vanilla';
import type { Follower } from '@/store/look.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';
import type {
  FinetuneSettings,
  Phase,
  PhaseChoice,
  PreferSettings,
  PreparedModel,
  PretrainSettings,
  RecordedName,
  SizeChoice,
  Checkpoint,
  TextSource,
  Trainer,
  TrainerErrorData,
  TrainerState,
} from './contract.ts';
import type { KeptModel, Shelf } from './keeping.ts';

/** What the end of the page shows: samples of this phase, its loss as a formula, or the model's whole life. */
export const ASIDES = ['samples', 'formula', 'life'] as const;
export type Aside = (typeof ASIDES)[number];

/** What the visitor waits for. */
export type Work = 'opening' | 'preparing' | 'starting' | 'stepping' | 'loading' | 'restoring' | 'saving';

export interface Failure {
  readonly error: TrainerErrorData;
  readonly work: Work;
}

/** What has just come about, to be told once. */
export type Note =
  | { readonly kind: 'resumed'; readonly savedAt: number }
  | { readonly kind: 'recorded'; readonly name: RecordedName }
  | { readonly kind: 'replaced' }
  /** Training is open in another tab, which keeps a model of its own. */
  | { readonly kind: 'beside' };

export interface PhaseSettings {
  readonly pretrain: PretrainSettings;
  readonly finetune: FinetuneSettings;
  readonly prefer: PreferSettings;
}

export interface NewModel {
  readonly text: TextSource;
  readonly sizes: SizeChoice;
  readonly seed: number;
}

export interface TrainingState {
  /** The phase on show, which need not be the one under way. */
  readonly phase: Phase;
  readonly aside: Aside;
  readonly model: PreparedModel | null;
  /** What the model learns from; null for a model that came without. */
  readonly text: TextSource | null;
  /** As the trainer told it last. */
  readonly progress: TrainerState | null;
  /** The last state of each phase that this model went through here, with its losses. */
  readonly seen: { readonly [P in Phase]?: TrainerState };
  readonly checkpoints: readonly Checkpoint[];
  /** The checkpoint that is looked at; null: the model as it is now. */
  readonly look: number | null;
  /** Steps per second at most; null: as fast as it goes. */
  readonly speed: number | null;
  readonly settings: PhaseSettings;
  readonly work: Work | null;
  readonly failure: Failure | null;
  readonly note: Note | null;
  /** What a new model has replaced, to bring it back. */
  readonly before: KeptModel | null;
  /** A lesson brought this model: it takes no other one's place, neither aside nor in the browser. */
  readonly isOfLesson: boolean;
  /** Milliseconds since 1970 of the last save; null before, false when the browser keeps nothing. */
  readonly savedAt: number | null | false;
  /** Takes up what was kept, or makes the first model. Does nothing when called again. */
  open(): Promise<void>;
  showPhase(phase: Phase): void;
  showAside(aside: Aside): void;
  lookAt(checkpoint: number | null): void;
  /** True when a new model stands. One that has learnt something is kept aside (`before`). */
  prepare(choice: NewModel): Promise<boolean>;
  bringBack(): Promise<void>;
  /** Runs the phase on show, from its beginning or from where it stopped. */
  start(): Promise<void>;
  pause(): Promise<void>;
  step(count: number): Promise<void>;
  setSpeed(stepsPerSecond: number | null): Promise<void>;
  /** For the next start; a phase under way follows at once. */
  setSettings(choice: PhaseChoice): Promise<void>;
  /** The phase on show from its beginning, with the same seed. */
  restart(): Promise<void>;
  restore(checkpoint: number): Promise<void>;
  loadRecorded(name: RecordedName): Promise<boolean>;
  loadFile(bytes: Uint8Array, text: TextSource | null): Promise<boolean>;
  /** Keeps the model in the browser. */
  keep(): Promise<void>;
  /** After a crash: what was kept last, or else a new model like the one that is gone. */
  recover(): Promise<void>;
  setOfLesson(isOfLesson: boolean): void;
  dismissFailure(): void;
  dismissNote(): void;
}

export type TrainingStore = StoreApi<TrainingState>;

/** A store that asks the trainer about the model under training, and whom to tell when that, or what is looked at, has changed. */
export interface Following<Store> {
  readonly store: Store;
  readonly follower: Follower;
}

export interface TrainingSurroundings {
  readonly trainer: Trainer;
  readonly shelf: Shelf;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** The model that stands there at first. */
  readonly first: NewModel;
}

/** Checkpoints worth a place: at step 0 a phase has changed nothing yet, so that one is the checkpoint before it again. */
export function distinctCheckpoints(checkpoints: readonly Checkpoint[]): readonly Checkpoint[] {
  return checkpoints.filter(({ step, kind }, at) => at === 0 || step > 0 || kind !== 'scheduled');
}

/** Whether this model has learnt something here. */
export function hasLearnt({ progress }: Pick<TrainingState, 'progress'>): boolean {
  return (progress?.step ?? 0) > 0 || (progress?.measures ?? []).some(({ step }) => step > 0);
}

/** Whether this model is replaced only on a word: it has learnt something, or it was asked for by name. */
export function isAtStake({ progress, model }: Pick<TrainingState, 'progress' | 'model'>): boolean {
  return hasLearnt({ progress }) || (model !== null && model.provenance !== 'live');
}

/** Whether it would be lost: a recorded one that has learnt nothing is fetched again by a button. */
export function wouldBeLost({ progress, model }: Pick<TrainingState, 'progress' | 'model'>): boolean {
  return hasLearnt({ progress }) || model?.provenance === 'file';
}

/** An error of the trainer as data, whatever was thrown. */
export function describeTrainerError(error: unknown): TrainerErrorData {
  if (error instanceof TrainerError) return error.toData();
  return { name: 'Internal', detail: error instanceof Error ? error.message : String(error) };
}
