/** What a scene holds of the tokenizers side by side, and of the price of languages. Naming one in a link fetches nothing. */
import * as z from 'zod/mini';
import { TOKENIZER_IDS, type TokenizerId } from '@/model/tokenizers/designs.ts';
import {
  COLUMN_IDS,
  FIRST_LANGUAGE,
  FIRST_SORT,
  FIRST_USED,
  SORT_KEYS,
  type LanguageSort,
} from '@/store/tokenizerChoices.ts';
import { flag, numberWithin, oneOf, orNull, textOf, wholeNumber, type Codec } from './codec.ts';
import { field } from './slice.ts';

const MOST_PRICE = 1_000_000;
const MOST_ROOM = 100_000_000;

const NONE = 'none';

const used: Codec<readonly TokenizerId[]> = {
  schema: z.readonly(z.array(z.enum(TOKENIZER_IDS)).check(z.maxLength(TOKENIZER_IDS.length))),
  // A field without text is not written, so none has a word.
  toText: (ids) => (ids.length === 0 ? NONE : ids.join('.')),
  fromText: (text) => (text === NONE ? [] : text.split('.')),
};

/** A column, with a minus before it for the largest first. */
const sort: Codec<LanguageSort> = {
  schema: z.object({ by: z.enum(SORT_KEYS), isDescending: z.boolean() }),
  toText: ({ by, isDescending }) => `${isDescending ? '-' : ''}${by}`,
  fromText: (text) => ({ by: text.replace(/^-/, ''), isDescending: text.startsWith('-') }),
};

export const TOKENIZER_SLICES = {
  tokenizers: field(used, {
    name: 'tokenizers',
    when: 'setting',
    initial: FIRST_USED,
    read: ({ tokenizerChoices }) => tokenizerChoices.getState().used,
    apply: (ids, { tokenizerChoices }) => tokenizerChoices.getState().setUsed(ids),
  }),
  tokenizerIds: field(flag, {
    name: 'ids',
    when: 'setting',
    initial: false,
    read: ({ tokenizerChoices }) => tokenizerChoices.getState().showsIds,
    apply: (on, { tokenizerChoices }) => tokenizerChoices.getState().showIds(on),
  }),
  priced: field(oneOf(COLUMN_IDS), {
    name: 'priced',
    when: 'setting',
    initial: 'model',
    read: ({ tokenizerChoices }) => tokenizerChoices.getState().priced,
    apply: (column, { tokenizerChoices }) => tokenizerChoices.getState().setPriced(column),
  }),
  price: field(orNull(numberWithin({ min: 0, max: MOST_PRICE })), {
    name: 'price',
    when: 'setting',
    initial: null,
    read: ({ tokenizerChoices }) => tokenizerChoices.getState().price,
    apply: (price, { tokenizerChoices }) => tokenizerChoices.getState().setPrice(price),
  }),
  room: field(orNull(wholeNumber(MOST_ROOM, 1)), {
    name: 'room',
    when: 'setting',
    initial: null,
    read: ({ tokenizerChoices }) => tokenizerChoices.getState().room,
    apply: (room, { tokenizerChoices }) => tokenizerChoices.getState().setRoom(room),
  }),
  language: field(textOf(z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)), {
    name: 'language',
    when: 'setting',
    initial: FIRST_LANGUAGE,
    read: ({ tokenizerChoices }) => tokenizerChoices.getState().language,
    apply: (tag, { tokenizerChoices }) => tokenizerChoices.getState().setLanguage(tag),
  }),
  languageSort: field(sort, {
    name: 'order',
    when: 'setting',
    initial: FIRST_SORT,
    read: ({ tokenizerChoices }) => tokenizerChoices.getState().sort,
    apply: (order, { tokenizerChoices }) => tokenizerChoices.getState().setSort(order),
  }),
} as const;
