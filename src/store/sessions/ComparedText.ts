/** One text as two models read it. Both sides change together, so that no panel shows numbers of two texts. */
import type { TokenId } from '@/model/axes.ts';
import type { Model } from '@/store/network.ts';
import type { Shown } from '@/store/trace.ts';

export const SIDES = ['first', 'second'] as const;
/** `first`: the model of the page. */
export type SideName = (typeof SIDES)[number];

export interface ReadSide {
  readonly model: Model;
  /** All tokens of the text, as its tokenizer cuts it. */
  readonly ids: readonly TokenId[];
  /** How many of these at the front stand before its window: the model reads the others. */
  readonly unread: number;
  /** Of the tokens that were read. */
  readonly read: Shown;
}

export interface ComparedText extends Readonly<Record<SideName, ReadSide>> {
  readonly text: string;
  /** Ids mean the same to both: then both have read the very same tokens. */
  readonly isSameVocabulary: boolean;
}
