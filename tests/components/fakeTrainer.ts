/**
 * A trainer without a network and without a thread: prescribed numbers that hang together as a real training's do
 * (losses fall, attention rows sum to 1, shares sum to 1) and are the same on every run. Steps happen when a test
 * says so. Leaves out learning.
 */
import type {
  Params,
  PreparedModel,
  RequestName,
  TrainerState,
  Phase,
  Checkpoint,
  CheckpointMeasure,
  TextSource,
} from '@/trainer/protocol.ts';
import type { PreferenceMeasure, QuestionPair } from '@/trainer/protocol.ts';
import type { Trainer } from '@/trainer/Trainer.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';

const CHARACTERS = [..." '-.?ABCDEGHILMNOSTWYabcdefghijklmnopqrstuvwxyz"];
const TAGS = ['<|question|>', '<|answer|>', '<|end|>'];
export const FAKE_VOCABULARY: readonly string[] = ['\n', ...CHARACTERS, ...TAGS];
const V = FAKE_VOCABULARY.length;
const SAMPLES = ['qzT.xe W', 'The sae', 'The sea is b', 'The sea is blue.'];
export const FAKE_PAIRS: readonly QuestionPair[] = [
  { question: 'What colour is grass?', answer: 'Green.' },
  { question: 'What does the dog do?', answer: 'It barks.' },
];

export interface FakeTrainer extends Trainer {
  /** Names of all calls so far, oldest first. */
  readonly calls: readonly string[];
  /** While running: takes so many steps, as the worker would by itself. */
  tick(steps: number): void;
  /** What models were asked for, oldest first. */
  readonly prepared: readonly Params<'prepare'>[];
  /** While running: stops with this failure, as the worker would by itself. */
  breakDown(error: TrainerError): void;
  /** The next call of this name fails so. */
  failNext(name: RequestName, error: TrainerError): void;
  /** Pairs to draw before the two answers no longer differ. */
  setPairsLeft(count: number): void;
}

export function createFakeTrainer(): FakeTrainer {
  const calls: string[] = [];
  const failures = new Map<RequestName, TrainerError>();
  const asked: Params<'prepare'>[] = [];
  let failure: TrainerError | null = null;
  const listeners = new Set<(state: TrainerState) => void>();
  let prepared: PreparedModel | null = null;
  let modelId = 0;
  let phase: Phase | null = null;
  let step = 0;
  let plannedSteps = 0;
  let isRunning = false;
  let pairId = 0;
  let pairsLeft = 20;
  let clicks = 0;
  let pairs = { trained: FAKE_PAIRS, heldOut: FAKE_PAIRS.slice(1) };
  let checkpoints: Checkpoint[] = [];
  const measures: CheckpointMeasure[] = [];
  const preference: PreferenceMeasure[] = [];

  const lossAt = (index: number) => 0.4 + 3.6 * 0.99 ** index;
  const measure = (): PreferenceMeasure => {
    const friendly = Math.min(0.95, 0.3 + 0.06 * clicks);
    const rest = 1 - friendly;
    const shares = { friendly, plain: rest * 0.5, rude: rest * 0.4, broken: rest * 0.1 };
    const margin = 0.2 * clicks;
    return { clicks, shares, correct: 0.92, margin, loss: Math.log1p(Math.exp(-margin)), distance: 0.05 * clicks };
  };
  const describe = (): TrainerState => ({
    modelId,
    phase,
    isRunning,
    failure: failure?.toData() ?? null,
    step,
    plannedSteps,
    learningRate: step > 0 ? 4e-3 : null,
    gradientNorm: step > 0 ? 0.5 : null,
    stepsPerSecond: isRunning ? 25 : null,
    charactersSeen: step * 512,
    losses: Float32Array.from({ length: step }, (_, i) => lossAt(i)),
    heldOutSteps: Int32Array.from({ length: Math.floor(step / 25) }, (_, i) => 25 * i),
    heldOutLosses: Float32Array.from({ length: Math.floor(step / 25) }, (_, i) => lossAt(25 * i) + 0.05),
    measures: [...measures],
    preference: [...preference],
  });
  const changed = () => {
    const state = describe();
    for (const listener of listeners) listener(state);
    return state;
  };
  const mark = (kind: Checkpoint['kind']) => {
    const id = checkpoints.length + 1;
    checkpoints.push({ id, phase, step, kind });
    if (!phase) return;
    const asks = phase !== 'pretrain';
    measures.push({
      phase,
      step,
      checkpoint: id,
      heldOutLoss: lossAt(step) + 0.05,
      prompt: 'The ',
      sample: SAMPLES[Math.min(SAMPLES.length - 1, measures.length)]!,
      wordShare: Math.min(1, step / 500),
      pairShare: Math.min(1, step / 1000),
      trained: asks ? { right: 0.98, count: 2 } : null,
      heldOut: asks ? { right: 0.3, count: 1 } : null,
    });
  };
  const advance = (count: number) => {
    for (let i = 0; i < count && (plannedSteps === 0 || step < plannedSteps); i++) {
      if (step % 100 === 0) mark('scheduled');
      step++;
    }
    if (plannedSteps > 0 && step === plannedSteps) {
      isRunning = false;
      mark('end');
    }
  };
  const take = (
    provenance: PreparedModel['provenance'],
    seed: number,
    kind: Checkpoint['kind'],
    text: TextSource['kind'] = 'world',
  ): PreparedModel => {
    prepared = makePrepared(++modelId, provenance, seed, text);
    failure = null;
    [phase, step, plannedSteps, isRunning, clicks] = [null, 0, 0, false, 0];
    [checkpoints, measures.length, preference.length] = [[], 0, 0];
    mark(kind);
    changed();
    return prepared;
  };
  /** What every call does first. */
  const enter = (name: RequestName) => {
    calls.push(name);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure) throw failure;
    if (!prepared && !['prepare', 'load', 'loadRecorded', 'estimate'].includes(name))
      throw new TrainerError('NoModel', 'There is no model yet.');
  };
  const encode = (text: string) =>
    Int32Array.from([...text], (character) => Math.max(0, FAKE_VOCABULARY.indexOf(character)));
  const click = (): PreferenceMeasure => {
    clicks += 1;
    step += 6;
    const measured = measure();
    preference.push(measured);
    changed();
    return measured;
  };
  const drawPair = () => {
    const { question, answer } = pairs.trained[pairId % pairs.trained.length]!;
    if (pairsLeft-- <= 0) return { kind: 'exhausted', draws: 96, question, answer } as const;
    const core = answer.slice(0, -1);
    return {
      kind: 'pair',
      pair: {
        id: ++pairId,
        question,
        answers: [`${core}, my friend.`, `${core}, you goose.`],
        logProbabilities: [-1.2, -1.4],
        referenceLogProbabilities: [-1.3, -1.3],
        draws: 2,
      },
    } as const;
  };

  return {
    calls,
    tick: (count) => {
      if (isRunning) advance(count);
      changed();
    },
    prepared: asked,
    breakDown: (error) => {
      [isRunning, failure] = [false, error];
      changed();
    },
    failNext: (name, error) => failures.set(name, error),
    setPairsLeft: (count) => (pairsLeft = count),
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => calls.push('dispose'),

    prepare: async (choice) => {
      enter('prepare');
      asked.push(choice);
      return take('live', choice.seed, 'random', choice.text.kind);
    },
    load: async () => {
      enter('load');
      return take('file', 1, 'loaded');
    },
    loadRecorded: async () => {
      enter('loadRecorded');
      const model = take('recorded', 1, 'loaded');
      const losses = Float32Array.from({ length: 2000 }, (_, i) => lossAt(i));
      const heldOut = { heldOutSteps: Int32Array.of(0, 2000), heldOutLosses: Float32Array.of(4, 0.5) };
      const trained = { phase: 'pretrain', step: 2000, plannedSteps: 2000, losses, ...heldOut } as const;
      return { ...model, past: [{ ...describe(), ...trained, isRecorded: true }] };
    },
    estimate: async ({ sizes }) => {
      enter('estimate');
      const parameterCount = sizes.layerCount * 12 * sizes.width ** 2 + sizes.vocabularySize * sizes.width;
      return {
        parameterCount,
        operationsPerStep: 6 * 512 * parameterCount,
        millisecondsPerStep: parameterCount / 4000,
      };
    },
    begin: async (choice) => {
      enter('begin');
      [phase, step, isRunning, clicks] = [choice.phase, 0, false, 0];
      preference.length = 0;
      const planned = choice.settings && 'steps' in choice.settings ? choice.settings.steps : undefined;
      plannedSteps = choice.phase === 'prefer' ? 0 : (planned ?? 2000);
      if (choice.phase === 'prefer') preference.push(measure());
      return changed();
    },
    adjust: async () => {
      enter('adjust');
      return changed();
    },
    run: async () => {
      enter('run');
      isRunning = true;
      return changed();
    },
    pause: async () => {
      enter('pause');
      isRunning = false;
      return changed();
    },
    step: async ({ count }) => {
      enter('step');
      if (!phase) throw new TrainerError('NoPhase', 'No phase is under way.');
      advance(count);
      return changed();
    },

    batch: async () => {
      enter('batch');
      const rows = 2;
      const contextLength = 8;
      const tokens = encode('The bee Green.. ');
      return {
        step,
        rows,
        contextLength,
        tokens,
        targets: Int32Array.from(tokens, (_, m) => (m % 8 === 7 ? -1 : tokens[m + 1]!)),
        weights: new Float32Array(rows * contextLength).fill(1 / 14),
        losses: Float32Array.from(tokens, (_, m) => lossAt(step) + 0.1 * (m % 3)),
        starts: Int32Array.of(0, 40),
      };
    },
    part: async () => {
      enter('part');
      return causal(1, 4, 8);
    },
    parameter: async () => {
      enter('parameter');
      return { shape: [4, 4], data: Float32Array.from({ length: 16 }, (_, i) => Math.sin(i)) };
    },
    read: async ({ text }) => {
      enter('read');
      const tokens = encode(text);
      const n = tokens.length;
      const attention = causal(3, 4, n);
      return {
        tokens,
        losses: Float32Array.from(tokens, (_, t) => (t === 0 ? NaN : 1 + 0.1 * t)),
        attention: { shape: [3, 4, n, n], data: attention.data },
        probabilities: { shape: [n, V], data: new Float32Array(n * V).fill(1 / V) },
      };
    },
    continueText: async () => {
      enter('continueText');
      return { text: SAMPLES[Math.min(SAMPLES.length - 1, checkpoints.length - 1)]!, step };
    },
    continueAll: async () => {
      enter('continueAll');
      return { samples: checkpoints.map(({ id }, i) => ({ checkpoint: id, text: SAMPLES[Math.min(3, i)]! })) };
    },
    answer: async ({ questions }: Params<'answer'>) => {
      enter('answer');
      const answers = questions.map((question) => {
        const known = [...pairs.trained, ...pairs.heldOut].find((pair) => pair.question === question);
        const answer = known?.answer ?? 'The sea.';
        return { question, answer, isEnded: true, style: 'plain' as const, isRight: known ? true : null };
      });
      return { answers, step };
    },

    questions: async () => {
      enter('questions');
      return pairs;
    },
    setQuestions: async ({ trained, heldOut }) => {
      enter('setQuestions');
      if (trained.length === 0) throw new TrainerError('PairsRefused', 'There is no question to train on.');
      pairs = { trained, heldOut: [...heldOut] };
      return { trained: trained.length, heldOut: heldOut.length };
    },
    maskedRow: async ({ question, answer }) => {
      enter('maskedRow');
      const tokens = Int32Array.from([V - 3, ...encode(question), V - 2, ...encode(answer), V - 1]);
      return { tokens, mask: Uint8Array.from(tokens, (_, t) => (t < question.length + 2 ? 0 : 1)) };
    },

    drawPair: async () => {
      enter('drawPair');
      return drawPair();
    },
    choose: async ({ pairId: chosen }) => {
      enter('choose');
      if (chosen !== pairId) throw new TrainerError('Stale', `Pair ${chosen} is gone.`);
      return click();
    },
    judge: async () => {
      enter('judge');
      const drawn = drawPair();
      return drawn.kind === 'pair'
        ? { drawn, winner: 0 as const, measure: click() }
        : { drawn, winner: null, measure: measure() };
    },

    checkpoints: async () => {
      enter('checkpoints');
      return { checkpoints: [...checkpoints] };
    },
    restore: async ({ checkpoint }) => {
      enter('restore');
      if (!checkpoints.some(({ id }) => id === checkpoint)) throw new TrainerError('NoSuchCheckpoint', `${checkpoint}`);
      [phase, step, plannedSteps, isRunning] = [null, 0, 0, false];
      return changed();
    },
    save: async () => {
      enter('save');
      return { bytes: Uint8Array.of(1, 2, 3) };
    },
    exportModel: async () => {
      enter('exportModel');
      return { files: [{ path: 'config.json', bytes: new TextEncoder().encode('{}') }] };
    },
  };
}

/** Attention of `layers`×`heads`: each query looks at all it may, evenly. */
function causal(layers: number, heads: number, n: number) {
  const data = new Float32Array(layers * heads * n * n);
  for (let row = 0; row < layers * heads * n; row++) {
    const query = row % n;
    data.fill(1 / (query + 1), row * n, row * n + query + 1);
  }
  return { shape: [heads, n, n], data };
}

function makePrepared(
  modelId: number,
  provenance: PreparedModel['provenance'],
  seed: number,
  kind: TextSource['kind'],
): PreparedModel {
  return {
    modelId,
    sizes: { layerCount: 3, headCount: 4, width: 64, contextLength: 64, vocabularySize: V },
    seed,
    parameterCount: 158_000,
    memoryBytes: 22_000_000,
    kernels: 'simd',
    provenance,
    vocabulary: FAKE_VOCABULARY,
    tags: { question: V - 3, answer: V - 2, end: V - 1 },
    text: {
      kind,
      givenCharacters: 300_000,
      usedCharacters: 300_000,
      trainCharacters: 270_000,
      heldOutCharacters: 30_000,
      distinctWords: 190,
      folded: [],
      uniformLoss: Math.log(V),
      unigramLoss: 2.9,
      bigramLoss: 2.05,
      beginning: 'The sea is blue. The bee lives in a hive.',
    },
    parameters: [{ name: 'transformer.wte.weight', shape: [V, 64] }],
  };
}
