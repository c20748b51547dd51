/**
 * What is fetched only when somebody asks how a contribution to a logit came about: the writes into
 * the stream, and the token's direction, one number for each channel (model/contributions.ts).
 * The engine gives no weights of the unembedding, so a direction is found by reading unit rows
 * through it, a few at a time; for a large model that takes seconds and says how far it is.
 */
import { createStore } from 'zustand/vanilla';
import type { CallOptions, Engine } from '@/engine/Engine.ts';
import { MOST_READ_ROWS, type PartData } from '@/engine/protocol.ts';
import { GPT2_EPSILON } from '@/model/architecture.ts';
import type { Position, TokenId } from '@/model/axes.ts';
import { directionChannel, unitRow } from '@/model/contributions.ts';
import { createAsking, WAITING, type Answer } from './asking.ts';
import type { Model, NetworkStore } from './network.ts';

/** Everything written into the stream at one token. */
export interface WritesAt {
  readonly runId: number;
  readonly position: Position;
  /** The embedding: the stream before the first block. */
  readonly embedding: Float32Array;
  /** L×(H + 2)×d: for each layer its heads, attention's bias, the MLP. */
  readonly writes: PartData;
  /** The stream after the last block. */
  readonly final: Float32Array;
}

export interface Directions {
  readonly of: ReadonlyMap<TokenId, Float32Array>;
  /** What reading the zero row gives: the final norm's bias through the unembedding. */
  readonly constant: ReadonlyMap<TokenId, number>;
}

export interface ProductsState {
  readonly writesAt: Answer<WritesAt>;
  readonly directions: Answer<Directions>;
  /** Channels read so far of the directions on their way. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Fetch what explains contributions at this place to the logits of these tokens. */
  open(place: { readonly runId: number; readonly position: Position }, tokens: readonly TokenId[]): void;
  /** Give up what is on its way; what is here stays for the next time. */
  close(): void;
}

export type ProductsStore = ReturnType<typeof createProducts>;

export function createProducts(engine: Engine, { network }: { readonly network: NetworkStore }) {
  const asking = createAsking();
  let reader: Model | null = null;

  return createStore<ProductsState>()((set, get) => ({
    writesAt: WAITING,
    directions: WAITING,
    progress: null,

    open({ runId, position }, tokens) {
      const { model } = network.getState();
      if (!model) return;
      // An opaque model has none, and will say that it cannot tell.
      const epsilon = model.architecture?.epsilon ?? GPT2_EPSILON;
      if (model !== reader) {
        reader = model;
        asking.forget();
        set({ writesAt: WAITING, directions: WAITING });
      }
      const { layerCount, width } = model.config;
      asking.ask(
        'writes',
        `${runId} ${position}`,
        (signal) => readPlace(engine, runId, position, layerCount, { signal }),
        (writesAt) => set({ writesAt }),
      );
      const { directions } = get();
      const known = directions.state === 'here' ? directions.value : null;
      const missing = tokens.filter((token) => !known?.of.has(token));
      if (missing.length === 0) return;
      asking.ask(
        'directions',
        missing.join(),
        async (signal) => {
          const found = await readDirections(
            engine,
            missing,
            { width, epsilon },
            (done) => set({ progress: { done, total: width } }),
            signal,
          );
          return {
            of: new Map([...(known?.of ?? []), ...found.of]),
            constant: new Map([...(known?.constant ?? []), ...found.constant]),
          };
        },
        // Directions that are here stay while others are read.
        (answer) => {
          if (answer.state !== 'waiting') set({ directions: answer, progress: null });
          else
            set({ directions: known ? { state: 'here', value: known } : WAITING, progress: { done: 0, total: width } });
        },
      );
    },

    close() {
      asking.stop();
      if (get().progress) set({ progress: null });
    },
  }));
}

async function readPlace(
  engine: Engine,
  runId: number,
  position: Position,
  layerCount: number,
  options: CallOptions,
): Promise<WritesAt> {
  const length = position + 1;
  const [writes, embeddings, residuals] = await Promise.all([
    engine.writes({ runId, position }, options),
    engine.wholePart({ runId, name: 'embedding', from: 0, to: length }, options),
    engine.layerPart({ runId, name: 'residual', layer: layerCount - 1, length }, options),
  ]);
  const lastRow = ({ shape, data }: PartData) => data.slice(position * (shape[1] ?? 0));
  return { runId, position, writes, embedding: lastRow(embeddings), final: lastRow(residuals) };
}

/** Unit rows of all channels through the unembedding, with the zero row, in pieces between which others are heard. */
async function readDirections(
  engine: Engine,
  tokens: readonly TokenId[],
  { width, epsilon }: { readonly width: number; readonly epsilon: number },
  tell: (done: number) => void,
  signal: AbortSignal,
): Promise<Directions> {
  const of = new Map(tokens.map((token) => [token, new Float32Array(width)]));
  const zero = await engine.readRows({ rows: new Float32Array(width) }, { signal });
  for (let from = 0; from < width; from += MOST_READ_ROWS) {
    const count = Math.min(MOST_READ_ROWS, width - from);
    const rows = new Float32Array(count * width);
    for (let i = 0; i < count; i++) rows.set(unitRow(from + i, width), i * width);
    const { shape, data } = await engine.readRows({ rows }, { signal });
    const size = shape[1] ?? 0;
    for (const [token, direction] of of)
      for (let i = 0; i < count; i++)
        direction[from + i] = directionChannel(data[i * size + token]!, zero.data[token]!, width, epsilon);
    tell(from + count);
  }
  return { of, constant: new Map(tokens.map((token) => [token, zero.data[token]!])) };
}
