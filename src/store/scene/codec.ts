/** How values of a scene are written as fields of an address, and what is accepted back. An address is untrusted. */
import * as z from 'zod/mini';

/** Fields of an address, decoded. */
export type Fields = Readonly<Record<string, string>>;

/** How one value is written as one field. */
export interface Codec<Value> {
  readonly schema: z.ZodMiniType<Value>;
  toText(value: Value): string;
  /** Anything; the schema decides. */
  fromText(text: string): unknown;
}

export function parseField<Value>(
  codec: Codec<Value>,
  given: Fields,
  name: string,
  initial: Value,
  refuse: (name: string) => void,
): Value {
  const text = given[name];
  if (text === undefined) return initial;
  const parsed = codec.schema.safeParse(codec.fromText(text));
  if (parsed.success) return parsed.data;
  refuse(name);
  return initial;
}

const asNumber = (text: string) => (text.trim() === '' ? undefined : Number(text));

export function oneOf<const Values extends readonly string[]>(values: Values): Codec<Values[number]> {
  return { schema: z.enum(values), toText: String, fromText: (text) => text };
}

export function oneOfNumbers(values: readonly number[]): Codec<number> {
  return { schema: z.number().check(z.refine((value) => values.includes(value))), toText: String, fromText: asNumber };
}

export function wholeNumber(most: number, least = 0): Codec<number> {
  return { schema: z.number().check(z.int(), z.gte(least), z.lte(most)), toText: String, fromText: asNumber };
}

export function numberWithin({ min, max }: { readonly min: number; readonly max: number }): Codec<number> {
  return { schema: z.number().check(z.gte(min), z.lte(max)), toText: String, fromText: asNumber };
}

export const flag: Codec<boolean> = {
  schema: z.boolean(),
  toText: (value) => (value ? '1' : '0'),
  fromText: (text) => ({ '1': true, '0': false })[text],
};

export function textOf(...checks: Parameters<ReturnType<typeof z.string>['check']>): Codec<string> {
  return { schema: z.string().check(...checks), toText: String, fromText: (text) => text };
}

/** Null is not written, and is what nothing means. */
export function orNull<Value>({ schema, toText, fromText }: Codec<Value>): Codec<Value | null> {
  return { schema: z.nullable(schema), toText: (value) => (value === null ? '' : toText(value)), fromText };
}
