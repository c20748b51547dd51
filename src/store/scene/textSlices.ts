/** What a scene holds of the model, the experiment and the text: each is put back when the one before is there. */
import * as z from 'zod/mini';
import { tokenId } from '@/model/axes.ts';
import { WORKBENCH_TOKENS } from '@/model/config.ts';
import { MOST_CHANGES, MOST_EXTRA_TEXT, readChanges, writeChanges, type Experiment } from '@/model/experiment.ts';
import { isSameText, unixLineEnds } from '@/model/tokens.ts';
import { EMBEDDED, findSource } from '@/store/catalog.ts';
import { isHere } from '@/store/network.ts';
import { shownTokens } from '@/store/sequence.ts';
import { sceneModelId } from './sceneModelId.ts';
import { orNull, parseField, textOf, wholeNumber, type Codec } from './codec.ts';
import { field, type Slice } from './slice.ts';

/** Longest text an address carries; browsers and chat programs cut longer ones. */
export const MAX_ADDRESS_TEXT = 8000;
/** Longest text of any scene, in UTF-16 units: beyond it a page has other troubles. */
const MAX_TEXT = 4_000_000;
/** Generated tokens behind the text, in an address; and in any scene. */
export const MOST_TOKENS = 4096;
const MOST_SCENE_TOKENS = 100_000;

/** What is read: a text, and the ids of the tokens that were generated behind it. */
export interface SceneText {
  readonly prompt: string;
  readonly tokens: readonly number[];
}

/** Line ends are one thing everywhere: what the box gives. */
const promptText = textOf(z.overwrite(unixLineEnds), z.maxLength(MAX_TEXT));
const generated: Codec<readonly number[]> = {
  schema: z.readonly(
    z.array(z.number().check(z.int(), z.gte(0), z.lte(9_999_999))).check(z.maxLength(MOST_SCENE_TOKENS)),
  ),
  toText: (ids) => ids.join('.'),
  fromText: (text) => (/^\d{1,7}(\.\d{1,7}){0,4095}$/.test(text) ? text.split('.').map(Number) : null),
};

const text: Slice<SceneText> = {
  when: 'text',
  schema: z.object({ prompt: promptText.schema, tokens: generated.schema }),
  initial: { prompt: '', tokens: [] },
  read: ({ sequence }) => ({ prompt: sequence.getState().draft, tokens: shownTokens(sequence.getState()) }),
  async apply({ prompt, tokens }, { network, conductor, selection, sequence, player }, leaveOut) {
    const size = network.getState().model?.config.vocabularySize ?? 0;
    const ids = tokens.filter((id) => id < size).map(tokenId);
    if (ids.length < tokens.length) leaveOut({ kind: 'vocabulary', count: tokens.length - ids.length });
    const state = sequence.getState();
    const selected = selection.getState();
    const isHere = prompt === state.prompt && isSameText(shownTokens(state), ids);
    if (isHere && !selected.isHeadChosen) return;
    // The same text without what was generated since; undo brings that back.
    if (!isHere && prompt === state.prompt && state.generated.length > 0)
      state.setPrompt(prompt, state.promptIds, state.replacedCharacters);
    // Until the scene says which head, the page chooses one again.
    selected.setHead(selected.layer, selected.head, false);
    player.getState().setStage({ kind: 'tokenize' });
    await conductor.readPrompt(prompt, isHere ? [] : ids.map((id) => ({ id, choice: 'link', u: null })));
  },
  names: ['text', 'tokens'],
  write: ({ prompt, tokens }) => ({ text: prompt, ...(tokens.length > 0 ? { tokens: generated.toText(tokens) } : {}) }),
  parse: (given, refuse) => ({
    prompt: parseField(promptText, given, 'text', '', refuse),
    tokens: parseField(generated, given, 'tokens', [], refuse),
  }),
};

/** Steering in tenths, places by number: what `readChanges` gives back is what was asked for. */
const changes: Codec<Experiment['changes']> = {
  schema: z.custom<Experiment['changes']>(
    (given) =>
      Array.isArray(given) && given.length <= MOST_CHANGES && given.every((change) => readAgain(change) !== null),
  ),
  toText: writeChanges,
  fromText: (text) =>
    text.length <= 8000 && /^[hcmrs][-\da.]+(_[hcmrs][-\da.]+)*$/.test(text) ? readChanges(text) : null,
};

/** A change as it comes back from an address; null for what is none. */
function readAgain(change: unknown) {
  try {
    const [read] = readChanges(writeChanges([change as Experiment['changes'][number]]));
    return JSON.stringify(read) === JSON.stringify(change) ? (read ?? null) : null;
  } catch {
    return null;
  }
}

const extraText: Codec<string> = {
  ...textOf(z.maxLength(MAX_TEXT)),
  fromText: (text) => (text.length <= MOST_EXTRA_TEXT ? unixLineEnds(text) : null),
};
const EXTRA_TEXTS = ['other', 'toward', 'away'] as const;

const experiment: Slice<Experiment> = {
  // Before the text, so that both are run together and none with the experiment of before.
  when: 'text',
  schema: z.object({
    changes: changes.schema,
    other: extraText.schema,
    toward: extraText.schema,
    away: extraText.schema,
  }),
  initial: { changes: [], other: '', toward: '', away: '' },
  read({ experiment }) {
    const { changes, other, toward, away } = experiment.getState();
    return { changes, other, toward, away };
  },
  apply: (asked, { experiment }) => experiment.getState().restore(asked),
  names: ['changes', ...EXTRA_TEXTS],
  write: (asked) => ({
    ...(asked.changes.length > 0 ? { changes: writeChanges(asked.changes) } : {}),
    ...Object.fromEntries(EXTRA_TEXTS.flatMap((name) => (asked[name] === '' ? [] : [[name, asked[name]]]))),
  }),
  parse: (given, refuse) => ({
    changes: parseField(changes, given, 'changes', [], refuse),
    other: parseField(extraText, given, 'other', '', refuse),
    toward: parseField(extraText, given, 'toward', '', refuse),
    away: parseField(extraText, given, 'away', '', refuse),
  }),
};

/** More than any GPT-2 has been trained on. */
const MOST_WINDOW = 16_384;

const window = field(wholeNumber(MOST_WINDOW, 1), {
  name: 'window',
  // With the model there: before, nobody knows what it takes.
  when: 'text',
  initial: WORKBENCH_TOKENS,
  read: ({ network }) => network.getState().window,
  async apply(tokens, { network, conductor }, leaveOut) {
    if (tokens !== network.getState().window && !(await conductor.setWindow(tokens)))
      leaveOut({ kind: 'window', wanted: tokens });
  },
});

const model = field(textOf(z.minLength(1), z.maxLength(100)), {
  name: 'model',
  when: 'model',
  initial: EMBEDDED.id,
  read: ({ network }) => sceneModelId(network.getState().model?.source ?? EMBEDDED),
  async apply(id, { network, conductor }) {
    const source = findSource(id, network.getState().site);
    const { model } = network.getState();
    if (source && (!isHere(model) || source.id !== model?.source.id)) await conductor.loadModel(source, 'box');
  },
});

/** A recording of this site, by its address beside the page; it stands in the place of a model that runs. */
const recording = field(orNull(textOf(z.minLength(1), z.maxLength(300))), {
  name: 'recording',
  when: 'model',
  initial: null,
  read: ({ recordings }) => recordings.getState().addressOnShow(),
  async apply(address, { recordings }) {
    if (address !== null && recordings.getState().addressOnShow() !== address)
      await recordings.getState().openAddress(address);
  },
});

export const TEXT_SLICES = { model, recording, window, experiment, text } as const;
