/**
 * When a change cannot be made, and why: every refusal has a name and the numbers that explain it. The
 * words are in the catalog. A change that was possible may become impossible with another text; it is
 * then kept in the list and left out of the run.
 */
import { MOST_CHANGES, withChanges, type Change, type Place } from './experiment.ts';

/** Tokens of a second text; null while there is none, or it is not read yet. */
export interface OtherTexts {
  /** Tokens of the text to swap from; null when it is empty. */
  readonly otherLength: number | null;
  /** The two are the same text: every swap would change nothing. */
  readonly isOtherSame: boolean;
  readonly hasSteeringTexts: boolean;
  readonly areSteeringTextsSame: boolean;
}

export type Refusal =
  /** The model has no such layer or head: the change was made on a larger one. */
  | { readonly name: 'noSuchPlace' }
  | { readonly name: 'beyondText'; readonly position: number; readonly length: number }
  /** A query cannot look at a later key anyway. */
  | { readonly name: 'future'; readonly query: number; readonly key: number }
  /** With this edge, the query would have no key left: a softmax of nothing. */
  | { readonly name: 'nothingToSee'; readonly query: number }
  /** With this head, no head is left: nothing would pass from any token to any other. */
  | { readonly name: 'nothingCarried' }
  | { readonly name: 'otherEmpty' }
  | { readonly name: 'otherSame' }
  | { readonly name: 'lengths'; readonly here: number; readonly there: number }
  | { readonly name: 'steeringEmpty' }
  | { readonly name: 'steeringSame' }
  | { readonly name: 'strengthZero' }
  | { readonly name: 'tooMany'; readonly most: number };
export type RefusalName = Refusal['name'];

/**
 * For each change, why it cannot be made, or null. A set is read from its beginning: a change that fails
 * only together with others is refused when those before it were accepted.
 */
export function checkChanges(changes: readonly Change[], place: Place, texts: OtherTexts): (Refusal | null)[] {
  const accepted: Change[] = [];
  return changes.map((change) => {
    const refusal = checkAlone(change, place, texts) ?? checkTogether(accepted, change, place);
    if (!refusal) accepted.push(change);
    return refusal;
  });
}

/** The first reason why these cannot be added to a list; null when all can. */
export function refuseAdding(
  added: readonly Change[],
  changes: readonly Change[],
  place: Place,
  texts: OtherTexts,
): Refusal | null {
  const all = withChanges(changes, added);
  if (all.length > MOST_CHANGES) return { name: 'tooMany', most: MOST_CHANGES };
  const refusals = checkChanges(all, place, texts);
  return refusals.find((refusal, at) => refusal !== null && added.includes(all[at]!)) ?? null;
}

function checkAlone(change: Change, place: Place, texts: OtherTexts): Refusal | null {
  const { layerCount, headCount, length } = place;
  switch (change.kind) {
    case 'head':
      return change.layer < layerCount && change.head < headCount ? null : { name: 'noSuchPlace' };
    case 'mlp':
      return change.layer < layerCount ? null : { name: 'noSuchPlace' };
    case 'cut':
      if (change.layer >= layerCount || (change.head ?? 0) >= headCount) return { name: 'noSuchPlace' };
      if (change.key > change.query) return { name: 'future', query: change.query, key: change.key };
      return inText(change.query, length);
    case 'swap':
      if (change.level > layerCount) return { name: 'noSuchPlace' };
      return checkOther(length, texts) ?? inText(change.position, length);
    case 'steer':
      if (change.level > layerCount) return { name: 'noSuchPlace' };
      if (change.strength === 0) return { name: 'strengthZero' };
      if (!texts.hasSteeringTexts) return { name: 'steeringEmpty' };
      return texts.areSteeringTextsSame ? { name: 'steeringSame' } : null;
  }
}

function inText(position: number, length: number): Refusal | null {
  return position < length ? null : { name: 'beyondText', position, length };
}

/**
 * A swap puts position t of one text in the place of position t of the other, so the two must be laid
 * out alike. With different lengths "the same position" is a different word, and what comes of it
 * would be read as a finding.
 */
function checkOther(length: number, { otherLength, isOtherSame }: OtherTexts): Refusal | null {
  if (otherLength === null) return { name: 'otherEmpty' };
  if (isOtherSame) return { name: 'otherSame' };
  return otherLength === length ? null : { name: 'lengths', here: length, there: otherLength };
}

/**
 * Heads are the only thing in a GPT that carries something from one token to another. With all of them
 * off, every prediction rests on the last token alone and any longer text is the same experiment: it is
 * refused, so that nobody takes it for a result. One head left is enough.
 */
function checkTogether(accepted: readonly Change[], change: Change, place: Place): Refusal | null {
  if (change.kind === 'head') {
    const off = accepted.filter((other) => other.kind === 'head').length + 1;
    return off === place.layerCount * place.headCount ? { name: 'nothingCarried' } : null;
  }
  if (change.kind !== 'cut') return null;
  const cuts = [...accepted, change].filter((other) => other.kind === 'cut');
  const heads = change.head === null ? Array.from({ length: place.headCount }, (_, head) => head) : [change.head];
  const isBlind = heads.some((head) => {
    const keys = cuts
      .filter((cut) => cut.layer === change.layer && cut.query === change.query && (cut.head ?? head) === head)
      .map((cut) => cut.key);
    return new Set(keys).size === change.query + 1;
  });
  return isBlind ? { name: 'nothingToSee', query: change.query } : null;
}
