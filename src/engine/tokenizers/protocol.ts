/** What the page and the tokenizers' worker say to each other. One request has one id and exactly one `done` or `failed`. */
import type { Cut } from '@/model/tokenizers/Cut.ts';
import type { TokenizerId } from '@/model/tokenizers/designs.ts';
import type { CutterErrorName } from './Cutters.ts';

/** A tokenizer's file on this site. The address changes with its content. */
export interface TokenizerFile {
  readonly url: string;
  /** As it is sent, packed. */
  readonly bytes: number;
}

export interface CutterRequests {
  kept: { params: { files: Readonly<Partial<Record<TokenizerId, TokenizerFile>>> }; result: readonly TokenizerId[] };
  /** `file` null: for one that needs none. Reports progress. */
  load: { params: { tokenizer: TokenizerId; file: TokenizerFile | null }; result: null };
  cut: { params: { tokenizer: TokenizerId; texts: readonly string[] }; result: readonly Cut[] };
}
export type CutterRequestName = keyof CutterRequests;
export type CutterResult = CutterRequests[CutterRequestName]['result'];

export type CutterRequest = {
  [Name in CutterRequestName]: {
    readonly id: number;
    readonly name: Name;
    readonly params: CutterRequests[Name]['params'];
  };
}[CutterRequestName];

export type ToCutter = ({ readonly kind: 'request' } & CutterRequest) | { readonly kind: 'abort'; readonly id: number };

export type FromCutter =
  | { readonly kind: 'progress'; readonly id: number; readonly loadedBytes: number }
  | { readonly kind: 'done'; readonly id: number; readonly result: CutterResult }
  | { readonly kind: 'failed'; readonly id: number; readonly error: CutterErrorName; readonly detail: string };
