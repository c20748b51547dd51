/**
 * The text on show, cut by the loaded model's own merges. Worked out once for a text, whichever view asks first; while
 * it is typed, the box goes before the cut.
 */
import { useDeferredValue } from 'react';
import { cutText, type CutPiece } from '@/model/bpe/cutText.ts';
import type { BpeRules } from '@/model/bpe/rules.ts';
import { isHere } from '@/store/network.ts';
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

/** The newest two: while a text is typed, what stands there is drawn again before what comes. */
let recent: readonly DeskCut[] = [];

function cutOnce(text: string, rules: BpeRules, vocabulary: Vocabulary): DeskCut {
  const known = recent.find((cut) => cut.text === text && cut.rules === rules);
  if (known) return known;
  const made = { text, rules, vocabulary, pieces: cutText(text, rules) };
  recent = [made, ...recent.slice(0, 1)];
  return made;
}

export function useCut(): DeskCut | NoCut {
  const text = useDeferredValue(useDeskText());
  const model = useValue('network', (state) => state.model);
  if (!model || !isHere(model)) return 'loading';
  if (!model.bpe) return 'otherKind';
  return cutOnce(text, model.bpe, model.vocabulary);
}
