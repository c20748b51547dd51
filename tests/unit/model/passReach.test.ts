/** A pass that is walked through: every stage computes something more, and the last everything. */
import { expect, test } from 'vitest';
import { layoutPicture, rowOf } from '@/draw/picture/layoutPicture.ts';
import { passFrontier } from '@/draw/picture/passFrontier.ts';
import { passReach } from '@/model/passReach.ts';
import { listStages } from '@/model/stages.ts';

test.each([1, 6, 12, 48])(
  'through %i layers nothing that was reached is lost, and in the end all is there',
  (layers) => {
    const found = listStages(layers).map((stage) => passReach(stage, layers));
    found.forEach((reach, at) => {
      const before = found[at - 1];
      if (!before) return;
      for (const part of ['attentions', 'mlps', 'levels', 'hasProbabilities', 'isDrawn'] as const)
        expect(Number(reach[part])).toBeGreaterThanOrEqual(Number(before[part]));
      expect(reach.mlps).toBeLessThanOrEqual(reach.attentions);
      if (at > 1) expect(reach.levels).toBe(reach.mlps + 1);
    });
    expect(found[0]).toEqual({ attentions: 0, mlps: 0, levels: 0, hasProbabilities: false, isDrawn: false });
    expect(found.at(-1)).toEqual({
      attentions: layers,
      mlps: layers,
      levels: layers + 1,
      hasProbabilities: true,
      isDrawn: true,
    });
  },
);

test.each([6, 12, 48])(
  'the line above which nothing of %i layers is computed only rises, to the last row’s top',
  (layers) => {
    const layout = layoutPicture({
      columns: 14,
      layers,
      width: 520,
      height: 400,
      candidates: 4,
      longestLabel: 6,
      mostLetters: 6,
      hasFootLine: false,
      open: null,
    });
    const lines = listStages(layers).map((stage) => passFrontier(layout, passReach(stage, layers)));
    lines.forEach((y, at) => expect(y).toBeLessThanOrEqual((lines[at - 1] ?? Infinity) + 1e-6));
    expect(lines[0]).toBe(layout.tokens.top);
    expect(lines.at(-1)).toBeCloseTo(rowOf(layout, layers - 1).top, 6);
  },
);
