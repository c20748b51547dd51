/** What a scene holds of where one looks: layers, heads and tokens, which the model or the text may not have. */
import * as z from 'zod/mini';
import { head, layer, position, tokenId, type TokenId } from '@/model/axes.ts';
import { parseStageKey, stageKey, stageLayer } from '@/model/stages.ts';
import type { Against } from '@/store/attribution.ts';
import type { Stores } from '@/store/createStores.ts';
import type { LeaveOut } from './leftOut.ts';
import { orNull, parseField, textOf, wholeNumber, type Codec } from './codec.ts';
import { field, type Slice } from './slice.ts';

const LAYERS = 999;
const POSITIONS = 99_999;
const TOKENS = 9_999_999;

/** `isChosen` false: the page chose it. Null: it is left to the page to choose. */
export type SceneHead = { readonly layer: number; readonly head: number; readonly isChosen: boolean } | null;

const lengthOf = ({ trace }: Stores) => trace.getState().shown?.ids.length ?? 0;

const STAGE = /^(?:tokenize|embed|unembed|temperature|filter|softmax|draw|append|(?:attention|mlp)-\d{1,3})$/;

const stage = field(textOf(z.regex(STAGE)), {
  name: 'stage',
  when: 'place',
  initial: 'tokenize',
  read: ({ player }) => stageKey(player.getState().stage),
  apply(key, { network, conductor }, leaveOut) {
    const count = network.getState().model?.config.layerCount ?? 0;
    const found = parseStageKey(key, count);
    if (found) conductor.goToStage(found);
    else leaveOut({ kind: 'layer', wanted: Number(key.split('-')[1]), count });
  },
});

const index = wholeNumber(LAYERS);
/** Layer and head in one field: of a head that the page chose, or of another model's. */
export const headPlace: Codec<{ readonly layer: number; readonly head: number }> = {
  schema: z.object({ layer: index.schema, head: index.schema }),
  toText: ({ layer, head }) => `${layer}.${head}`,
  fromText: (text) => {
    const [, layer, head] = /^(\d{1,3})\.(\d{1,3})$/.exec(text) ?? [];
    return layer === undefined ? null : { layer: Number(layer), head: Number(head) };
  },
};

const headOnShow: Slice<SceneHead> = {
  when: 'place',
  schema: z.nullable(z.object({ layer: index.schema, head: index.schema, isChosen: z.boolean() })),
  initial: null,
  read({ selection, trace }) {
    const { layer, head, isHeadChosen } = selection.getState();
    return isHeadChosen || trace.getState().shown?.attention ? { layer, head, isChosen: isHeadChosen } : null;
  },
  apply(asked, { network, selection, player, conductor }, leaveOut) {
    const config = network.getState().model?.config;
    if (!asked || !config) return;
    const { layerCount, headCount } = config;
    if (asked.layer >= layerCount) return leaveOut({ kind: 'layer', wanted: asked.layer, count: layerCount });
    if (asked.head >= headCount) return leaveOut({ kind: 'head', wanted: asked.head, count: headCount });
    if (asked.isChosen) return conductor.selectHead(layer(asked.layer), head(asked.head));
    // A stage of a layer and the head on show are always of one layer.
    const { stage } = player.getState();
    const isHere = (stageLayer(stage) ?? asked.layer) === asked.layer;
    if (isHere) selection.getState().setHead(layer(asked.layer), head(asked.head), false);
  },
  names: ['layer', 'head', 'auto'],
  write(shown) {
    if (!shown) return {};
    const { layer, head, isChosen } = shown;
    return isChosen ? { layer: String(layer), head: String(head) } : { auto: headPlace.toText(shown) };
  },
  parse(given, refuse) {
    const found = parseField(orNull(headPlace), given, 'auto', null, refuse);
    const layer = parseField(orNull(index), given, 'layer', null, refuse);
    const head = parseField(orNull(index), given, 'head', null, refuse);
    if (layer !== null && head !== null) return { layer, head, isChosen: true };
    return found && { ...found, isChosen: false };
  },
};

const query = field(orNull(wholeNumber(POSITIONS)), {
  name: 'query',
  when: 'place',
  initial: null,
  read: ({ selection }) => selection.getState().query,
  apply(at, stores, leaveOut) {
    const count = lengthOf(stores);
    const isThere = at === null || at < count;
    if (!isThere) leaveOut({ kind: 'token', wanted: at, count });
    stores.conductor.selectQuery(isThere ? at : null);
  },
});

/** The key whose arithmetic is explained, of the query on show. */
const key = field(orNull(wholeNumber(POSITIONS)), {
  name: 'key',
  when: 'place',
  initial: null,
  read(stores) {
    const { explained } = stores.panels.getState();
    return explained && explained.query === queryOf(stores) ? explained.key : null;
  },
  apply(at, stores, leaveOut) {
    const query = queryOf(stores);
    if (at !== null && at > query) leaveOut({ kind: 'token', wanted: at, count: query + 1 });
    const explained = at === null || at > query ? null : { query: position(query), key: position(at) };
    stores.panels.getState().set('explained', explained);
  },
});

const queryOf = (stores: Stores) => stores.selection.getState().query ?? lengthOf(stores) - 1;

/** A token of the vocabulary; null, told to `leaveOut`, for one that the model does not have. */
export function knownToken(id: number | null, { network }: Stores, leaveOut: LeaveOut): TokenId | null {
  if (id === null || id < (network.getState().model?.config.vocabularySize ?? 0))
    return id === null ? null : tokenId(id);
  leaveOut({ kind: 'vocabulary', count: 1 });
  return null;
}

/** The candidate whose arithmetic, or whose attribution, is open. */
const candidate = field(orNull(wholeNumber(TOKENS)), {
  name: 'candidate',
  when: 'place',
  initial: null,
  read: ({ selection }) => selection.getState().candidate,
  apply: (id, stores, leaveOut) => stores.attribution.getState().choose(knownToken(id, stores, leaveOut)),
});

/** What a logit is compared with: the runner-up unless told, another token, or nothing. */
const againstCodec: Codec<Against> = {
  schema: z.union([z.literal('runnerUp'), z.nullable(wholeNumber(TOKENS).schema as z.ZodMiniType<TokenId>)]),
  toText: (value) => (value === null ? 'none' : String(value)),
  fromText: (text) => (text === 'runnerUp' ? text : text === 'none' ? null : wholeNumber(TOKENS).fromText(text)),
};

const against = field(againstCodec, {
  name: 'against',
  when: 'place',
  initial: 'runnerUp',
  read: ({ attribution }) => attribution.getState().against,
  apply: (wanted, stores, leaveOut) =>
    stores.attribution.getState().compareWith(wanted === 'runnerUp' ? wanted : knownToken(wanted, stores, leaveOut)),
});

/** In the order in which they are put back: a head may set the stage's layer, a key belongs to its query. */
export const PLACE_SLICES = { stage, head: headOnShow, query, key, candidate, against } as const;
