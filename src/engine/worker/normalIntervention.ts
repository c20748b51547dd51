/**
 * Checks what the page asks to have changed, and leaves out every part that changes nothing, so that
 * two interventions are the same when what is left of them is. Leaves out: how they reach the
 * network (interventionInputs.ts), and everything in words (model/experiment.ts).
 */
import type { ModelConfig } from '@/model/config.ts';
import type { Addition, Cut, HeadAddition, Intervention, Replacement } from '@/model/intervention.ts';
import { EngineError } from '@/engine/EngineError.ts';

/**
 * A copy that later changes of the caller's arrays do not reach. Throws Internal when a size, an
 * index or a number is wrong, or when cuts leave a query no key to look at.
 */
export function normalIntervention(asked: Intervention | undefined, sizes: ModelConfig): Intervention {
  const { headScale, headAdditions = [], mlpScale, cuts = [], replacements = [], additions = [] } = asked ?? {};
  cuts.forEach((cut) => checkCut(cut, sizes));
  refuseBlindQueries(cuts, sizes);
  for (const addition of headAdditions) checkHeadRow(addition, sizes);
  for (const { level, position, row } of replacements) checkRow('replacement', level, position, row, sizes);
  for (const { level, from, row } of additions) checkRow('addition', level, from, row, sizes);
  return {
    ...(headScale && scaleBy('headScale', headScale, sizes.layerCount * sizes.headCount)),
    ...(headAdditions.length > 0 && { headAdditions: headAdditions.map(copyRow) }),
    ...(mlpScale && scaleBy('mlpScale', mlpScale, sizes.layerCount)),
    ...(cuts.length > 0 && { cuts: cuts.map((cut) => ({ ...cut })) }),
    ...(replacements.length > 0 && { replacements: replacements.map(copyRow) }),
    ...(additions.length > 0 && { additions: additions.map(copyRow) }),
  };
}

/** By value. Both must have come out of normalIntervention. */
export function isSameIntervention(a: Intervention, b: Intervention): boolean {
  return (
    isSameArray(a.headScale, b.headScale) &&
    isSameList(a.headAdditions, b.headAdditions, isSameHeadAddition) &&
    isSameArray(a.mlpScale, b.mlpScale) &&
    isSameList(a.cuts, b.cuts, isSameCut) &&
    isSameList(a.replacements, b.replacements, isSameReplacement) &&
    isSameList(a.additions, b.additions, isSameAddition)
  );
}

function scaleBy(name: 'headScale' | 'mlpScale', factors: Float32Array, count: number): Intervention {
  if (factors.length !== count || !factors.every(Number.isFinite))
    throw new EngineError('Internal', `${name}: ${factors.length} factors where ${count} finite ones are needed.`);
  return factors.every((factor) => factor === 1) ? {} : { [name]: Float32Array.from(factors) };
}

function checkCut({ layer, head, query, key }: Cut, sizes: ModelConfig): void {
  const isThere =
    isIndex(layer, sizes.layerCount) &&
    (head === null || isIndex(head, sizes.headCount)) &&
    isIndex(query, sizes.contextLength) &&
    isIndex(key, query + 1);
  if (!isThere)
    throw new EngineError('Internal', `There is no weight of query ${query} for key ${key} in ${layer}.${head}.`);
}

/** A row of attention that is cut everywhere has nothing to sum to 1 with. */
function refuseBlindQueries(cuts: readonly Cut[], { headCount }: ModelConfig): void {
  const everyHead = Array.from({ length: headCount }, (_, head) => head);
  const keysOfRow = new Map<string, Set<number>>();
  for (const { layer, head, query, key } of cuts)
    for (const one of head === null ? everyHead : [head]) {
      const row = `${layer}.${one}.${query}`;
      const keys = keysOfRow.get(row) ?? new Set();
      keysOfRow.set(row, keys.add(key));
      if (keys.size > query)
        throw new EngineError('Internal', `Every key is cut from query ${query} in layer ${layer}, head ${one}.`);
    }
}

function checkRow(what: string, level: number, position: number, row: Float32Array, sizes: ModelConfig): void {
  if (!isIndex(level, sizes.layerCount + 1) || !isIndex(position, sizes.contextLength))
    throw new EngineError('Internal', `A ${what} at level ${level}, position ${position}: there is no such place.`);
  if (row.length !== sizes.width || !row.every(Number.isFinite))
    throw new EngineError('Internal', `A ${what}: ${row.length} numbers where ${sizes.width} finite ones are needed.`);
}

function checkHeadRow({ layer, head, row }: HeadAddition, { layerCount, headCount, headSize }: ModelConfig): void {
  if (!isIndex(layer, layerCount) || !isIndex(head, headCount))
    throw new EngineError('Internal', `An addition to head ${layer}.${head}: there is no such head.`);
  if (row.length !== headSize || !row.every(Number.isFinite))
    throw new EngineError('Internal', `An addition to a head: ${row.length} numbers, not ${headSize} finite ones.`);
}

function copyRow<Change extends Replacement | Addition | HeadAddition>(change: Change): Change {
  return { ...change, row: Float32Array.from(change.row) };
}

function isIndex(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}

function isSameArray(a: Float32Array | undefined, b: Float32Array | undefined): boolean {
  return a?.length === b?.length && (a?.every((value, i) => value === b?.[i]) ?? true);
}

function isSameList<Item>(
  a: readonly Item[] = [],
  b: readonly Item[] = [],
  isSame: (one: Item, other: Item) => boolean,
): boolean {
  return a.length === b.length && a.every((item, i) => isSame(item, b[i]!));
}

function isSameCut(a: Cut, b: Cut): boolean {
  return a.layer === b.layer && a.head === b.head && a.query === b.query && a.key === b.key;
}

function isSameHeadAddition(a: HeadAddition, b: HeadAddition): boolean {
  return a.layer === b.layer && a.head === b.head && isSameArray(a.row, b.row);
}

function isSameReplacement(a: Replacement, b: Replacement): boolean {
  return a.level === b.level && a.position === b.position && isSameArray(a.row, b.row);
}

function isSameAddition(a: Addition, b: Addition): boolean {
  return a.level === b.level && a.from === b.from && isSameArray(a.row, b.row);
}
