/**
 * The state of the page as an address: one table says what is shared, how it is written and what is
 * accepted back. It lives in the fragment (after #), which browsers never send to a server: the text
 * stays with the visitor. An address is untrusted input: what does not fit its bounds is ignored.
 */
import * as z from 'zod/mini';
import { head, layer, tokenId } from '@/model/axes.ts';
import { MOST_EXTRA_TEXT, readChanges, writeChanges } from '@/model/experiment.ts';
import { HEAD_ROLES } from '@/model/headRoles.ts';
import { unixLineEnds } from '@/model/tokens.ts';
import { DEFAULT_SAMPLING, SAMPLING_LIMITS, type SamplingSettings } from '@/model/sampling.ts';
import { parseStageKey, stageKey } from '@/model/stages.ts';
import { EMBEDDED } from './catalog.ts';
import type { Stores } from './createStores.ts';
import { GUIDES, OUTCOMES, PAGES, ZOOMS } from './selection.ts';

/** Longest text an address carries; browsers and chat programs cut longer ones. */
export const MAX_ADDRESS_TEXT = 8000;

const whole = (max: number) => z.coerce.number().check(z.int(), z.gte(0), z.lte(max));
const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.coerce.number().check(z.gte(min), z.lte(max));

/** Every field of an address: its key and what it may hold. */
const FIELDS = {
  text: z.string().check(z.overwrite(unixLineEnds), z.maxLength(MAX_ADDRESS_TEXT)),
  model: z.string().check(z.maxLength(100)),
  /** Ids of the generated tokens, joined by dots. */
  tokens: z.string().check(z.regex(/^\d{1,7}(\.\d{1,7}){0,4095}$/)),
  temperature: within(SAMPLING_LIMITS.temperature),
  /** The box beside the slider takes any number of tokens. */
  topk: whole(999_999),
  topp: within(SAMPLING_LIMITS.topP),
  minp: within(SAMPLING_LIMITS.minP),
  penalty: within(SAMPLING_LIMITS.repetitionPenalty),
  seed: whole(2 ** 32 - 1),
  layer: whole(999),
  head: whole(999),
  query: whole(99999),
  page: z.enum(PAGES),
  zoom: z.enum(ZOOMS),
  outcome: z.enum(OUTCOMES),
  guide: z.enum(GUIDES),
  /** The role whose heads the overview brings out. */
  role: z.enum(HEAD_ROLES),
  stage: z.string().check(z.regex(/^[a-z]+(-\d{1,3})?$/)),
  /** What an experiment changes (model/experiment.ts), and the texts some changes need. */
  changes: z.string().check(z.regex(/^[hcmrs][-\da.]+(_[hcmrs][-\da.]+)*$/), z.maxLength(8000)),
  other: z.string().check(z.overwrite(unixLineEnds), z.maxLength(MOST_EXTRA_TEXT)),
  toward: z.string().check(z.overwrite(unixLineEnds), z.maxLength(MOST_EXTRA_TEXT)),
  away: z.string().check(z.overwrite(unixLineEnds), z.maxLength(MOST_EXTRA_TEXT)),
} as const;

type Name = keyof typeof FIELDS;
export type Address = { readonly [N in Name]?: z.output<(typeof FIELDS)[N]> };

/** Sampling settings by the name they have in an address. */
const SETTINGS = {
  temperature: 'temperature',
  topk: 'topK',
  topp: 'topP',
  minp: 'minP',
  penalty: 'repetitionPenalty',
  seed: 'seed',
} as const satisfies Partial<Record<Name, keyof SamplingSettings>>;

/** The texts of an experiment, by their name in an address and in the store. */
const EXPERIMENT_TEXTS = ['other', 'toward', 'away'] as const;

/** Read the fragment of an address, with or without its #. Unknown or invalid fields are left out. */
export function readAddress(fragment: string): Address {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const found = Object.entries(FIELDS).flatMap(([name, schema]) => {
    const value = given.get(name);
    const parsed = value === null ? null : schema.safeParse(value);
    return parsed?.success ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(found) as Address;
}

/** The fragment, without #, for what the page shows now. Settings at their defaults are left out. */
export function writeAddress(stores: Omit<Stores, 'conductor'>): string {
  const { draft, generated, cursor } = stores.sequence.getState();
  const { settings } = stores.sampling.getState();
  const { layer, head, query, isHeadChosen, page, zoom, outcome, guide } = stores.selection.getState();
  const { model } = stores.network.getState();
  const fields: Partial<Record<Name, string | number>> = {};
  fields.text = draft.slice(0, MAX_ADDRESS_TEXT);
  if (model && model.source.kind !== 'files' && model.source.id !== EMBEDDED.id) fields.model = model.source.id;
  if (cursor > 0)
    fields.tokens = generated
      .slice(0, cursor)
      .map((token) => token.id)
      .join('.');
  for (const [name, setting] of entries(SETTINGS))
    if (settings[setting] !== DEFAULT_SAMPLING[setting]) fields[name] = settings[setting];
  if (isHeadChosen) Object.assign(fields, { layer, head });
  if (query !== null) fields.query = query;
  if (page !== 'workbench') fields.page = page;
  if (zoom !== 'model') fields.zoom = zoom;
  if (outcome !== 'next') fields.outcome = outcome;
  if (guide !== 'explain') fields.guide = guide;
  const { stage } = stores.player.getState();
  if (stage.kind !== 'tokenize') fields.stage = stageKey(stage);
  const { filter } = stores.roles.getState();
  if (filter) fields.role = filter;
  const { changes, ...texts } = stores.experiment.getState();
  if (changes.length > 0) fields.changes = writeChanges(changes);
  for (const name of EXPERIMENT_TEXTS) if (texts[name] !== '') fields[name] = texts[name].slice(0, MOST_EXTRA_TEXT);
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
}

/** Put the settings of an address in place; the text is read afterwards, by the conductor. */
export function applySettings(address: Address, stores: Stores): void {
  const { sampling, selection } = stores;
  const given = entries(SETTINGS).filter(([name]) => address[name] !== undefined);
  const changed = Object.fromEntries(given.map(([name, setting]) => [setting, address[name]]));
  sampling.getState().setSettings({ ...DEFAULT_SAMPLING, ...changed });
  selection.getState().setPage(address.page ?? 'workbench');
  selection.getState().setZoom(address.zoom ?? 'model');
  selection.getState().setOutcome(address.outcome ?? 'next');
  selection.getState().setGuide(address.guide ?? 'explain');
  stores.roles.getState().setFilter(address.role ?? null);
}

/**
 * Read the text of an address with the loaded model, then select what it selects. What an address leaves
 * out is at its default, also when the page showed something else before.
 */
export async function applyText(address: Address, stores: Stores): Promise<void> {
  const { network, conductor, selection, sequence, player, experiment } = stores;
  const config = network.getState().model?.config;
  if (!config) return;
  // Before the text, so that both are run together with it and none with the experiment of before.
  const { changes = '', other = '', toward = '', away = '' } = address;
  experiment.getState().restore({ changes: readChanges(changes), other, toward, away });
  const text = address.text ?? '';
  const ids = (address.tokens?.split('.') ?? []).map(Number).filter((id) => id < config.vocabularySize);
  const { prompt, promptIds, generated, replacedCharacters, setPrompt } = sequence.getState();
  const selected = selection.getState();
  // The same text without what was generated since; undo brings that back.
  if (text === prompt && generated.length > 0) setPrompt(prompt, promptIds, replacedCharacters);
  selected.setHead(selected.layer, selected.head, false);
  player.getState().setStage({ kind: 'tokenize' });
  // Loading the model has read the text in the box already; only what is new is run.
  if (ids.length > 0 || text !== prompt || generated.length > 0 || selected.isHeadChosen)
    await conductor.readPrompt(
      text,
      ids.map((id) => ({ id: tokenId(id), choice: 'link', u: null })),
    );
  const stage = address.stage === undefined ? null : parseStageKey(address.stage, config.layerCount);
  if (stage) conductor.goToStage(stage);
  const { layer: givenLayer, head: givenHead, query } = address;
  if (givenLayer !== undefined && givenHead !== undefined)
    if (givenLayer < config.layerCount && givenHead < config.headCount)
      conductor.selectHead(layer(givenLayer), head(givenHead));
  const length = stores.trace.getState().shown?.ids.length ?? 0;
  // In any case: what the address looks at is fetched then, also when its text was here already.
  conductor.selectQuery(query !== undefined && query < length ? query : null);
}

function entries<Key extends string, Value>(table: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(table) as [Key, Value][];
}
