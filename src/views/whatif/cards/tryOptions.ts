/** What can be tried in the place of a card's own change: the same kind elsewhere. */
import type { Change } from '@/model/experiment.ts';

export interface TryOption {
  readonly label: string;
  readonly changes: readonly Change[];
}

/** Every head alone, numbered from 1. */
export function headOptions(
  layerCount: number,
  headCount: number,
  name: (layer: number, head: number) => string,
): readonly TryOption[] {
  return Array.from({ length: layerCount * headCount }, (_, index) => {
    const [layer, head] = [Math.floor(index / headCount), index % headCount];
    return { label: name(layer + 1, head + 1), changes: [{ kind: 'head', layer, head }] };
  });
}

/** The same swap at every level of the stream. */
export function levelOptions(
  own: readonly Change[],
  layerCount: number,
  name: (level: number) => string,
): readonly TryOption[] {
  return Array.from({ length: layerCount + 1 }, (_, level) => ({
    label: name(level),
    changes: own.map((change) => (change.kind === 'swap' ? { ...change, level } : change)),
  }));
}

/** All of the changes, then each alone, named by their layers from 1. */
export function partOptions(own: readonly Change[], name: (layers: readonly number[]) => string): readonly TryOption[] {
  const layerOf = (change: Change) => ('layer' in change ? change.layer + 1 : change.level);
  const sets = own.length > 1 ? [own, ...own.map((change) => [change])] : [own];
  return sets.map((changes) => ({ label: name(changes.map(layerOf)), changes }));
}
