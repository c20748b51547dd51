/** Times the trainer on a thread of its own: a step with either set of kernels by turns, and the default run. */
import { openCorpus } from '@/trainer/data/Corpus.ts';
import { splitQuestions, writeQuestions } from '@/trainer/data/worldQuestions.ts';
import { compileKernels } from '@/trainer/kernels/loadKernels.ts';
import { Network } from '@/trainer/network/Network.ts';
import { DEFAULT_SIZES } from '@/trainer/network/sizes.ts';
import { heldOutLoss, scoreQuestions } from '@/trainer/phases/evaluate.ts';
import { FinetuneRun } from '@/trainer/phases/FinetuneRun.ts';
import { conversationOf, drawAnswers, judge, measurePreference } from '@/trainer/phases/preferences.ts';
import { PreferRun } from '@/trainer/phases/PreferRun.ts';
import { PretrainRun } from '@/trainer/phases/PretrainRun.ts';
import { FINETUNE_DEFAULTS, PREFER_DEFAULTS, PRETRAIN_DEFAULTS } from '@/trainer/phases/settings.ts';
import { summarize } from './timing.ts';

const SEED = 1;
const CLICKS = 20;
const module = compileKernels();

async function prepare(kind: WebAssembly.Module | null) {
  const corpus = await openCorpus({ kind: 'world' }, DEFAULT_SIZES.contextLength);
  const { vocabulary } = corpus;
  const network = new Network({ ...DEFAULT_SIZES, vocabularySize: vocabulary.size }, kind);
  network.initialize(SEED);
  return { corpus, vocabulary, network, questions: splitQuestions(writeQuestions(), SEED) };
}

const methods = {
  /** The same training step with both sets of kernels, by turns, so that both meet the same noise. */
  async timeKernels(repeats: number) {
    if (!module) throw new Error('There is no WebAssembly SIMD here.');
    const [fast, plain] = await Promise.all([prepare(module), prepare(null)]);
    const runs = [fast, plain].map(({ network, corpus }) => new PretrainRun(network, corpus, PRETRAIN_DEFAULTS, SEED));
    const times: [number[], number[]] = [[], []];
    for (let i = 0; i <= repeats; i++)
      runs.forEach((run, kind) => {
        const started = performance.now();
        run.advance();
        // The first turn warms up.
        if (i > 0) times[kind]!.push(performance.now() - started);
      });
    return { simd: summarize(times[0]), scalar: summarize(times[1]) };
  },

  /** The whole life by its defaults: seconds and what came of it. */
  async timeLife() {
    const { network, corpus, vocabulary, questions } = await prepare(module);
    const timed = (work: () => void) => {
      const started = performance.now();
      work();
      return (performance.now() - started) / 1000;
    };
    const pretrain = new PretrainRun(network, corpus, PRETRAIN_DEFAULTS, SEED);
    const pretrainSeconds = timed(() => {
      while (pretrain.step < pretrain.plannedSteps) pretrain.advance();
    });
    const loss = heldOutLoss(network, corpus);
    network.optimizer.reset();
    const finetune = new FinetuneRun(network, { corpus, vocabulary, questions }, FINETUNE_DEFAULTS, SEED);
    const finetuneSeconds = timed(() => {
      while (finetune.step < finetune.plannedSteps) finetune.advance();
    });
    const trained = scoreQuestions(network, vocabulary, questions.trained).right;
    network.optimizer.reset();
    const prefer = new PreferRun(network, vocabulary, questions, PREFER_DEFAULTS, SEED);
    const before = measurePreference(prefer);
    const clickSeconds = timed(() => {
      while (prefer.clicks < CLICKS) {
        const drawn = drawAnswers(prefer, (a, b) => judge(a, 'friendly') !== judge(b, 'friendly'));
        if (!drawn.differ) break;
        const [a, b] = drawn.answers;
        const [better, worse] = judge(a, 'friendly') > judge(b, 'friendly') ? [a, b] : [b, a];
        prefer.addPair(conversationOf(prefer, better), conversationOf(prefer, worse));
        for (let step = 0; step < PREFER_DEFAULTS.stepsPerClick; step++) prefer.advance();
        measurePreference(prefer);
      }
    });
    const after = measurePreference(prefer);
    const { clicks } = prefer;
    return { pretrainSeconds, loss, finetuneSeconds, trained, clickSeconds, clicks, before, after };
  },
};
export type TrainingMethods = typeof methods;

self.onmessage = ({ data }: MessageEvent<{ name: keyof TrainingMethods; args: never }>) => {
  const method = methods[data.name] as (...args: readonly unknown[]) => Promise<unknown>;
  method(...(data.args as readonly unknown[])).then(
    (result) => self.postMessage({ result }),
    (error: unknown) =>
      self.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
};
