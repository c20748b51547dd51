/**
 * An engine without a network: a tiny transformer with made-up weights (L = 2, H = 2, d = 8) over a
 * vocabulary of the 256 bytes and a few words. Its numbers hang together as a real Trace does
 * (attention is the softmax of its own q·k, residuals are sums of the writes, logits come from the
 * final norm), are the same on every run, and row t depends on tokens 0 … t alone. Leaves out
 * caching, ablation and speed.
 */
import type { CallOptions, Engine } from '@/engine/Engine.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { LoadedModel, Params, PartData, Result } from '@/engine/protocol.ts';
import type { ModelConfig } from '@/model/config.ts';
import { computeTrace, lensRow, type TinyTrace } from './tinyTransformer.ts';

const WORDS = [
  ' Mary',
  ' John',
  ' the',
  ' a',
  ' cat',
  ' sat',
  ' on',
  ' mat',
  ' gave',
  ' book',
  ' to',
  'When',
  ' and',
  'the',
];
const END_OF_TEXT = '<|endoftext|>';

const encoder = new TextEncoder();
/** Id = index: bytes 0 … 255, then words, then the one control token. */
export const FAKE_PIECES: readonly Uint8Array[] = [
  ...Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)),
  ...WORDS.map((word) => encoder.encode(word)),
  encoder.encode(END_OF_TEXT),
];
export const END_OF_TEXT_ID = FAKE_PIECES.length - 1;

/** A model of this name knows the bytes alone: its vocabulary is smaller, and words become other ids. */
export const BYTES_ONLY = { kind: 'hub', id: 'fake/bytes-only', hub: 'https://hub.test/' } as const;

/** The id of a word of the fake vocabulary, or of a single byte's character. */
export function fakeId(piece: string): number {
  const bytes = encoder.encode(piece);
  return FAKE_PIECES.findIndex((known) => startsWith(bytes, 0, known) && known.length === bytes.length);
}

export interface FakeOptions {
  readonly contextLength?: number;
  readonly transparency?: 'full' | 'opaque';
  /** Logits that a test prescribes after a sequence, by id; the rest keep their own. */
  readonly logitsAfter?: (ids: readonly number[]) => Readonly<Record<number, number>>;
}

export interface FakeEngine extends Engine {
  /** Names of all calls so far, oldest first. */
  readonly calls: readonly string[];
  /** Runs wait until the returned function is called. */
  holdRuns(): () => void;
  /** The next run fails so. */
  failNextRun(error: EngineError): void;
}

export function createFakeEngine({
  contextLength = 256,
  transparency = 'full',
  logitsAfter,
}: FakeOptions = {}): FakeEngine {
  let config: ModelConfig = {
    layerCount: 2,
    headCount: 2,
    width: 8,
    headSize: 4,
    vocabularySize: FAKE_PIECES.length,
    contextLength,
  };
  const calls: string[] = [];
  let runId = 0;
  let trace: TinyTrace | null = null;
  let gate: Promise<void> = Promise.resolve();
  let failure: EngineError | null = null;

  function held(wanted: number): TinyTrace {
    if (!trace || wanted !== runId) throw new EngineError('Stale', `Run ${wanted} is not ${runId}.`);
    return trace;
  }

  return {
    calls,
    holdRuns() {
      let release = () => {};
      gate = new Promise((resolve) => (release = resolve));
      return () => release();
    },
    failNextRun: (error) => (failure = error),

    async load({ source }) {
      calls.push('load');
      config = { ...config, vocabularySize: source.id === BYTES_ONLY.id ? 256 : FAKE_PIECES.length };
      return describeModel(config, source, transparency);
    },
    async measure() {
      calls.push('measure');
      return { bytes: 1_000_000, cached: false };
    },
    async tokenize({ text }) {
      calls.push('tokenize');
      return { ids: Int32Array.from(splitText(text, config.vocabularySize)) };
    },
    async run({ ids }, options?: CallOptions): Promise<Result<'run'>> {
      calls.push('run');
      options?.onProgress?.({ phase: 'run', done: 0, total: ids.length });
      await gate;
      const error = failure;
      failure = null;
      if (error) throw error;
      trace = computeTrace(Array.from(ids), config, logitsAfter);
      runId += 1;
      const { logits, surprisal } = trace;
      return {
        runId,
        length: ids.length,
        reused: 0,
        logits: logits.at(-1)!.slice(),
        surprisal: surprisal.slice(),
        milliseconds: 3,
        held: [runId],
        heldBytes: 1_000_000,
        heldLimitBytes: 256_000_000,
      };
    },
    async layerPart({ runId, name, layer, length }) {
      calls.push(`layerPart ${name} ${layer}`);
      const { parts, ids } = held(runId);
      return cut(parts[layer]![name], length ?? ids.length, name);
    },
    async wholePart({ runId, name, from = 0, to }: Params<'wholePart'>) {
      calls.push(`wholePart ${name}`);
      const whole = held(runId);
      const rows = (name === 'logits' ? whole.logits : whole[name]).slice(from, to ?? whole.ids.length);
      return { shape: [rows.length, rows[0]!.length], data: Float32Array.from(rows.flatMap((row) => Array.from(row))) };
    },
    async attention({ runId, length }) {
      calls.push('attention');
      const { parts, ids } = held(runId);
      const layers = parts.map((part) => cut(part.attention, length ?? ids.length, 'attention'));
      const shape = [layers.length, ...layers[0]!.shape];
      return { shape, data: Float32Array.from(layers.flatMap((layer) => Array.from(layer.data))) };
    },
    async lens({ runId, position }) {
      calls.push('lens');
      const whole = held(runId);
      const rows = [whole.embedding, ...whole.residuals].map((stream) => lensRow(stream[position]!, config));
      return {
        shape: [rows.length, config.vocabularySize],
        data: Float32Array.from(rows.flatMap((row) => Array.from(row))),
      };
    },
    release: async () => ({}),
    continuation: () => notShown('continuation'),
    lensTop: () => notShown('lensTop'),
    streamSizes: () => notShown('streamSizes'),
    normWeights: () => notShown('normWeights'),
    writes: () => notShown('writes'),
    keyWrites: () => notShown('keyWrites'),
    neuronRows: () => notShown('neuronRows'),
    readRows: () => notShown('readRows'),
    attribution: () => notShown('attribution'),
    keyAttribution: () => notShown('keyAttribution'),
    headRoles: () => notShown('headRoles'),
    dispose() {
      calls.push('dispose');
    },
  };
}

async function notShown(name: string): Promise<never> {
  throw new EngineError('NotInstrumented', `The fake has no ${name}.`);
}

function describeModel(
  config: ModelConfig,
  source: LoadedModel['source'],
  transparency: 'full' | 'opaque',
): LoadedModel {
  const pieces = FAKE_PIECES.slice(0, config.vocabularySize);
  const offsets = new Uint32Array(pieces.length + 1);
  pieces.forEach((piece, id) => (offsets[id + 1] = offsets[id]! + piece.length));
  return {
    source,
    config,
    precision: 'float32',
    transparency,
    opaqueReason: transparency === 'opaque' ? 'The test asked for it.' : null,
    vocabularyBytes: Uint8Array.from(pieces.flatMap((piece) => Array.from(piece))),
    vocabularyOffsets: offsets,
    specialTokens: END_OF_TEXT_ID < pieces.length ? [END_OF_TEXT_ID] : [],
    threads: 1,
  };
}

/** The longest word that fits, else one byte; so the pieces always join to the text. */
function splitText(text: string, vocabularySize: number): number[] {
  const bytes = encoder.encode(text);
  const ids: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const fits = FAKE_PIECES.map((piece, id) => ({ id, length: startsWith(bytes, at, piece) ? piece.length : 0 }));
    const best = fits
      .slice(0, Math.min(vocabularySize, END_OF_TEXT_ID))
      .reduce((left, right) => (right.length > left.length ? right : left));
    ids.push(best.id);
    at += best.length;
  }
  return ids;
}

function startsWith(bytes: Uint8Array, at: number, piece: Uint8Array): boolean {
  return piece.every((byte, index) => bytes[at + index] === byte);
}

/** The first `length` positions of a part: T×n, H×T×dh, or H×T×T. */
function cut({ shape, data }: PartData, length: number, name: string): PartData {
  const isPerHead = shape.length === 3;
  const [heads, rows, columns] = isPerHead ? (shape as [number, number, number]) : [1, ...(shape as [number, number])];
  const width = name === 'attention' ? length : columns;
  const kept = new Float32Array(heads * length * width);
  for (let h = 0; h < heads; h++)
    for (let t = 0; t < length; t++)
      for (let i = 0; i < width; i++) kept[(h * length + t) * width + i] = data[(h * rows + t) * columns + i]!;
  return { shape: isPerHead ? [heads, length, width] : [length, width], data: kept };
}
