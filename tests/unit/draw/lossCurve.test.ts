/** The geometry of a loss curve: nothing leaves the plot, lower losses stand lower, peaks survive thinning. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutLossCurve, type LossCurveData } from '@/draw/lossCurve.ts';

const SPACE = { width: 300, height: 150, scale: 'linear' } as const;
const data = (losses: readonly number[], more: Partial<LossCurveData> = {}): LossCurveData => ({
  losses,
  heldOutSteps: [],
  heldOutLosses: [],
  plannedSteps: 100,
  levels: [4.1],
  ...more,
});
const pointsOf = (path: string) =>
  [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('The loss curve', () => {
  it('stays inside the plot on both scales, however long', () => {
    const losses = fc.array(fc.double({ min: 1e-4, max: 20, noNaN: true }), { maxLength: 1500 });
    fc.assert(
      fc.property(losses, fc.constantFrom('linear' as const, 'log' as const), (values, scale) => {
        for (const [x, y] of pointsOf(layoutLossCurve(data(values), { ...SPACE, scale }).trainPath)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(SPACE.width + 0.1);
          expect(y).toBeGreaterThanOrEqual(-0.1);
          expect(y).toBeLessThanOrEqual(SPACE.height + 0.1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('draws a lower loss lower', () => {
    for (const scale of ['linear', 'log'] as const) {
      const { y } = layoutLossCurve(data([4, 1, 0.2]), { ...SPACE, scale });
      expect(y(0.2)).toBeGreaterThan(y(1));
      expect(y(1)).toBeGreaterThan(y(4));
    }
  });

  it('keeps a single peak among thousands of steps', () => {
    const losses = Array.from({ length: 5000 }, (_, step) => (step === 2718 ? 4 : 1));
    const curve = layoutLossCurve(data(losses, { plannedSteps: 5000 }), SPACE);
    expect(Math.min(...pointsOf(curve.trainPath).map(([, y]) => y!))).toBeCloseTo(curve.y(4), 0);
  });

  it('leads from a step to its place and back', () => {
    const curve = layoutLossCurve(data([3, 2, 1]), SPACE);
    for (const step of [0, 1, 50, 100]) expect(curve.stepAt(curve.x(step))).toBe(step);
    expect(curve.stepAt(-10)).toBe(0);
    expect(curve.stepAt(9999)).toBe(100);
  });

  it('is empty and has axes before the first step', () => {
    const curve = layoutLossCurve(data([]), SPACE);
    expect(curve.trainPath).toBe('');
    expect(curve.yTicks.length).toBeGreaterThan(1);
  });
});
