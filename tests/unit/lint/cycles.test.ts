/** Circles of imports are found wherever they are, and there is none in this project. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betweenFolders, findCycles } from '../../../scripts/lint/cycles.mjs';
import { graphOf, readFiles } from '../../../scripts/lint/imports.mjs';

const graph = (edges: readonly (readonly [string, string])[]) => {
  const made = new Map<string, Set<string>>();
  for (const [from, to] of edges) made.set(from, (made.get(from) ?? new Set()).add(to));
  return made;
};

/** Edges that lead from a lower number to a higher one, so that no way leads back. */
const downhill = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 120 })
  .map((pairs) => pairs.filter(([from, to]) => from < to));

describe('findCycles', () => {
  it('finds none where every import leads downhill', () => {
    fc.assert(
      fc.property(downhill, (pairs) => {
        expect(findCycles(graph(pairs.map(([from, to]) => [String(from), String(to)] as const)))).toEqual([]);
      }),
    );
  });

  it('finds a way round once an import leads back, and every step of it is an import', () => {
    fc.assert(
      fc.property(downhill, fc.nat(30), fc.integer({ min: 1, max: 6 }), (pairs, start, length) => {
        const round = Array.from({ length }, (_, at) => [`r${at}`, `r${(at + 1) % length}`] as const);
        const edges = graph([
          ...pairs.map(([from, to]) => [String(from), String(to)] as const),
          [String(start), 'r0'],
          ...round,
        ]);
        const cycles = findCycles(edges);
        expect(cycles.length).toBeGreaterThan(0);
        for (const cycle of cycles) {
          expect(cycle.at(-1)).toBe(cycle[0]);
          for (const [at, name] of cycle.slice(0, -1).entries()) expect(edges.get(name)).toContain(cycle[at + 1]);
        }
      }),
    );
  });
});

describe('betweenFolders', () => {
  it('sees two folders that need each other though no two files do', () => {
    const files = graph([
      ['src/views/a/One.tsx', 'src/views/b/Two.tsx'],
      ['src/views/b/Three.tsx', 'src/views/a/Four.tsx'],
    ]);
    expect(findCycles(files)).toEqual([]);
    expect(findCycles(betweenFolders(files))).toHaveLength(1);
  });

  it('leaves a folder and the folders inside it alone', () => {
    const files = graph([
      ['src/a/One.ts', 'src/a/inside/Two.ts'],
      ['src/a/inside/Three.ts', 'src/a/Four.ts'],
    ]);
    expect(findCycles(betweenFolders(files))).toEqual([]);
  });
});

describe('this project', () => {
  const files = graphOf(readFiles());

  it('is read with its imports of types', () => {
    expect(files.get('src/store/conductor.ts')).toContain('src/store/wait.ts');
  });

  it('has no circle of files and none of folders', () => {
    expect(findCycles(files)).toEqual([]);
    expect(findCycles(betweenFolders(files))).toEqual([]);
  });
});
