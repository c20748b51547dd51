/**
 * What the loaded model's embeddings say of one token: its row, and the rows nearest to it. What is on show here
 * other views of meaning follow: the map, the sum of vectors.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import type { EmbeddingTable, NearestRows, Result } from '@/engine/protocol.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { findToken } from '@/model/findToken.ts';
import { norm } from '@/model/vector.ts';
import { createAsking, WAITING, type Answer } from '@/store/asking.ts';
import type { Model, NetworkStore } from '@/store/network.ts';

/** Which rows there are, and in what form; or the reason why none can be read. */
export type TableFacts = Result<'embeddingTables'>;

export interface Neighbour {
  readonly id: TokenId;
  readonly cosine: number;
  readonly dot: number;
  readonly norm: number;
}

export interface NeighboursOf {
  readonly token: TokenId;
  readonly row: Float32Array;
  readonly norm: number;
  /** Nearest first, the token itself left out. */
  readonly list: readonly Neighbour[];
  /** Of each in the list, in its order, its row: n×d, for the arithmetic of its cosine. */
  readonly rows: Float32Array;
}

export const MEASURES_OF_NEARNESS = ['cosine', 'dot'] as const;
export type Nearness = (typeof MEASURES_OF_NEARNESS)[number];

/** How many neighbours a list holds. */
export const NEIGHBOUR_COUNT = 20;

export interface MeaningState {
  readonly tables: Answer<TableFacts>;
  /** What the visitor chose, or a link; null leaves it to the page. */
  readonly chosen: TokenId | null;
  /** What is looked at: the token that was chosen, or one of the page's. Null before there is a model. */
  readonly current: TokenId | null;
  readonly by: Nearness;
  readonly neighbours: Answer<NeighboursOf>;
  /** Tokens that other parts of the page ask about (a lesson), by id. */
  readonly beside: ReadonlyMap<TokenId, Answer<NeighboursOf>>;
  /** Ask which tables there are. Answered once a model. */
  open(): void;
  choose(token: TokenId | null): void;
  setBy(by: Nearness): void;
  /** Neighbours of another token, without choosing it. */
  askBeside(token: TokenId): void;
}

export type MeaningStore = ReturnType<typeof createMeaning>;

export function createMeaning({ engine, network }: { readonly engine: Engine; readonly network: NetworkStore }) {
  const asking = createAsking();

  const store = createStore<MeaningState>()((set, get) => {
    function ask() {
      const { chosen, by } = get();
      const { model } = network.getState();
      const current = model && (chosen ?? firstToken(model));
      set({ current });
      if (current === null) return;
      asking.ask(
        'neighbours',
        `${current} ${by}`,
        (signal) => readNeighbours(engine, current, by, signal),
        (neighbours) => set({ neighbours }),
      );
    }

    return {
      tables: WAITING,
      chosen: null,
      current: null,
      by: 'cosine',
      neighbours: WAITING,
      beside: new Map(),

      open() {
        if (!network.getState().model) return;
        asking.ask(
          'tables',
          '',
          (signal) => engine.embeddingTables({}, { signal }),
          (tables) => set({ tables }),
        );
        ask();
      },

      choose(chosen) {
        set({ chosen });
        ask();
      },

      setBy(by) {
        set({ by });
        ask();
      },

      askBeside(token) {
        if (!network.getState().model) return;
        asking.ask(
          `beside ${token}`,
          '',
          (signal) => readNeighbours(engine, token, 'cosine', signal),
          (answer) => set({ beside: new Map([...get().beside, [token, answer]]) }),
        );
      },
    };
  });

  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    // Ids and numbers of one model mean nothing to another.
    asking.forget();
    store.setState({ tables: WAITING, neighbours: WAITING, chosen: null, current: null, beside: new Map() });
  });
  return store;
}

/** Until the visitor chooses: a word that most vocabularies have. */
function firstToken(model: Model): TokenId | null {
  return FIRST_WORDS.map((word) => findToken(model.vocabulary, word)).find((id) => id !== null) ?? null;
}

const FIRST_WORDS = [' king', ' the', 'a'];

async function readNeighbours(
  engine: Engine,
  token: TokenId,
  by: Nearness,
  signal: AbortSignal,
): Promise<NeighboursOf> {
  const row = await readRows(engine, 'token', [token], signal);
  // One more, because the nearest by cosine is the token itself.
  const found = await engine.nearestRows({ table: 'token', vectors: row, count: NEIGHBOUR_COUNT + 1, by }, { signal });
  const list = listNearest(found)
    .filter(({ id }) => id !== token)
    .slice(0, NEIGHBOUR_COUNT);
  const rows = await readRows(
    engine,
    'token',
    list.map(({ id }) => id),
    signal,
  );
  return { token, row, norm: norm(row), list, rows };
}

/** Rows of a table, laid end to end. */
export async function readRows(
  engine: Engine,
  table: EmbeddingTable,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<Float32Array> {
  return (await engine.embeddingRows({ table, ids: Int32Array.from(ids) }, { signal })).data;
}

/** The answer about one vector as a list. */
export function listNearest({ ids, cosine, dot, norms }: NearestRows): Neighbour[] {
  return Array.from(ids, (id, i) => ({ id: tokenId(id), cosine: cosine[i]!, dot: dot[i]!, norm: norms[i]! }));
}
