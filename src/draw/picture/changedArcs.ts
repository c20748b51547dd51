/**
 * Arcs of an experiment: attention as it is after a change, with what is switched off as dead arcs, or what the change
 * made of each weight. A head that is off still looks, so its weights are there, but nothing is carried along them; an
 * edge that is cut has no weight left and is drawn by the one it had.
 */
import type { SwitchedOff } from '@/model/switchedOff.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import type { HeadWeight, PictureArc, PictureArcs } from './pictureArcs.ts';

export interface ChangedAttention {
  readonly before: AttentionTensor;
  readonly after: AttentionTensor;
  readonly off: SwitchedOff;
}

/** A change of a weight is drawn from this size on, or from the threshold of weights where that is lower. */
const LEAST_CHANGE = 0.05;

export function leastChange(threshold: number): number {
  return Math.min(LEAST_CHANGE, threshold);
}

/** Attention after the change. What is off has a dead arc of its own, below the one of the heads that still carry something. */
export function collectChangedArcs(
  changed: ChangedAttention,
  threshold: number,
  columns: readonly number[],
): PictureArcs {
  return gather(changed, columns, threshold, ({ key, heads }) => {
    const live = heads.flatMap(({ head, is, isOff }): HeadWeight[] =>
      !isOff && is >= threshold ? [{ head, weight: is }] : [],
    );
    return [...deadArc(key, heads, threshold), ...arcOf(live, key)];
  });
}

function arcOf(heads: HeadWeight[], key: number): Drawn[] {
  heads.sort((one, other) => other.weight - one.weight);
  const [best] = heads;
  return best ? [{ heads, weight: best.weight, isSink: key === 0 }] : [];
}

/** What is switched off, by the weight it has, or had before its edge was cut. */
function deadArc(key: number, heads: Edge['heads'], threshold: number): Drawn[] {
  const off = heads.flatMap(({ head, was, is, isOff }): HeadWeight[] => {
    const weight = is === 0 ? was : is;
    return isOff && weight >= threshold ? [{ head, weight, isOff }] : [];
  });
  return arcOf(off, key).map((arc) => ({ ...arc, isDead: true }));
}

/** What the change made of each weight, as strong as the head's that changed most; and what is off, as dead arcs. */
export function collectDifferenceArcs(
  changed: ChangedAttention,
  threshold: number,
  columns: readonly number[],
): PictureArcs {
  const least = leastChange(threshold);
  const found = gather(changed, columns, least, (edge) => {
    const moved = edge.heads
      .filter(({ was, is }) => Math.abs(is - was) >= least)
      .map(({ head, was, is, isOff }): HeadWeight => ({ head, weight: is, was, ...(isOff ? { isOff } : {}) }))
      .sort((one, other) => Math.abs(changeOf(other)) - Math.abs(changeOf(one)));
    const [best] = moved;
    // Where a change of weight is told the sink is a token like another.
    const change: Drawn[] = best
      ? [{ heads: moved, weight: Math.abs(changeOf(best)), isSink: false, change: changeOf(best) }]
      : [];
    return [...deadArc(edge.key, edge.heads, threshold), ...change];
  });
  return { ...found, isDifference: true };
}

function changeOf({ weight, was = weight }: HeadWeight): number {
  return weight - was;
}

interface Edge {
  readonly key: number;
  readonly heads: readonly {
    readonly head: number;
    readonly was: number;
    readonly is: number;
    readonly isOff: boolean;
  }[];
}

type Drawn = Omit<PictureArc, 'layer' | 'query' | 'key'>;

/** Every edge between drawn tokens, and what is to be told of all weights outside the sink. */
function gather(
  { before, after, off }: ChangedAttention,
  columns: readonly number[],
  least: number,
  draw: (edge: Edge) => readonly Drawn[],
): PictureArcs {
  const [layers, heads, tokens] = after.shape;
  const drawn = new Set(columns);
  const arcs: PictureArc[] = [];
  let [totalWeight, shownCount, shownWeight, sinkWeight, changedCount, mostChange] = [0, 0, 0, 0, 0, 0];
  for (let layer = 0; layer < layers; layer += 1)
    for (let query = 0; query < tokens; query += 1)
      for (let key = 0; key <= query; key += 1) {
        const isDrawn = query > 0 && drawn.has(query) && drawn.has(key);
        const edge = Array.from({ length: heads }, (_, head) => {
          const at = ((layer * heads + head) * tokens + query) * tokens + key;
          const [was, is] = [before.data[at] ?? 0, after.data[at] ?? 0];
          if (key === 0) sinkWeight += is;
          else totalWeight += is;
          if (key > 0 && is >= least && isDrawn) {
            shownCount += 1;
            shownWeight += is;
          }
          if (Math.abs(is - was) >= least) changedCount += 1;
          if (Math.abs(is - was) > Math.abs(mostChange)) mostChange = is - was;
          return { head, was, is, isOff: off.isEdgeOff(layer, head, query, key) };
        });
        if (isDrawn) for (const arc of draw({ key, heads: edge })) arcs.push({ layer, query, key, ...arc });
      }
  // Dead ones lie below all others.
  arcs.sort((one, other) => Number(other.isDead ?? false) - Number(one.isDead ?? false) || one.weight - other.weight);
  const totalCount = (layers * heads * tokens * (tokens - 1)) / 2;
  const change = { count: changedCount, least, most: mostChange };
  return { arcs, totalCount, totalWeight, shownCount, shownWeight, sinkWeight, change };
}
