/**
 * What the visitor watches while the model learns: the batch of the last step, the heads on a sentence, and the same
 * prompt at every checkpoint. At most one question of a kind is on its way, the newest counts.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { coalesce } from './coalesce.ts';
import type { BatchReport, PartData, Reading, TrainerErrorData } from './contract.ts';
import { WORLD_PROMPT, WORLD_QUESTION, WORLD_SENTENCE } from './examples.ts';
import { takeLivingSample, type LivingSample } from './livingSample.ts';
import {
  describeTrainerError,
  distinctCheckpoints,
  type Following,
  type TrainingStore,
  type TrainingSurroundings,
} from './trainingState.ts';

export const WATCHED = ['batch', 'attention'] as const;
export type Watched = (typeof WATCHED)[number];

/** A character of the batch: row, and place in the row; the guess for it was made at the place before. */
export interface BatchPlace {
  readonly row: number;
  readonly at: number;
}

/** A text read by the model, and which model: after how many steps, or at which checkpoint. */
export interface ReadText {
  readonly text: string;
  readonly checkpoint: number | null;
  readonly reading: Reading;
}

export interface WatchState {
  readonly watched: Watched;
  readonly batch: BatchReport | null;
  readonly chosen: BatchPlace | null;
  /** T×V for the chosen row: what the model expected after each of its characters, before the step. */
  readonly guesses: { readonly step: number; readonly row: number; readonly probabilities: PartData } | null;
  readonly sentence: string;
  readonly read: ReadText | null;
  readonly readError: TrainerErrorData | null;
  /** The head that is shown large. */
  readonly head: { readonly layer: number; readonly head: number };
  readonly prompt: string;
  /** Continuations of the prompt, by checkpoint. */
  readonly samples: ReadonlyMap<number, string>;
  readonly samplesError: TrainerErrorData | null;
  readonly question: string;
  /** The newest of all samples, taken anew about every second while the model learns; null before the first. */
  readonly living: LivingSample | null;
  /** How losses are drawn. */
  readonly lossScale: 'linear' | 'log';
  watch(watched: Watched): void;
  choose(place: BatchPlace | null): void;
  setSentence(sentence: string): void;
  setHead(layer: number, head: number): void;
  setPrompt(prompt: string): void;
  setQuestion(question: string): void;
  setLossScale(scale: 'linear' | 'log'): void;
}

export type WatchStore = StoreApi<WatchState>;

/** Between two looks at a running model, in milliseconds. */
const LOOK_PAUSE = 250;
/** Between two living samples: long enough to be read at a glance, in milliseconds. */
const SPEECH_PAUSE = 1000;
/** Characters that a sample adds, and how they are drawn: the same draws at each checkpoint. */
export const SAMPLE = { length: 60, temperature: 0.8, seed: 1 } as const;
/** Probabilities that belong to this batch give its losses, up to rounding. */
const SAME_LOSS = 1e-3;

export function createWatchStore(
  { trainer, wait }: TrainingSurroundings,
  training: TrainingStore,
): Following<WatchStore> {
  let isLooking = false;
  let isStale = false;
  let isSampling = false;

  const store = createStore<WatchState>()((set) => ({
    watched: 'batch',
    batch: null,
    chosen: null,
    guesses: null,
    sentence: '',
    read: null,
    readError: null,
    head: { layer: 0, head: 0 },
    prompt: '',
    samples: new Map(),
    samplesError: null,
    question: WORLD_QUESTION,
    living: null,
    lossScale: 'linear',
    watch(watched) {
      set({ watched });
      void look();
    },
    choose(chosen) {
      set({ chosen });
      void look();
    },
    setSentence(sentence) {
      set({ sentence });
      void look();
    },
    setHead: (layer, head) => set({ head: { layer, head } }),
    setPrompt(prompt) {
      set({ prompt, samples: new Map(), samplesError: null });
      void sample();
      void speak();
    },
    setQuestion(question) {
      set({ question });
      void speak();
    },
    setLossScale: (lossScale) => set({ lossScale }),
  }));

  /** Looks once, and again when something has changed meanwhile. */
  async function look(): Promise<void> {
    isStale = true;
    if (isLooking) return;
    isLooking = true;
    while (isStale) {
      isStale = false;
      await (store.getState().watched === 'batch' ? lookAtBatch() : lookAtSentence());
      await wait(LOOK_PAUSE);
    }
    isLooking = false;
  }

  async function lookAtBatch(): Promise<void> {
    const { progress, model } = training.getState();
    if (!progress || progress.step === 0) {
      store.setState({ batch: null, guesses: null });
      return;
    }
    try {
      // Both at once, so that they are most likely of the same step.
      const row = store.getState().chosen?.row ?? 0;
      const asked = [trainer.batch({}), trainer.part({ part: 'probabilities', layer: 0, row })] as const;
      asked[1].catch(() => undefined);
      const batch = await asked[0];
      if (batch.step !== store.getState().batch?.step || model !== training.getState().model) store.setState({ batch });
      const probabilities = await asked[1];
      const { chosen } = store.getState();
      // Training may have gone on between the two answers: only what belongs together is shown, and the next state asks again.
      const place = chosen && chosen.at <= batch.contextLength ? chosen : mostSurprising(batch);
      if (place.row === row && belong(batch, row, probabilities))
        store.setState({ batch, chosen: place, guesses: { step: batch.step, row, probabilities } });
    } catch {
      // No batch yet, or the trainer is gone: the actions tell.
    }
  }

  async function lookAtSentence(): Promise<void> {
    const { model, look: checkpoint } = training.getState();
    const { sentence: text } = store.getState();
    if (!model || text === '') return;
    try {
      const reading = await trainer.read({ text, checkpoint });
      store.setState({ read: { text, checkpoint, reading }, readError: null });
    } catch (error) {
      store.setState({ readError: describeTrainerError(error) });
    }
  }

  /** One sample, and another one when the model has changed meanwhile. */
  const speak = coalesce(async () => {
    const { model, phase, look } = training.getState();
    const { prompt, question } = store.getState();
    const living = model && (await takeLivingSample(trainer, { ...SAMPLE, phase, checkpoint: look, prompt, question }));
    const isSame = look === training.getState().look && model === training.getState().model;
    if (living && isSame) store.setState({ living });
    await wait(SPEECH_PAUSE);
  });

  /** Fills in what is missing, one checkpoint at a time, the newest first: training goes on between them. */
  async function sample(): Promise<void> {
    if (isSampling) return;
    isSampling = true;
    for (let next = missing(); next !== null; next = missing()) {
      const { prompt } = store.getState();
      const { modelId } = training.getState().model!;
      try {
        const { text } = await trainer.continueText({ ...SAMPLE, prompt, checkpoint: next });
        const isSame = prompt === store.getState().prompt && modelId === training.getState().model?.modelId;
        if (isSame) store.setState((state) => ({ samples: new Map(state.samples).set(next, text) }));
      } catch (error) {
        if (prompt === store.getState().prompt) store.setState({ samplesError: describeTrainerError(error) });
        break;
      }
    }
    isSampling = false;
  }

  function missing(): number | null {
    const { model, checkpoints } = training.getState();
    const { samples, prompt, samplesError } = store.getState();
    if (!model || prompt === '' || samplesError) return null;
    return distinctCheckpoints(checkpoints).findLast(({ id }) => !samples.has(id))?.id ?? null;
  }

  /** What was followed last. */
  let last = training.getState();
  function follow(): void {
    const state = training.getState();
    const before = last;
    last = state;
    const isOther = (name: 'model' | 'progress' | 'look' | 'checkpoints' | 'phase') => state[name] !== before[name];
    if (isOther('model') && state.model) beginAnew(state.model.text?.kind ?? null, state.model.text?.beginning);
    if (isOther('progress') || isOther('look') || isOther('model')) void look();
    if (isOther('checkpoints')) void sample();
    const hasMoved = state.progress?.step !== before.progress?.step || isOther('model');
    if (hasMoved || isOther('look') || isOther('phase')) void speak();
  }

  function beginAnew(kind: string | null, beginning = ''): void {
    const { sentence, head } = store.getState();
    const { sizes } = training.getState().model!;
    const example = kind === 'world' || kind === null ? WORLD_SENTENCE : beginningOf(beginning, sizes.contextLength);
    store.setState({
      batch: null,
      chosen: null,
      guesses: null,
      read: null,
      readError: null,
      sentence: sentence === '' || isExample(sentence) ? example : sentence,
      head: head.layer < sizes.layerCount && head.head < sizes.headCount ? head : { layer: 0, head: 0 },
      samples: new Map(),
      samplesError: null,
      living: null,
      prompt: kind === 'world' || kind === null ? WORLD_PROMPT : beginningOf(beginning, PROMPT_LENGTH),
    });
    lastExample = example;
  }

  let lastExample = '';
  const isExample = (sentence: string) => sentence === lastExample;
  return { store, follower: { follow } };
}

const PROMPT_LENGTH = 16;
const SENTENCE_LENGTH = 30;

/** The first words of a text, whole, on one line. */
function beginningOf(text: string, most: number): string {
  const words = text.replace(/\s+/g, ' ').trim().slice(0, Math.min(most, SENTENCE_LENGTH));
  const end = words.lastIndexOf(' ');
  return end > 4 ? words.slice(0, end + 1) : words;
}

/** Where the loss is largest in the first row: what there is to learn here. */
function mostSurprising({ losses, targets, contextLength }: BatchReport): BatchPlace {
  let best = 0;
  for (let t = 0; t < contextLength; t++) if (targets[t]! >= 0 && losses[t]! > losses[best]!) best = t;
  return { row: 0, at: best + 1 };
}

function belong(batch: BatchReport, row: number, { shape, data }: PartData): boolean {
  const [rows = 0, V = 0] = shape;
  for (let t = 0; t < rows; t += 7) {
    const m = row * batch.contextLength + t;
    const target = batch.targets[m] ?? -1;
    if (
      target >= 0 &&
      Math.abs(-Math.log(data[t * V + target]!) - batch.losses[m]!) > SAME_LOSS * (1 + batch.losses[m]!)
    )
      return false;
  }
  return true;
}
