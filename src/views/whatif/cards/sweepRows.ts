/** The sweep's numbers as rows: what its map, its table and its file have in common. */
import type { CsvTable } from '@/draw/toCsv.ts';
import { effectOf, MEASURES, measureOf, type Question } from '@/model/headEffect.ts';
import { tensor, type Tensor } from '@/model/tensor.ts';
import type { SweepFound } from '@/store/sweep.ts';

export interface SweepRow {
  readonly layer: number;
  readonly head: number;
  /** Null where nothing was run yet. */
  readonly effect: number | null;
}

/** Heads in the order of the network. */
export function sweepRows(found: SweepFound, question: Question): readonly SweepRow[] {
  return found.cells.map((cell, index) => ({
    layer: Math.floor(index / found.headCount),
    head: index % found.headCount,
    effect: cell && effectOf(found.before, cell, question),
  }));
}

/** Those that are known, the largest effect first, whichever way it goes. */
export function rankRows(rows: readonly SweepRow[]): readonly (SweepRow & { readonly effect: number })[] {
  return rows
    .filter((row): row is SweepRow & { readonly effect: number } => row.effect !== null)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

/** L×H with layers down and heads across; 0, the colour of paper, where nothing is known. */
export function sweepMap(
  { layerCount, headCount }: SweepFound,
  rows: readonly SweepRow[],
): Tensor<readonly ['query', 'key']> {
  return tensor(
    ['query', 'key'],
    [layerCount, headCount],
    Float32Array.from(rows, ({ effect }) => effect ?? 0),
  );
}

/** Every measure of every head, before and after. `tokens`: how the two that are asked about are written. */
export function sweepCsv(found: SweepFound, question: Question, tokens: readonly [string, string]): CsvTable {
  const [token, against] = tokens;
  const questions = MEASURES.map((measure) => ({ ...question, measure }));
  const before = questions.map((each) => measureOf(found.before, each));
  const names = ['kl_bits', `logit_difference ${token} − ${against}`, `probability ${token}`];
  return {
    columns: [
      'layer',
      'head',
      'replaced_by',
      names[0]!,
      ...names.slice(1).flatMap((name) => [`${name} before`, `${name} after`]),
    ],
    rows: found.cells.map((cell, index) => {
      const after = questions.map((each) => (cell ? measureOf(cell, each) : null));
      const [layer, head] = [Math.floor(index / found.headCount) + 1, (index % found.headCount) + 1];
      return [layer, head, found.replacement, after[0]!, ...[1, 2].flatMap((at) => [before[at]!, after[at]!])];
    }),
  };
}
