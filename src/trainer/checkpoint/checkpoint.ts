/**
 * A model as a file: its parameters under the names of a Hub checkpoint, and in the metadata what else belongs to
 * it, as JSON under the key "glassbox". `complete` files also hold what a training needs to go on exactly here.
 */
import { TAGS } from '@/trainer/data/Vocabulary.ts';
import type { Network } from '@/trainer/network/Network.ts';
import type { ClickMemory } from '@/trainer/phases/PreferRun.ts';
import { readClicks, writeClicks } from './clickFile.ts';
import { listParameters, planParameters } from '@/trainer/network/parameters.ts';
import { checkSizes, MOST_TOKENS } from '@/trainer/network/sizes.ts';
import type { NetworkSizes } from '@/trainer/network/sizes.ts';
import { MOST_STEPS } from '@/trainer/phases/checkSettings.ts';
import { PHASES } from '@/trainer/protocol.ts';
import type { Phase, QuestionPair, TextSource } from '@/trainer/protocol.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';
import { isRecord, writeTensors } from '@/formats/safetensors.ts';
import { readCheckpointFile, refused } from './readCheckpointFile.ts';
import type { NamedTensor, Precision } from '@/formats/safetensors.ts';

const VERSION = 1;
const REFERENCE = 'reference.parameters';

/** Where a training stopped. */
export interface Progress {
  readonly phase: Phase;
  readonly step: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly optimizerStep: number;
  readonly losses: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Of preference tuning. */
  readonly clicks: ClickMemory | null;
}

export interface CheckpointDescription {
  readonly sizes: NetworkSizes;
  readonly seed: number;
  readonly pieces: readonly string[];
  readonly text: TextSource['kind'];
  readonly trained: readonly QuestionPair[];
  readonly heldOut: readonly QuestionPair[];
}

export interface CheckpointFile extends CheckpointDescription {
  /** By name, in shapes that were checked. */
  readonly tensors: ReadonlyMap<string, NamedTensor>;
  readonly progress: Progress | null;
}

/** Throws Diverged for a model that came apart. */
export function writeCheckpoint(
  network: Network,
  description: CheckpointDescription,
  progress: Progress | null,
  precision: Precision = 'F32',
): Uint8Array<ArrayBuffer> {
  const tensors: NamedTensor[] = listParameters(network.sizes).map(([name, shape]) => ({
    name,
    shape,
    data: network.parameter(name),
  }));
  const flat = (name: string, data: Float32Array): NamedTensor => ({ name, shape: [data.length], data });
  if (progress)
    tensors.push(
      flat('optimizer.first', progress.first),
      flat('optimizer.second', progress.second),
      flat('history.losses', progress.losses),
    );
  if (progress?.clicks) tensors.push(flat(REFERENCE, progress.clicks.reference));
  // Such a file could not be read again, and might take the place of a good one.
  const broken = tensors.find(({ data }) => !data.every(Number.isFinite));
  if (broken) throw new TrainerError('Diverged', `${broken.name} holds what is no number.`);
  const { sizes, seed, pieces, text, trained, heldOut } = description;
  const place = progress && {
    phase: progress.phase,
    step: progress.step,
    settings: progress.settings,
    optimizerStep: progress.optimizerStep,
    clicks: progress.clicks && writeClicks(progress.clicks),
  };
  const about = { version: VERSION, sizes, seed, pieces, text, trained, heldOut, progress: place };
  return writeTensors(tensors, { format: 'pt', glassbox: JSON.stringify(about) }, precision);
}

/** Throws FileRefused, or SizeRefused for sizes out of bounds. */
export function readCheckpoint(file: Uint8Array): CheckpointFile {
  const { metadata, tensors } = readCheckpointFile(file);
  const about = parse(metadata['glassbox'] ?? '');
  if (about['version'] !== VERSION)
    throw refused(`its version is ${String(about['version']).slice(0, 20)}, not ${VERSION}`);
  const sizes = readSizes(about['sizes']);
  checkSizes(sizes);
  for (const [name, shape] of listParameters(sizes)) {
    const tensor = tensors.get(name);
    if (tensor?.shape.join('×') !== shape.join('×')) throw refused(`${name} is missing or of another shape`);
  }
  const { seed, text } = about;
  if (!Number.isSafeInteger(seed) || (seed as number) < 0) throw refused('its seed is no whole number');
  if (text !== 'world' && text !== 'story' && text !== 'own') throw refused('it does not say what its text was');
  return {
    sizes,
    seed: seed as number,
    pieces: readPieces(about['pieces'], sizes.vocabularySize),
    text,
    trained: readPairs(about['trained']),
    heldOut: readPairs(about['heldOut']),
    tensors,
    progress: readProgress(about['progress'], tensors, sizes),
  };
}

/** Copies a checkpoint's parameters into a network of its sizes. */
export function fillNetwork(network: Network, { tensors }: CheckpointFile): void {
  for (const name of network.plan.places.keys()) network.parameter(name).set(tensors.get(name)!.data);
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Told below.
  }
  throw refused('it says nothing of this page');
}

function readSizes(value: unknown): NetworkSizes {
  if (!isRecord(value)) throw refused('it does not say its sizes');
  const number = (name: string) => (typeof value[name] === 'number' ? value[name] : NaN);
  return {
    layerCount: number('layerCount'),
    headCount: number('headCount'),
    width: number('width'),
    contextLength: number('contextLength'),
    vocabularySize: number('vocabularySize'),
  };
}

function readPieces(value: unknown, count: number): string[] {
  const isPiece = (piece: unknown): piece is string => typeof piece === 'string' && piece.length > 0;
  if (!Array.isArray(value) || !value.every(isPiece) || value.length !== count || count > MOST_TOKENS)
    throw refused('its vocabulary does not fit its sizes');
  const characters = value.slice(0, -TAGS.length);
  const isPlain = characters.every((piece) => [...piece].length === 1) && new Set(value).size === value.length;
  if (!isPlain || TAGS.some((tag, i) => value[count - TAGS.length + i] !== tag) || !characters.includes(' '))
    throw refused('its vocabulary is not one of characters and tags');
  return value;
}

/** Pairs are checked again when they are used; here only that they are pairs of texts. */
function readPairs(value: unknown): QuestionPair[] {
  const isPair = (pair: unknown): pair is QuestionPair =>
    isRecord(pair) && typeof pair['question'] === 'string' && typeof pair['answer'] === 'string';
  if (!Array.isArray(value) || value.length > 1000 || !value.every(isPair))
    throw refused('its questions are no list of pairs');
  return value;
}

function isStepCount(count: unknown): count is number {
  return Number.isSafeInteger(count) && (count as number) >= 0 && (count as number) <= MOST_STEPS;
}

function readProgress(value: unknown, tensors: ReadonlyMap<string, NamedTensor>, sizes: NetworkSizes): Progress | null {
  if (value === null || value === undefined) return null;
  const [first, second, losses] = ['optimizer.first', 'optimizer.second', 'history.losses'].map(
    (name) => tensors.get(name)?.data,
  );
  if (!isRecord(value) || !first || !second || !losses) throw refused('its progress is incomplete');
  const { phase, step, settings, optimizerStep } = value;
  const known = PHASES.find((each) => each === phase);
  const { count } = planParameters(sizes);
  const areMoments = [first, second].every(({ length }) => length >= count && length < count + 4);
  if (!known || !isStepCount(step) || !isStepCount(optimizerStep) || !isRecord(settings) || !areMoments)
    throw refused('its progress makes no sense');
  // A step has one loss. Without this bound a curve of millions of points would stop the page.
  if (losses.length > step) throw refused(`it has ${losses.length} losses of ${step} steps`);
  const clicks = known === 'prefer' ? readClicks(value['clicks'], tensors.get(REFERENCE)?.data, sizes) : null;
  return { phase: known, step, settings, optimizerStep, losses, first, second, clicks };
}
