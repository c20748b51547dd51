/** What a scene holds of the views of meaning: the token looked at, the map, the sum of vectors, the two sentences. */
import * as z from 'zod/mini';
import { unixLineEnds } from '@/model/tokens.ts';
import { DEFAULT_SENTENCES } from '@/store/meaning/inContext.ts';
import { MEASURES_OF_NEARNESS } from '@/store/meaning/meaning.ts';
import { FIRST_PAIR, type PositionPair } from '@/store/meaning/positions.ts';
import { MOST_ZOOM, PROJECTIONS, WHOLE_MAP, type MapView } from '@/store/meaning/tokenMap.ts';
import type { Stores } from '@/store/createStores.ts';
import { flag, oneOf, orNull, textOf, wholeNumber, type Codec } from './codec.ts';
import { knownToken } from './placeSlices.ts';
import { field } from './slice.ts';

const TOKENS = 9_999_999;
/** Longer sentences would make an address that is cut on its way. */
const LONGEST_SENTENCE = 300;
const LEVELS = 999;

/** Middle and zoom in one field, to a thousandth of the map. */
const share = z.number().check(z.gte(0), z.lte(1));
const mapView: Codec<MapView> = {
  schema: z.object({ x: share, y: share, zoom: z.number().check(z.gte(1), z.lte(MOST_ZOOM)) }),
  toText: ({ x, y, zoom }) => [x, y, zoom].map((value) => Number(value.toFixed(4))).join('_'),
  fromText: (text) => {
    const [x, y, zoom, ...more] = text.split('_').map(Number);
    return more.length > 0 ? null : { x, y, zoom };
  },
};

const MOST_POSITIONS = 99_999;
const position = z.number().check(z.int(), z.gte(0), z.lte(MOST_POSITIONS));
const positionPair: Codec<PositionPair> = {
  schema: z.readonly(z.tuple([position, position])),
  toText: (pair) => pair.join('_'),
  fromText: (text) => text.split('_').map(Number),
};

const sentence = textOf(z.overwrite(unixLineEnds), z.maxLength(LONGEST_SENTENCE));

function sentenceRow(name: string, which: 0 | 1) {
  return field(sentence, {
    name,
    when: 'setting',
    initial: DEFAULT_SENTENCES[which],
    read: ({ inContext }) => inContext.getState().texts[which].slice(0, LONGEST_SENTENCE),
    apply: (text, { inContext }) => inContext.getState().setText(which, text),
  });
}

function term(name: string, of: 'plus' | 'minus' | 'also') {
  return field(orNull(wholeNumber(TOKENS)), {
    name,
    when: 'place',
    initial: null,
    read: ({ vectorSum }: Stores) => vectorSum.getState().terms[of],
    apply: (id, stores, leaveOut) => stores.vectorSum.getState().setTerms({ [of]: knownToken(id, stores, leaveOut) }),
  });
}

export const MEANING_SLICES = {
  meaningToken: field(orNull(wholeNumber(TOKENS)), {
    name: 'word',
    when: 'place',
    initial: null,
    read: ({ meaning }) => meaning.getState().chosen,
    apply: (id, stores, leaveOut) => stores.meaning.getState().choose(knownToken(id, stores, leaveOut)),
  }),
  nearness: field(oneOf(MEASURES_OF_NEARNESS), {
    name: 'near',
    when: 'setting',
    initial: 'cosine',
    read: ({ meaning }) => meaning.getState().by,
    apply: (by, { meaning }) => meaning.getState().setBy(by),
  }),
  projection: field(oneOf(PROJECTIONS), {
    name: 'projection',
    when: 'setting',
    initial: 'pca',
    read: ({ tokenMap }) => tokenMap.getState().projection,
    apply: (projection, { tokenMap }) => tokenMap.getState().setProjection(projection),
  }),
  mapView: field(mapView, {
    name: 'map',
    when: 'place',
    initial: WHOLE_MAP,
    read: ({ tokenMap }) => tokenMap.getState().view,
    apply: (view, { tokenMap }) => tokenMap.getState().setView(view),
  }),
  sumPlus: term('plus', 'plus'),
  sumMinus: term('minus', 'minus'),
  sumAlso: term('also', 'also'),
  sumLeavesOut: field(flag, {
    name: 'leaveout',
    when: 'setting',
    initial: false,
    read: ({ vectorSum }) => vectorSum.getState().leavesOutInputs,
    apply: (on, { vectorSum }) => vectorSum.getState().setLeavesOutInputs(on),
  }),
  positionPair: field(positionPair, {
    name: 'places',
    when: 'place',
    initial: FIRST_PAIR,
    read: ({ positions }) => positions.getState().pair,
    apply: (pair, { positions }) => positions.getState().setPair(pair),
  }),
  firstSentence: sentenceRow('sentence', 0),
  secondSentence: sentenceRow('sentence2', 1),
  contextWord: field(orNull(wholeNumber(TOKENS)), {
    name: 'inboth',
    when: 'place',
    initial: null,
    read: ({ inContext }) => inContext.getState().word,
    apply: (id, stores, leaveOut) => stores.inContext.getState().setWord(knownToken(id, stores, leaveOut)),
  }),
  searchLevel: field(orNull(wholeNumber(LEVELS)), {
    name: 'level',
    when: 'place',
    initial: null,
    read: ({ unembedding }) => unembedding.getState().level,
    apply: (level, { unembedding }) => unembedding.getState().setLevel(level),
  }),
} as const;
