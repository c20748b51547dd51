/**
 * `npm run record`: trains the default model on the small world and writes the checkpoints that come with the page into
 * public/training/, so that a class can begin at any phase; beside each the run that led to it, with the loss of every
 * step, what was measured at its checkpoints, and a few of these to look back at. Deterministic: the same sources give the same files on
 * one machine. Takes two to five minutes. The numbers in the file beside them are measured on the written files.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { ROOT } from './run.mjs';

const SEED = 1;
/** Checkpoints that come with the page, by phase: where most changes. All of them together stay below 1 MB. */
const KEPT = { pretrain: [50, 200, 500, 1000], finetune: [50] };
const FOLDER = new URL('../public/training/', import.meta.url);

const vite = await createServer({
  root: ROOT,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const load = (/** @type {string} */ path) => vite.ssrLoadModule(`/src/trainer/${path}`);
const { compileKernels } = await load('kernels/loadKernels.ts');
const { loadModel, prepareModel, saveModel } = await load('worker/LearningModel.ts');
const { Training } = await load('worker/Training.ts');
const { heldOutLoss, scoreQuestions } = await load('phases/evaluate.ts');
const { writeRun } = await load('checkpoint/recordedRun.ts');
const { DEFAULT_SIZES } = await load('protocol.ts');

const module = compileKernels();
const model = await prepareModel({ text: { kind: 'world' }, sizes: DEFAULT_SIZES, seed: SEED }, module);
const training = new Training(model, 'random');
mkdirSync(FOLDER, { recursive: true });

/**
 * Trains through a phase, writes the model, and measures what was written.
 * @param {'pretrain' | 'finetune'} phase
 * @param {string} name
 * @returns {Promise<string>} a line about it
 */
async function record(phase, name) {
  training.begin({ phase });
  while (!training.isComplete) training.advance();
  const bytes = await saveModel(model, () => null, 'F16');
  writeFileSync(new URL(`${name}.safetensors`, FOLDER), bytes);
  const run = recordRun(phase);
  writeFileSync(new URL(`${name}.run.safetensors`, FOLDER), run);
  const { model: written } = await loadModel(bytes, null, 'recorded', module);
  const { network, vocabulary, corpus, questions } = written;
  const percent = (/** @type {{ right: number }} */ { right }) => `${Math.round(100 * right)} %`;
  const loss = heldOutLoss(network, corpus).toFixed(3);
  const scores = [questions.trained, questions.heldOut].map((pairs) =>
    percent(scoreQuestions(network, vocabulary, pairs)),
  );
  return `| \`${name}.safetensors\` | ${training.run.step} | ${bytes.length} | ${run.length} | ${loss} | ${scores[0]} | ${scores[1]} |`;
}

/** @typedef {{ phase: string | null, step: number, kind?: string }} Moment */

/**
 * The run that has just come to its end. Of the phase before, its end goes along, for that is what this one began with.
 * @param {'pretrain' | 'finetune'} phase
 * @returns {Uint8Array} the file
 */
function recordRun(phase) {
  const { step } = training.run;
  const kept = training.checkpoints.list.filter(
    (/** @type {Moment} */ one) =>
      (one.phase === phase && KEPT[phase].includes(one.step)) || (one.phase !== phase && one.kind === 'end'),
  );
  return writeRun({
    phase: {
      phase,
      step,
      charactersSeen: training.charactersSeen,
      losses: Float32Array.from(training.losses),
      heldOutSteps: Int32Array.from(training.heldOut, (each) => each.step),
      heldOutLosses: Float32Array.from(training.heldOut, (each) => each.loss),
      measures: training.measures.filter((/** @type {Moment} */ measure) => measure.phase === phase),
    },
    checkpoints: kept.map((/** @type {Moment & { id: number }} */ one) => ({
      ...one,
      parameters: training.checkpoints.find(one.id),
    })),
  });
}

const lines = [await record('pretrain', 'pretrained'), await record('finetune', 'finetuned')];
writeFileSync(
  new URL('README.md', FOLDER),
  `# Recorded checkpoints

Written by \`npm run record\` (seed ${SEED}, default sizes and settings, the small world of facts). Parameters are
float16 under the names of a Hugging Face GPT-2; vocabulary and questions are in the metadata. The page
marks them as recorded. The run that led to each lies beside it as \`*.run.safetensors\`: the loss of every step, what was
measured at its checkpoints, and the parameters at a few of them in 8 bits. Fetched when a recorded model is asked for.
Measured on these files:

| file | steps of the phase | bytes | bytes of its run | held-out loss (nats) | trained questions | held-out questions |
| --- | --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`,
);
console.log(lines.join('\n'));
await vite.close();
