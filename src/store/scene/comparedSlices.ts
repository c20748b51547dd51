/**
 * What a scene holds of a comparison of models: the second one, and its head on show. Spoken of at the workbench, where
 * it stands: elsewhere it is left as it is.
 */
import * as z from 'zod/mini';
import { findSource } from '@/store/catalog.ts';
import type { Stores } from '@/store/createStores.ts';
import { orNull, parseField, textOf } from './codec.ts';
import { headPlace } from './placeSlices.ts';
import { sceneModelId } from './sceneModelId.ts';
import { field, type Slice } from './slice.ts';

/** `file`: one export of several, by its path; null: the best that is here or offered. */
export type ComparedModel = { readonly id: string; readonly file: string | null } | null;

const id = textOf(z.minLength(1), z.maxLength(100));
const file = orNull(textOf(z.maxLength(200), z.regex(/^[\w-][\w./-]*\.onnx$/)));

const isAtWorkbench = ({ selection }: Stores) => selection.getState().page === 'workbench';

const compared: Slice<ComparedModel> = {
  when: 'setting',
  schema: z.nullable(z.object({ id: id.schema, file: file.schema })),
  initial: null,
  read(stores) {
    const { source } = stores.modelComparison.getState();
    if (!source || !isAtWorkbench(stores)) return null;
    return { id: sceneModelId(source), file: source.kind === 'hub' ? (source.file ?? null) : null };
  },
  apply(asked, stores, leaveOut) {
    if (!isAtWorkbench(stores)) return;
    const { open, close } = stores.modelComparison.getState();
    const source = asked && findSource(asked.id, stores.network.getState().site);
    if (!source) {
      close();
      if (asked) leaveOut({ kind: 'comparedModel' });
    } else open(source.kind === 'hub' && asked.file !== null ? { ...source, file: asked.file } : source, 'link');
  },
  names: ['with', 'withfile'],
  write: (value) => (value ? { with: value.id, ...(value.file === null ? {} : { withfile: value.file }) } : {}),
  parse(given, refuse) {
    const named = parseField(orNull(id), given, 'with', null, refuse);
    return named === null ? null : { id: named, file: parseField(file, given, 'withfile', null, refuse) };
  },
};

/** After the model, which begins with the head of the first one. */
const comparedHead = field(orNull(headPlace), {
  name: 'withhead',
  when: 'setting',
  initial: null,
  read: (stores) => (isAtWorkbench(stores) ? stores.modelComparison.getState().head : null),
  apply(asked, stores) {
    if (isAtWorkbench(stores)) stores.modelComparison.getState().chooseHead(asked);
  },
});

export const COMPARED_SLICES = { compared, comparedHead } as const;
