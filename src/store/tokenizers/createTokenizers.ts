/**
 * The tokenizers side by side: which are here, how the text to cut comes out of each, and how many tokens each makes of
 * every language. Made with the page *Tokens and meaning*, which is fetched when it is opened first.
 *
 * A file is fetched when the visitor asks for it, never by a link. What is kept in this browser is taken from there
 * without asking, since nothing is fetched then.
 */
import { createStore } from 'zustand/vanilla';
import { CutterError, type CutterErrorName, type Cutters } from '@/engine/tokenizers/Cutters.ts';
import type { Cut } from '@/model/tokenizers/Cut.ts';
import { TOKENIZER_IDS, type TokenizerId } from '@/model/tokenizers/designs.ts';
import { wellFormed } from '@/model/tokens.ts';
import type { Stores } from '@/store/createStores.ts';
import { COLUMN_IDS, type ColumnId } from '@/store/tokenizerChoices.ts';
import { deskText } from '@/store/tokensDesk.ts';
import { DECLARATION } from './declaration.ts';
import { cutOfModel } from './cutOfModel.ts';

export type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'fetching'; readonly loadedBytes: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: CutterErrorName };

/** A text as one tokenizer cuts it. */
export interface Reading {
  readonly text: string;
  readonly ids: Int32Array;
  /** Null where the tokens do not make the text again: a tokenizer with a list of characters loses those it lacks. */
  readonly ends: Int32Array | null;
}

export interface TokenizersState {
  /** What must come over the network for each. */
  readonly bytes: Cutters['bytes'];
  readonly files: Readonly<Record<TokenizerId, FileState>>;
  /** Kept in this browser: to use it fetches nothing. */
  readonly kept: readonly TokenizerId[];
  /** The text as each cut it last; one that is behind says so by its text. */
  readonly readings: ReadonlyMap<ColumnId, Reading>;
  /** Tokens of each text of DECLARATION, in its order. */
  readonly counts: ReadonlyMap<ColumnId, readonly number[]>;
  /** Use these, fetching what is not here. */
  fetch(tokenizers: readonly TokenizerId[]): Promise<void>;
  stop(tokenizer: TokenizerId): void;
  /** No longer beside the others; what was fetched stays. */
  leave(tokenizer: TokenizerId): void;
}

export type TokenizersStore = ReturnType<typeof createTokenizers>['tokenizers'];

type Around = Pick<Stores, 'network' | 'sequence' | 'aside' | 'selection' | 'tokensDesk' | 'tokenizerChoices'>;

const ABSENT: FileState = { kind: 'absent' };

export function createTokenizers(cutters: Cutters, around: Around) {
  const { network, sequence, aside, selection, tokensDesk, tokenizerChoices } = around;
  const stops = new Map<TokenizerId, AbortController>();
  const atWork = new Set<string>();
  let isOpened = false;

  const store = createStore<TokenizersState>()((_set, get) => ({
    bytes: cutters.bytes,
    files: Object.fromEntries(TOKENIZER_IDS.map((id) => [id, ABSENT])) as Record<TokenizerId, FileState>,
    kept: [],
    readings: new Map(),
    counts: new Map(),

    async fetch(tokenizers) {
      for (const id of tokenizers) tokenizerChoices.getState().use(id, true);
      await Promise.all(tokenizers.map(load));
    },
    stop: (tokenizer) => stops.get(tokenizer)?.abort(),
    leave(tokenizer) {
      get().stop(tokenizer);
      tokenizerChoices.getState().use(tokenizer, false);
    },
  }));

  const setFile = (id: TokenizerId, file: FileState) =>
    store.setState(({ files }) => ({ files: { ...files, [id]: file } }));

  async function load(id: TokenizerId): Promise<void> {
    const { kind } = store.getState().files[id];
    if (kind === 'ready' || kind === 'fetching') return;
    const controller = new AbortController();
    stops.set(id, controller);
    setFile(id, { kind: 'fetching', loadedBytes: 0 });
    try {
      const onProgress = (loadedBytes: number) => {
        if (stops.get(id) === controller) setFile(id, { kind: 'fetching', loadedBytes });
      };
      await cutters.load(id, { signal: controller.signal, onProgress });
      setFile(id, { kind: 'ready' });
      store.setState(({ kept }) => ({ kept: kept.includes(id) ? kept : [...kept, id] }));
      refresh();
    } catch (error) {
      const name = error instanceof CutterError ? error.name : 'Internal';
      setFile(id, name === 'Aborted' ? ABSENT : { kind: 'failed', error: name });
      if (name === 'Aborted') tokenizerChoices.getState().use(id, false);
    } finally {
      stops.delete(id);
    }
  }

  /** What the part on show looks at: all of them, or, beside a list that is learnt, GPT-2's. */
  function onShow(): readonly ColumnId[] {
    if (selection.getState().page !== 'tokens') return [];
    return { compare: COLUMN_IDS, train: ['gpt2'] as const, cut: [], meaning: [] }[tokensDesk.getState().section];
  }
  const textNow = () => wellFormed(deskText(tokensDesk.getState().own, sequence.getState().draft)).text;
  const isHere = (column: ColumnId) =>
    column === 'model'
      ? network.getState().model !== null
      : store.getState().files[column].kind === 'ready' && tokenizerChoices.getState().used.includes(column);

  /** What is kept, and what needs no file, is there at once. */
  async function open(): Promise<void> {
    isOpened = true;
    const kept = await cutters.kept();
    store.setState({ kept });
    loadKept();
  }

  function loadKept(): void {
    const { kept, bytes, files } = store.getState();
    for (const id of tokenizerChoices.getState().used.filter((used) => onShow().includes(used)))
      if (files[id].kind === 'absent' && (kept.includes(id) || bytes[id] === 0)) void load(id);
  }

  /** Cut what is not cut yet, each tokenizer one text at a time: the newest is cut when the one before is done. */
  function refresh(): void {
    const columns = onShow();
    if (columns.length === 0) return;
    if (!isOpened) void open();
    else loadKept();
    const text = textNow();
    for (const column of columns.filter(isHere)) {
      if (store.getState().readings.get(column)?.text !== text) void work(column, 'text', () => read(column, text));
      if (columns === COLUMN_IDS && !store.getState().counts.has(column))
        void work(column, 'counts', () => count(column));
    }
  }

  async function work(column: ColumnId, what: 'text' | 'counts', doIt: () => Promise<void>): Promise<void> {
    const key = `${what} ${column}`;
    if (atWork.has(key)) return;
    atWork.add(key);
    const { model } = network.getState();
    try {
      await doIt();
      atWork.delete(key);
      refresh();
    } catch (error) {
      atWork.delete(key);
      if (column !== 'model')
        setFile(column, { kind: 'failed', error: error instanceof CutterError ? error.name : 'Internal' });
      // A model that went away while it was asked has taken its answer along; the next one is asked in its turn.
      else if (network.getState().model !== model) refresh();
    }
  }

  async function cut(column: ColumnId, texts: readonly string[]): Promise<readonly (Cut | Omit<Reading, 'text'>)[]> {
    if (column !== 'model') return cutters.cut(column, texts);
    const { model } = network.getState();
    const ids = await aside.getState().tokensOf(texts);
    if (!model || network.getState().model !== model) throw new CutterError('Aborted', 'Another model came.');
    return ids.map((found, at) => cutOfModel(texts[at] ?? '', found, model.vocabulary));
  }

  async function read(column: ColumnId, text: string): Promise<void> {
    const [reading] = await cut(column, [text]);
    if (reading) store.setState(({ readings }) => ({ readings: new Map(readings).set(column, { ...reading, text }) }));
  }

  async function count(column: ColumnId): Promise<void> {
    const found = await cut(
      column,
      DECLARATION.map(({ text }) => text),
    );
    const tokens = found.map(({ ids }) => ids.length);
    store.setState(({ counts }) => ({ counts: new Map(counts).set(column, tokens) }));
  }

  const stopsListening = [
    sequence.subscribe((now, before) => now.draft !== before.draft && refresh()),
    selection.subscribe((now, before) => now.page !== before.page && refresh()),
    tokensDesk.subscribe(refresh),
    tokenizerChoices.subscribe((now, before) => now.used !== before.used && refresh()),
    network.subscribe((now, before) => {
      if (now.model === before.model) return;
      // Ids of one model mean nothing to another.
      const without = <Value>(map: ReadonlyMap<ColumnId, Value>) => new Map([...map].filter(([id]) => id !== 'model'));
      store.setState(({ readings, counts }) => ({ readings: without(readings), counts: without(counts) }));
      refresh();
    }),
  ];
  refresh();
  return { tokenizers: store, dispose: () => stopsListening.forEach((stop) => stop()) };
}
