/**
 * What a lesson says of the small network of the training page, read from the recorded runs or computed from the recorded
 * models with the page's own trainer: the same claim with the measured value in its place.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findOveroptimized } from '@/model/overoptimized.ts';
import type { TrainingClaim } from '@/model/trainingClaim.ts';
import { SAMPLE } from '@/store/training/watch.ts';
import { openCorpus } from '@/trainer/data/Corpus.ts';
import { scoreQuestions } from '@/trainer/phases/evaluate.ts';
import { DEFAULT_SIZES, PREFER_DEFAULTS, type PreferenceMeasure, type RecordedName } from '@/trainer/protocol.ts';
import { Clicks } from '@/trainer/worker/Clicks.ts';
import { describeModel, loadModel } from '@/trainer/worker/LearningModel.ts';
import { answerQuestions, continueText } from '@/trainer/worker/looks.ts';
import { openPast } from '@/trainer/worker/recordedPast.ts';
import { Training } from '@/trainer/worker/Training.ts';
import { MODULES } from '../trainer/support/networks.ts';

const RUNS = { pretrained: ['pretrained'], finetuned: ['pretrained', 'finetuned'] } as const;
/** Clicks after which lessons speak of what came of them. */
const MOST_CLICKS = 20;

function readFile(name: string): Uint8Array {
  const url = new URL(`../../../public/training/${name}.safetensors`, import.meta.url);
  return Uint8Array.from(readFileSync(fileURLToPath(url)));
}

async function open(name: RecordedName): Promise<Training> {
  const { model } = await loadModel(readFile(name), null, 'recorded', MODULES.simd);
  const files = RUNS[name].map((run) => readFile(`${run}.run`));
  return new Training(model, 'loaded', openPast(model, files));
}

/** What takes seconds is done once for all claims that speak of it. */
const once = new Map<string, Promise<unknown>>();
function only<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
  const made = (once.get(key) as Promise<Value> | undefined) ?? make();
  once.set(key, made);
  return made;
}
const recorded = (name: RecordedName) => only(name, () => open(name));

/** By clicks, from 0; and what is said of it in the end. */
export const clicked = (rehearse: boolean) =>
  only(`clicked ${rehearse}`, async () => {
    const training = await open('finetuned');
    training.begin({ phase: 'prefer', settings: { ...PREFER_DEFAULTS, rehearse } });
    const clicks = new Clicks(training);
    const measures: PreferenceMeasure[] = [clicks.latest()];
    while (measures.length <= MOST_CLICKS) measures.push(clicks.judge('friendly').measure);
    return { measures, verdict: findOveroptimized(training.preference) };
  });

/** The held-out loss before and after. */
export const forgotten = (steps: number) =>
  only(`forgotten ${steps}`, async () => {
    const training = await open('pretrained');
    training.begin({ phase: 'finetune', settings: { steps, mixShare: 0 } });
    while (!training.isComplete) training.advance();
    return { before: training.heldOut[0]!.loss, after: training.heldOut.at(-1)!.loss };
  });

async function shareOf({ rehearse, clicks, of }: TrainingClaim & { kind: 'clicked' }): Promise<number> {
  const { shares, correct } = (await clicked(rehearse)).measures[clicks]!;
  return of === 'correct' ? correct : shares[of];
}

async function count(of: 'tokens' | 'parameters' | 'world' | 'story'): Promise<number> {
  const training = await recorded('pretrained');
  const { vocabulary, parameterCount } = describeModel(training.model, 1);
  if (of === 'tokens') return vocabulary.length;
  if (of === 'parameters') return parameterCount;
  return (await openCorpus({ kind: of }, DEFAULT_SIZES.contextLength)).report.trainCharacters;
}

export async function measureTraining(claim: TrainingClaim): Promise<TrainingClaim> {
  switch (claim.kind) {
    case 'loss': {
      const { past } = await recorded('finetuned');
      const { heldOutSteps, heldOutLosses } = past!.phases.find(({ phase }) => phase === claim.phase)!;
      return { ...claim, nats: heldOutLosses[heldOutSteps.indexOf(claim.step)]! };
    }
    case 'knowing': {
      const { report } = (await recorded('pretrained')).model.corpus!;
      return { ...claim, nats: claim.what === 'nothing' ? report.uniformLoss : report.bigramLoss };
    }
    case 'size':
      return { ...claim, count: await count(claim.of) };
    case 'realWords': {
      const { measures } = await recorded('pretrained');
      return { ...claim, share: measures.find(({ step }) => step === claim.step)!.wordShare! };
    }
    case 'sample': {
      const training = await recorded('pretrained');
      const checkpoint = training.checkpoints.list.find(({ step }) => step === claim.step)!.id;
      const { text } = continueText(training, { ...SAMPLE, prompt: claim.prompt, checkpoint });
      // A sample may be cut short in the words of a lesson, never changed.
      return { ...claim, written: text.startsWith(claim.written) ? claim.written : text };
    }
    case 'likeliest': {
      const { prompt, length, model } = claim;
      const asked = { prompt, length, temperature: 0, seed: 1, checkpoint: null };
      return { ...claim, written: continueText(await recorded(model), asked).text };
    }
    case 'reply': {
      const asked = { questions: [claim.question], temperature: 0, seed: 0, checkpoint: null };
      const [reply] = answerQuestions(await recorded(claim.model), asked).answers;
      return { ...claim, written: reply!.answer };
    }
    case 'answered': {
      const { network, vocabulary, questions } = (await recorded(claim.model)).model;
      return { ...claim, share: scoreQuestions(network, vocabulary, questions[claim.group]).right };
    }
    case 'forgotten':
      return { ...claim, nats: (await forgotten(claim.steps)).after };
    case 'lessProbable': {
      const { before, after } = await forgotten(claim.steps);
      return { ...claim, factor: Math.exp(after - before) };
    }
    case 'clicked':
      return { ...claim, share: await shareOf(claim) };
    case 'margin':
      return { ...claim, nats: (await clicked(claim.rehearse)).measures[claim.clicks]!.margin };
  }
}
