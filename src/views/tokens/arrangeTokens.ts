/**
 * The whole text as the strip shows it: what fell out of the model's window, what the model reads,
 * and the generated tokens after the cursor. Long texts are not read in full: of what is outside the
 * window only the nearest tokens are, and a count stands for the others.
 */
import { position, type Position, type TokenId } from '@/model/axes.ts';
import { readTokens, type Token } from '@/model/tokens.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { Choice, SequenceState } from '@/store/sequence.ts';

/** Tokens outside the window that are ever put on the page, on either side. */
export const MAX_OUTSIDE = 120;
/** A character has at most four bytes: so many tokens before a cut may belong to the first one after it. */
const LONGEST_CHARACTER = 4;

export interface ArrangedToken {
  readonly token: Token;
  /** Place in the whole text, from 0. */
  readonly index: number;
  /** Place in the model's window; null outside. */
  readonly position: Position | null;
  readonly origin: 'typed' | Choice;
  /** The number that decided its draw. */
  readonly u: number | null;
  /** −log₂ p, in bits; null where it is not known. */
  readonly surprisal: number | null;
}

export interface Arrangement {
  readonly window: readonly ArrangedToken[];
  /** Before the window: the nearest of them, in reading order, and how many there are in all. */
  readonly fallen: readonly ArrangedToken[];
  readonly fallenCount: number;
  /** After the cursor. */
  readonly later: readonly ArrangedToken[];
  readonly laterCount: number;
}

export const NOTHING_ARRANGED: Arrangement = { window: [], fallen: [], fallenCount: 0, later: [], laterCount: 0 };

/** What was computed: the ids it was computed for, and a surprisal (bits) for each. */
interface Computed {
  readonly ids: readonly TokenId[];
  readonly surprisal: Float32Array;
}

type Text = Pick<SequenceState, 'promptIds' | 'generated' | 'cursor'>;

/** `windowLength`: how many of the last tokens the model reads. */
export function arrangeTokens(
  { promptIds, generated, cursor }: Text,
  windowLength: number,
  vocabulary: Vocabulary,
  computed: Computed | null,
): Arrangement {
  const ids = [...promptIds, ...generated.map((token) => token.id)];
  if (ids.length === 0) return NOTHING_ARRANGED;
  const end = promptIds.length + cursor;
  const start = Math.max(0, end - windowLength);
  const from = Math.max(0, start - MAX_OUTSIDE);
  const to = Math.min(ids.length, end + MAX_OUTSIDE);
  const readFrom = Math.max(0, from - LONGEST_CHARACTER);
  const tokens = readTokens(ids.slice(readFrom, to + LONGEST_CHARACTER), vocabulary);
  const surprisals = alignSurprisal(ids.slice(start, end), computed);
  const arranged = tokens.slice(from - readFrom, to - readFrom).map((token, offset): ArrangedToken => {
    const index = from + offset;
    const made = generated[index - promptIds.length];
    const isRead = index >= start && index < end;
    return {
      token,
      index,
      position: isRead ? position(index - start) : null,
      origin: made?.choice ?? 'typed',
      u: made?.u ?? null,
      surprisal: isRead ? (surprisals[index - start] ?? null) : null,
    };
  });
  return {
    window: arranged.slice(start - from, end - from),
    fallen: arranged.slice(0, start - from),
    fallenCount: start,
    later: arranged.slice(end - from),
    laterCount: ids.length - end,
  };
}

/** Surprisal of the tokens in the window, as far as it was computed for exactly these. The first token's is unknown. */
function alignSurprisal(ids: readonly TokenId[], computed: Computed | null): (number | null)[] {
  if (!computed) return [];
  const differs = ids.findIndex((id, index) => computed.ids[index] !== id);
  const known = differs === -1 ? ids.length : differs;
  return Array.from({ length: known }, (_, index) => {
    const bits = computed.surprisal[index] ?? NaN;
    return Number.isNaN(bits) ? null : bits;
  });
}
