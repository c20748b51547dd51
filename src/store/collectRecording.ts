/**
 * Asks the engine for all that a recording of the text on show holds, and puts it together. What a file of a megabyte
 * cannot hold is left out in a fixed order: first every layer's vectors, then the earliest steps.
 */
import type { Engine } from '@/engine/Engine.ts';
import { isLacking } from '@/engine/EngineError.ts';
import type { TokenId } from '@/model/axes.ts';
import { joinText, readTokens } from '@/model/tokens.ts';
import { partKeys } from '@/recording/readRecording.ts';
import { LAYER_KEYS, partShape, triangleStart, type PartKey, type Recording } from '@/recording/Recording.ts';
import { describeError, type Model } from './network.ts';
import type { Shown } from './trace.ts';

export interface Recorded {
  readonly model: Model;
  readonly shown: Pick<Shown, 'runId' | 'ids' | 'surprisal' | 'attention'>;
  /** The text of the prompt, and how many of the tokens on show it is. */
  readonly prompt: string;
  readonly promptLength: number;
}

/** What of the numbers is held: of the layers' vectors as many kinds as fit, in half precision, unless told. */
export interface Holding {
  /** Hold every vector of every layer and all steps, however large the file. */
  readonly isWhole: boolean;
  /** Hold none. */
  readonly isBare?: boolean;
  /** Round nothing. */
  readonly isExact?: boolean;
}

export interface Collecting extends Holding {
  readonly madeAt: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Bytes that a recording keeps within unless it is to be whole, before it is packed; logits may take half of it. */
const MOST_BYTES = 1_000_000;
const HALF = 2;
/** Words kept of each reading of the lens; the picture shows three. */
const LENS_WORDS = 5;

export async function collectRecording(engine: Engine, recorded: Recorded, how: Collecting): Promise<Recording> {
  const { model, shown } = recorded;
  const { config } = model;
  const { runId, ids } = shown;
  const promptLength = how.isWhole ? recorded.promptLength : beginWithin(recorded);
  const options = how.signal ? { signal: how.signal } : {};
  const isFull = model.transparency === 'full';
  const keys = isFull && !how.isBare ? chooseParts(recorded, promptLength, how.isWhole) : [];
  const total = ids.length + keys.length;
  let done = 0;
  const step = () => how.onProgress?.(++done, total);

  const logits = await engine.wholePart({ runId, name: 'logits', from: promptLength - 1, to: ids.length }, options);
  const lens = isFull ? { count: LENS_WORDS, ids: [] as number[], probabilities: [] as number[] } : null;
  for (let position = 0; lens && position < ids.length; position += 1) {
    const top = await orNull(engine.lensTop({ runId, position, count: LENS_WORDS }, options));
    if (top) {
      lens.ids.push(...top.ids);
      lens.probabilities.push(...top.probabilities);
    }
    step();
  }
  const parts = new Map<PartKey, Float32Array>();
  for (const key of keys) {
    const part = await orNull(askPart(engine, runId, key, ids.length, options));
    if (part) parts.set(key, part.data);
    step();
  }
  const sizes = isFull ? await orNull(engine.streamSizes({ runId, from: 0, to: ids.length }, options)) : null;
  const hasLens = lens !== null && lens.ids.length === ids.length * (config.layerCount + 1) * LENS_WORDS;
  return {
    model: {
      id: model.source.id,
      config,
      precision: model.precision,
      ...(model.weights && { weights: model.weights }),
      architecture: model.architecture,
      opaqueReason: model.opaqueReason,
      vocabularyBytes: model.vocabulary.bytes,
      vocabularyOffsets: model.vocabulary.offsets,
      specialTokens: [...model.vocabulary.special],
    },
    madeAt: how.madeAt,
    prompt:
      promptLength === recorded.promptLength
        ? recorded.prompt
        : joinText(readTokens(ids.slice(0, promptLength), model.vocabulary)),
    promptLength,
    ids: Uint32Array.from(ids),
    surprisal: shown.surprisal,
    logits: logits.data,
    attention: shown.attention && triangles(shown.attention.data, ids.length),
    lens: hasLens
      ? { count: LENS_WORDS, ids: Uint32Array.from(lens.ids), probabilities: Float32Array.from(lens.probabilities) }
      : null,
    streamSizes: sizes?.data ?? null,
    parts,
  };
}

/** Tokens of the prompt when it takes in the earliest generated ones, whose logits would be too many. */
function beginWithin({ model, shown, promptLength }: Recorded): number {
  const row = model.config.vocabularySize * HALF;
  const most = Math.max(1, Math.floor(MOST_BYTES / 2 / row));
  return Math.max(promptLength, shown.ids.length - most + 1);
}

/** The extra tensors that still fit, kind by kind: a kind is held of every layer or of none. */
function chooseParts({ model, shown }: Recorded, promptLength: number, isWhole: boolean): readonly PartKey[] {
  const { config, architecture } = model;
  const tokens = shown.ids.length;
  const all = partKeys(config.layerCount);
  if (isWhole) return all;
  const bytes = (key: PartKey) =>
    HALF * partShape(key, tokens, config, architecture?.neuronCount ?? 0).reduce((product, size) => product * size, 1);
  const { layerCount, headCount, vocabularySize } = config;
  let left =
    MOST_BYTES -
    HALF * (tokens - promptLength + 1) * vocabularySize -
    HALF * layerCount * headCount * triangleStart(tokens) -
    // Ids of four bytes and probabilities of two; lengths; the vocabulary.
    6 * tokens * (layerCount + 1) * LENS_WORDS -
    HALF * tokens * (1 + 4 * layerCount) -
    model.vocabulary.bytes.length -
    4 * (vocabularySize + 1);
  const kinds = [...LAYER_KEYS.map((name) => all.filter((key) => key.startsWith(`${name}.`)))];
  kinds.splice(
    3,
    0,
    all.filter((key) => !key.includes('.')),
  );
  return kinds.flatMap((kind) => {
    const size = kind.reduce((sum, key) => sum + bytes(key), 0);
    if (size > left) return [];
    left -= size;
    return kind;
  });
}

function askPart(engine: Engine, runId: number, key: PartKey, length: number, options: { signal?: AbortSignal }) {
  const [name, layer] = key.split('.');
  return layer === undefined
    ? engine.wholePart({ runId, name: name as 'embedding', from: 0, to: length }, options)
    : engine.layerPart({ runId, name: name as 'query', layer: Number(layer), length }, options);
}

/** Null for what this model's graph does not show. */
async function orNull<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (isLacking(describeError(error))) return null;
    throw error;
  }
}

/** Squares of T×T, zero above the diagonal, as triangles one after another. */
function triangles(squares: Float32Array, tokens: number): Float32Array {
  const heads = squares.length / (tokens * tokens);
  const held = new Float32Array(heads * triangleStart(tokens));
  for (let head = 0; head < heads; head += 1)
    for (let t = 0; t < tokens; t += 1) {
      const row = (head * tokens + t) * tokens;
      held.set(squares.subarray(row, row + t + 1), head * triangleStart(tokens) + triangleStart(t));
    }
  return held;
}

/** The tokens on show as a recording sees them: what was generated and lies in the window, and all before it. */
export function recordedText(
  { ids }: Pick<Shown, 'ids'>,
  text: { readonly prompt: string; readonly promptIds: readonly TokenId[]; readonly cursor: number },
  model: Model,
): Pick<Recorded, 'prompt' | 'promptLength'> {
  const promptLength = Math.max(1, ids.length - text.cursor);
  const isAll = promptLength === text.promptIds.length;
  return {
    promptLength,
    prompt: isAll ? text.prompt : joinText(readTokens(ids.slice(0, promptLength), model.vocabulary)),
  };
}
