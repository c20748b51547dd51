/**
 * The answers of a class as tokens of the model. A model gives probabilities to next tokens, not to answers: an answer is
 * compared by the token that it begins with, and answers that begin with the same one count together. So the class's
 * shares and the model's probabilities are of the same things, and no two of them can both come.
 */
import { tokenId, type TokenId } from '@/model/axes.ts';
import type { Round } from './round.ts';

/** What the model gives after the question. */
export interface ModelSide {
  /** By id, over the whole vocabulary. */
  readonly probabilities: ArrayLike<number>;
  /** Ids, the most probable first. */
  readonly order: ArrayLike<number>;
}

export interface Matched {
  readonly answer: string;
  /** All its tokens, as they go on with the text. */
  readonly ids: readonly TokenId[];
}

export interface ClassRow {
  readonly id: TokenId;
  /** What was answered that begins with it, and how often. */
  readonly answers: readonly { readonly answer: string; readonly count: number }[];
  readonly count: number;
  /** Of the class. */
  readonly share: number;
  /** The model's. */
  readonly probability: number;
  /** Some of its answers have further tokens. */
  readonly isBeginning: boolean;
}

/** Tokens of the model's own that are listed although nobody named them. */
const MODELS_OWN = 3;

const isWord = (answer: string) => /^[\p{L}\p{N}]/u.test(answer);

/** A text that ends in a space, or is none, has its space already. */
export const takesSpace = ({ question, hasSpace }: Pick<Round, 'question' | 'hasSpace'>): boolean =>
  hasSpace && /\S$/u.test(question);

/** The ways in which an answer is read as it goes on with the text; the first as it was written. */
export function readingsOf(answer: string, round: Pick<Round, 'question' | 'hasSpace' | 'anyCapital'>): string[] {
  const [first = '', ...rest] = answer;
  const space = takesSpace(round) && isWord(answer) ? ' ' : '';
  const ways = round.anyCapital
    ? [answer, first.toLowerCase() + rest.join(''), first.toUpperCase() + rest.join('')]
    : [answer];
  return [...new Set(ways)].map((way) => space + way);
}

/** Of an answer's readings the one whose first token is the most probable; null where the model has no token for it. */
export function mostProbable(
  answer: string,
  readings: readonly (readonly TokenId[])[],
  { probabilities }: ModelSide,
): Matched | null {
  let best: readonly TokenId[] | null = null;
  for (const ids of readings) {
    const [id] = ids;
    if (id === undefined) continue;
    if (!best || (probabilities[id] ?? 0) > (probabilities[best[0]!] ?? 0)) best = ids;
  }
  return best && { answer, ids: best };
}

/** Named most first; behind them what the model finds most probable and nobody named. */
export function classRows(
  answers: readonly string[],
  matched: ReadonlyMap<string, Matched>,
  { probabilities, order }: ModelSide,
): ClassRow[] {
  const byToken = new Map<TokenId, Map<string, number>>();
  let total = 0;
  for (const answer of answers) {
    const id = matched.get(answer)?.ids[0];
    if (id === undefined) continue;
    total++;
    const own = byToken.get(id) ?? new Map<string, number>();
    byToken.set(id, own.set(answer, (own.get(answer) ?? 0) + 1));
  }
  const row = (id: TokenId, named: ReadonlyMap<string, number>): ClassRow => {
    const count = [...named.values()].reduce((sum, each) => sum + each, 0);
    return {
      id,
      answers: [...named].map(([answer, times]) => ({ answer, count: times })).sort((a, b) => b.count - a.count),
      count,
      share: total > 0 ? count / total : 0,
      probability: probabilities[id] ?? 0,
      isBeginning: [...named.keys()].some((answer) => (matched.get(answer)?.ids.length ?? 0) > 1),
    };
  };
  const said = [...byToken].map(([id, named]) => row(id, named));
  said.sort((a, b) => b.count - a.count || b.probability - a.probability);
  const own = Array.from({ length: Math.min(MODELS_OWN, order.length) }, (_, at) => tokenId(order[at] ?? 0))
    .filter((id) => !byToken.has(id))
    .map((id) => row(id, new Map()));
  return [...said, ...own];
}
