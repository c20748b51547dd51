/**
 * The text on show, cut by the loaded model's own merges. Worked out once for a text, whichever view asks first; while
 * it is typed, the box goes before the cut.
 */
import { useDeferredValue } from 'react';
import { cutText, type CutPiece } from '@/model/bpe/cutText.ts';
import type { BpeRules } from '@/model/bpe/rules.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useDeskText } from './useDeskText.ts';

export interface DeskCut {
  readonly text: string;
  readonly rules: BpeRules;
  readonly vocabulary: Vocabulary;
  readonly pieces: readonly CutPiece[];
}

/** Why there is no cut: no model yet, or one whose tokenizer is no byte-level BPE that cuts as GPT-2 does. */
export type NoCut = 'loading' | 'otherKind';

let last: DeskCut | null = null;

function cutOnce(text: string, rules: BpeRules, vocabulary: Vocabulary): DeskCut {
  if (last?.text !== text || last.rules !== rules) last = { text, rules, vocabulary, pieces: cutText(text, rules) };
  return last;
}

export function useCut(): DeskCut | NoCut {
  const text = useDeferredValue(useDeskText());
  const model = useValue('network', (state) => state.model);
  if (!model) return 'loading';
  if (!model.bpe) return 'otherKind';
  return cutOnce(text, model.bpe, model.vocabulary);
}
