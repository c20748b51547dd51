/**
 * The numbers that must not be mixed. Each is a plain number at run time; the brand keeps a head
 * from being passed where a layer is meant.
 */
declare const brand: unique symbol;
type Brand<Name extends string> = number & { readonly [brand]: Name };

/** Index of a token in the vocabulary, 0 … V − 1. */
export type TokenId = Brand<'TokenId'>;
/** Index of a token in the sequence the model reads, 0 … T − 1. */
export type Position = Brand<'Position'>;
/** Index of a block, 0 … L − 1. */
export type Layer = Brand<'Layer'>;
/** Index of an attention head in its layer, 0 … H − 1. */
export type Head = Brand<'Head'>;

export const tokenId = (value: number) => value as TokenId;
export const position = (value: number) => value as Position;
export const layer = (value: number) => value as Layer;
export const head = (value: number) => value as Head;
