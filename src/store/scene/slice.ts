/**
 * One row of the table of a scene: what it may hold, how it is read from the stores and put back, and how it
 * is written in an address. Everything about one setting stands in its row.
 */
import type * as z from 'zod/mini';
import type { Stores } from '@/store/createStores.ts';
import { parseField, type Codec, type Fields } from './codec.ts';
import type { LeaveOut } from './leftOut.ts';

/**
 * When a row is put back. `setting`: at once. `model` and `text`: in turn, each when the one before is there.
 * `place`: when the text has been read, for it points into the model or the text.
 */
export type When = 'setting' | 'model' | 'text' | 'place';

export interface Slice<Value> {
  readonly when: When;
  readonly schema: z.ZodMiniType<Value>;
  /** What an address that says nothing of it means. */
  readonly initial: Value;
  read(stores: Stores): Value;
  /** What cannot be had is handed to `leaveOut`; nothing here throws. Settings and places are put back at once. */
  apply(value: Value, stores: Stores, leaveOut: LeaveOut): void | Promise<void>;
  /** Names in an address. */
  readonly names: readonly string[];
  write(value: Value): Fields;
  /** From an address that a stranger may have written. A field that does not fit is told to `refuse`. */
  parse(given: Fields, refuse: (name: string) => void): Value;
}

interface Row<Value> extends Pick<Slice<Value>, 'when' | 'initial' | 'read' | 'apply'> {
  readonly name: string;
}

/** A row of one field. */
export function field<Value>(codec: Codec<Value>, { name, ...row }: Row<NoInfer<Value>>): Slice<Value> {
  return {
    ...row,
    schema: codec.schema,
    names: [name],
    write: (value) => ({ [name]: codec.toText(value) }),
    parse: (given, refuse) => parseField(codec, given, name, row.initial, refuse),
  };
}
