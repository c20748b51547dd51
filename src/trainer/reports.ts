/**
 * What the trainer tells of a model and its training, as data. Losses are in nats: −ln p. Part of the protocol,
 * which hands all of it on.
 */
import type { Style } from './data/styles.ts';
import type { NetworkSizes } from './network/sizes.ts';
import type { Phase } from './phases/settings.ts';
import type { TrainerErrorData } from './TrainerError.ts';

/** `world`: sentences made from facts. `story`: free prose. `own`: the student's text. */
export type TextSource =
  | { readonly kind: 'world' }
  | { readonly kind: 'story' }
  | { readonly kind: 'own'; readonly text: string };

/** What came of a text before training. */
export interface TextReport {
  readonly kind: TextSource['kind'];
  /** Characters given, and how many of them (from the beginning) are used. */
  readonly givenCharacters: number;
  readonly usedCharacters: number;
  readonly trainCharacters: number;
  readonly heldOutCharacters: number;
  readonly distinctWords: number;
  /** Characters written as another one, the commonest first: typographic ones, and those too rare to have a token. */
  readonly folded: readonly { readonly from: string; readonly to: string; readonly count: number }[];
  /**
   * Loss of one who knows nothing, ln V; of one who knows how often each character comes; and of one who knows how
   * often each follows each. On held-out text.
   */
  readonly uniformLoss: number;
  readonly unigramLoss: number;
  readonly bigramLoss: number;
  /** The first 2,000 characters as the model reads them. */
  readonly beginning: string;
}

/** A model as it is described before and while it learns. */
export interface PreparedModel {
  /** Grows with each prepared or loaded model. */
  readonly modelId: number;
  readonly sizes: NetworkSizes;
  readonly seed: number;
  readonly parameterCount: number;
  readonly memoryBytes: number;
  /** `scalar` where WebAssembly SIMD is missing: about eight times slower. */
  readonly kernels: 'simd' | 'scalar';
  readonly provenance: 'live' | 'recorded' | 'file';
  /** The written form of every token, by id; the last three are the tags. */
  readonly vocabulary: readonly string[];
  readonly tags: { readonly question: number; readonly answer: number; readonly end: number };
  /** Null when a loaded model came without its text. */
  readonly text: TextReport | null;
  /** Names and shapes of all parameters, in the order of a checkpoint. */
  readonly parameters: readonly { readonly name: string; readonly shape: readonly number[] }[];
}

export interface QuestionPair {
  readonly question: string;
  /** Without style: "Green." */
  readonly answer: string;
}

/** How many questions were answered right (any style), 0…1, and how many there are. */
export interface Score {
  readonly right: number;
  readonly count: number;
}

/** What was measured at a checkpoint of any phase. */
export interface CheckpointMeasure {
  readonly phase: Phase;
  readonly step: number;
  readonly checkpoint: number;
  /** On held-out text; null without a text. */
  readonly heldOutLoss: number | null;
  /** The same prompt each time, continued with the same draws. */
  readonly prompt: string;
  readonly sample: string;
  /** Of the sample's whole words, the share that the text has, 0…1; null when there is no whole word. */
  readonly wordShare: number | null;
  /** Of its neighbouring words, the share that stand side by side in the text, too; null when there are too few. Models kept by earlier versions have none. */
  readonly pairShare?: number | null;
  /** Fine-tuning and later. */
  readonly trained: Score | null;
  readonly heldOut: Score | null;
}

/** Preference tuning after a number of clicks, on questions that are never clicked. */
export interface PreferenceMeasure {
  readonly clicks: number;
  /** Share of sampled answers in each style, 0…1; `broken`: in none. They sum to 1. */
  readonly shares: { readonly [S in Style | 'broken']: number };
  /** Share of sampled answers that are right, whatever the style. */
  readonly correct: number;
  /** Mean of β·(log ratio of the chosen − log ratio of the rejected) over the clicked pairs, in nats. 0 before the first click. */
  readonly margin: number;
  /** Mean of −ln σ(margin) over the clicked pairs: the loss of direct preference optimization. */
  readonly loss: number;
  /** KL(model ‖ reference) for an answer, in nats, estimated from the sampled answers. */
  readonly distance: number;
}

export interface PreferencePair {
  readonly id: number;
  readonly question: string;
  readonly answers: readonly [string, string];
  /** ln p of each answer, end included, under the model and under the reference. */
  readonly logProbabilities: readonly [number, number];
  readonly referenceLogProbabilities: readonly [number, number];
  /** How many samples were drawn until two differed. */
  readonly draws: number;
}

/** `exhausted`: in so many draws no two answers differed: the model now does what was asked. */
export type DrawnPair =
  | { readonly kind: 'pair'; readonly pair: PreferencePair }
  | { readonly kind: 'exhausted'; readonly draws: number; readonly question: string; readonly answer: string };

export interface TrainerState {
  readonly modelId: number;
  /** Null before the first phase. */
  readonly phase: Phase | null;
  readonly isRunning: boolean;
  /** Why the training stopped by itself; null when it did not. */
  readonly failure: TrainerErrorData | null;
  /** Steps of this phase done and planned. In preference tuning a click is `stepsPerClick` steps and nothing is planned: 0. */
  readonly step: number;
  readonly plannedSteps: number;
  /** Of the last step; null before the first. */
  readonly learningRate: number | null;
  readonly gradientNorm: number | null;
  /** Over about the last second; null when not running. */
  readonly stepsPerSecond: number | null;
  /** Characters read by all steps of this phase. */
  readonly charactersSeen: number;
  /** Training loss of each step of this phase. */
  readonly losses: Float32Array;
  /** Held-out loss at some steps of this phase: how many steps were done, and the loss. */
  readonly heldOutSteps: Int32Array;
  readonly heldOutLosses: Float32Array;
  /** At the checkpoints of all phases of this model so far. */
  readonly measures: readonly CheckpointMeasure[];
  /** Of this preference tuning, after each click. */
  readonly preference: readonly PreferenceMeasure[];
  /** This phase was trained beforehand: the numbers are from a recording that comes with the page. */
  readonly isRecorded?: boolean;
}

/** A recorded model, and the phases it went through before, each as it was at its end. */
export interface RecordedModel extends PreparedModel {
  readonly past: readonly TrainerState[];
}

export interface Checkpoint {
  readonly id: number;
  readonly phase: Phase | null;
  readonly step: number;
  /** `random`: before the first step. `scheduled`: at a step where one is always taken. `end`: a phase was complete. */
  readonly kind: 'random' | 'scheduled' | 'end' | 'loaded';
}

/** The batch of the last training step, M = rows·T tokens, and what the model made of it. */
export interface BatchReport {
  readonly step: number;
  readonly rows: number;
  readonly contextLength: number;
  readonly tokens: Int32Array;
  /** −1 where there is nothing to predict. */
  readonly targets: Int32Array;
  /** Weight of each target in the loss. */
  readonly weights: Float32Array;
  /** −ln p of each target. */
  readonly losses: Float32Array;
  /** Where each row begins in the training text; −1 for a row that is a conversation. */
  readonly starts: Int32Array;
}

/** A text read by the model, n tokens. */
export interface Reading {
  readonly tokens: Int32Array;
  /** −ln p of each token given those before; NaN for the first. */
  readonly losses: Float32Array;
  /** L×H×n×n, after the softmax. */
  readonly attention: PartData;
  /** n×V: the distribution of what follows each token. */
  readonly probabilities: PartData;
}

export interface Answer {
  readonly question: string;
  readonly answer: string;
  /** Whether the model ended it by itself. */
  readonly isEnded: boolean;
  readonly style: Style | 'broken';
  /** Null when the question is in no list. */
  readonly isRight: boolean | null;
}

/** A conversation as one row: its tokens, and which of them count in the loss (1 or 0). */
export interface MaskedRow {
  readonly tokens: Int32Array;
  readonly mask: Uint8Array;
}

export interface PartData {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface NamedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface SampleSettings {
  readonly prompt: string;
  /** Characters to add. */
  readonly length: number;
  /** 0 takes the likeliest. */
  readonly temperature: number;
  readonly seed: number;
}
