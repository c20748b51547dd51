/**
 * A scene: everything that is on show on both pages, as one value. Version 2; what today's links of version 1 say is
 * a part of it. Addresses, and later lessons and embeds, are scenes. What is in it stands in one table, a row for
 * each setting (`slice.ts`); a scene from elsewhere is untrusted, and what does not fit is left out.
 */
import * as z from 'zod/mini';
import type { Stores } from '@/store/createStores.ts';
import type { LeaveOut, LeftOut } from './leftOut.ts';
import { COMPARED_SLICES } from './comparedSlices.ts';
import { DESK_SLICES } from './deskSlices.ts';
import { MEANING_SLICES } from './meaningSlices.ts';
import { PLACE_SLICES } from './placeSlices.ts';
import { SETTING_SLICES } from './settingSlices.ts';
import { isSame } from './sameValue.ts';
import type { Slice } from './slice.ts';
import { TEXT_SLICES } from './textSlices.ts';
import { TOKENIZER_SLICES } from './tokenizerSlices.ts';
import { parseTraining, TRAINING_FIELDS, trainingSchema, writeTraining, type TrainingScene } from './trainingValue.ts';

export const SCENE_VERSION = 2;

/** Spoken of where training is on show: on its page, and in a lesson that has its stage. Null leaves training as it is: nothing there may be lost by a link. */
const training: Slice<TrainingScene | null> = {
  when: 'setting',
  schema: z.nullable(trainingSchema),
  initial: null,
  read({ trainingLink, selection }) {
    const { page } = selection.getState();
    const { value, isInLesson } = trainingLink.getState();
    return page === 'training' || (page === 'learn' && isInLesson) ? value : null;
  },
  apply(asked, { trainingLink, selection }) {
    // The page stands before it in the table, so it is the scene's own.
    if (asked) trainingLink.getState().ask(asked, selection.getState().page === 'learn' ? 'lesson' : 'address');
  },
  names: TRAINING_FIELDS,
  write: (value) => (value ? writeTraining(value) : {}),
  parse: parseTraining,
};

/** Every row, in the order in which it is put back and written. */
export const SLICES = {
  ...TEXT_SLICES,
  ...SETTING_SLICES,
  ...COMPARED_SLICES,
  ...DESK_SLICES,
  ...TOKENIZER_SLICES,
  training,
  ...PLACE_SLICES,
  ...MEANING_SLICES,
} as const;

type SceneValues = {
  readonly [Key in keyof typeof SLICES]: (typeof SLICES)[Key] extends Slice<infer Value> ? Value : never;
};
export type Scene = SceneValues & { readonly version: typeof SCENE_VERSION };

type AnyRow = readonly [keyof SceneValues, Slice<unknown>];
export const ROWS = Object.entries(SLICES) as unknown as readonly AnyRow[];

function sceneOf(valueOf: (row: AnyRow) => unknown): Scene {
  const values = Object.fromEntries(ROWS.map((row) => [row[0], valueOf(row)])) as unknown as SceneValues;
  return { version: SCENE_VERSION, ...values };
}

export const INITIAL_SCENE: Scene = sceneOf(([, row]) => row.initial);

/** What is on show now. */
export function readScene(stores: Stores): Scene {
  return sceneOf(([, row]) => row.read(stores));
}

/** What is on show while a scene is put back: its settings are the visitor's by now; model, text and places are still to come. */
export function readWhileOpening(opening: Scene, stores: Stores): Scene {
  return sceneOf(([key, row]) => (row.when === 'setting' ? row.read(stores) : opening[key]));
}

/** A scene from a file, a frame or a store: whatever it is, this gives a scene and says what it left out. */
export function parseScene(given: unknown): { readonly scene: Scene; readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const values = typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
  if (Number(values['version']) > SCENE_VERSION) leftOut.push({ kind: 'newer' });
  const scene = sceneOf(([key, row]) => {
    if (!Object.hasOwn(values, key)) return row.initial;
    const parsed = row.schema.safeParse(values[key]);
    if (parsed.success) return parsed.data;
    leftOut.push({ kind: 'value', field: key });
    return row.initial;
  });
  return { scene, leftOut };
}

/** Put back the rows of one moment, all at once; one that is as asked for already is not touched. */
export function putRows(scene: Scene, stores: Stores, when: 'setting' | 'place', leaveOut: LeaveOut): void {
  for (const [key, row] of ROWS)
    if (row.when === when && !isSame(row.read(stores), scene[key])) void row.apply(scene[key], stores, leaveOut);
}
