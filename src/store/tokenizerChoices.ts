/** What is chosen at *Compare* of *Tokens and meaning*: which tokenizers stand side by side, and what the price of languages is reckoned with. */
import { createStore } from 'zustand/vanilla';
import { TOKENIZER_IDS, type TokenizerId } from '@/model/tokenizers/designs.ts';

/** One tokenizer of the comparison: the loaded model's, or one beside it. */
export const COLUMN_IDS = ['model', ...TOKENIZER_IDS] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** What the rows of languages are sorted by: as listed, a column of text, or the tokens of one tokenizer. */
export const SORT_KEYS = ['listed', 'language', 'bytes', ...COLUMN_IDS] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface LanguageSort {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

export interface TokenizerChoicesState {
  /** Stand beside the loaded model's, in the order of their list. */
  readonly used: readonly TokenizerId[];
  readonly showsIds: boolean;
  /** Whose tokens are priced. */
  readonly priced: ColumnId;
  /** For a million tokens, in whatever money; null until the visitor says. */
  readonly price: number | null;
  /** Tokens that a window holds; null: the loaded model's. */
  readonly room: number | null;
  /** The language whose text is shown, by its tag. */
  readonly language: string;
  readonly sort: LanguageSort;
  use(tokenizer: TokenizerId, isUsed: boolean): void;
  setUsed(used: readonly TokenizerId[]): void;
  showIds(on: boolean): void;
  setPriced(column: ColumnId): void;
  setPrice(price: number | null): void;
  setRoom(tokens: number | null): void;
  setLanguage(tag: string): void;
  setSort(sort: LanguageSort): void;
}

export type TokenizerChoicesStore = ReturnType<typeof createTokenizerChoices>;

export const FIRST_LANGUAGE = 'en';
export const FIRST_SORT: LanguageSort = { by: 'listed', isDescending: false };
/** The one that needs no file: so that there is something to compare with before anything is fetched. */
export const FIRST_USED: readonly TokenizerId[] = ['bytes'];

export function createTokenizerChoices() {
  const inOrder = (used: readonly TokenizerId[]) => TOKENIZER_IDS.filter((id) => used.includes(id));
  return createStore<TokenizerChoicesState>()((set) => ({
    used: FIRST_USED,
    showsIds: false,
    priced: 'model',
    price: null,
    room: null,
    language: FIRST_LANGUAGE,
    sort: FIRST_SORT,
    use: (tokenizer, isUsed) =>
      set(({ used }) => ({ used: inOrder(isUsed ? [...used, tokenizer] : used.filter((id) => id !== tokenizer)) })),
    setUsed: (used) => set({ used: inOrder(used) }),
    showIds: (showsIds) => set({ showsIds }),
    setPriced: (priced) => set({ priced }),
    setPrice: (price) => set({ price }),
    setRoom: (room) => set({ room }),
    setLanguage: (language) => set({ language }),
    setSort: (sort) => set({ sort }),
  }));
}
