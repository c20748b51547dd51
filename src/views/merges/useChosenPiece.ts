/** The piece whose merges are shown: the one chosen, or the first that has any; and how many of its merges are done. */
import type { CutPiece } from '@/model/bpe/cutText.ts';
import type { DeskCut } from '@/views/shared/desk/useCut.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

export interface ChosenPiece {
  readonly at: number;
  readonly piece: CutPiece;
  /** Merges done, at most as many as there are. */
  readonly step: number;
}

/** Null for a text without pieces. */
export function useChosenPiece({ pieces }: DeskCut): ChosenPiece | null {
  const asked = useValue('tokensDesk', (state) => state.piece);
  const step = useValue('tokensDesk', (state) => state.step);
  const first = pieces.findIndex(({ merged }) => (merged?.steps.length ?? 0) > 0);
  const at = asked !== null && asked < pieces.length ? asked : Math.max(0, first);
  const piece = pieces[at];
  if (!piece) return null;
  const count = piece.merged?.steps.length ?? 0;
  return { at, piece, step: Math.min(step ?? count, count) };
}
