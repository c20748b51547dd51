/** The rule that names overfitting: held-out loss rises while training loss falls, by measured amounts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOverfitting, meanBefore, OVERFITTING_RISE } from '@/model/overfitting.ts';

/** 400 steps whose training loss falls, looked at every 25 steps. */
const losses = Float32Array.from({ length: 401 }, (_, step) => 3 - step / 200);
const heldOutSteps = Int32Array.from({ length: 17 }, (_, at) => 25 * at);
const turning = Float32Array.from(heldOutSteps, (step) => 2 + Math.abs(step - 200) / 400);

describe('Overfitting', () => {
  it('is found where held-out loss turned, with the numbers on both sides', () => {
    expect(findOverfitting({ losses, heldOutSteps, heldOutLosses: turning })).toMatchObject({
      since: 200,
      lowest: 2,
      now: 2.5,
    });
  });

  it('is not claimed while held-out loss still falls', () => {
    const falling = Float32Array.from(heldOutSteps, (step) => 3 - step / 300);
    expect(findOverfitting({ losses, heldOutSteps, heldOutLosses: falling })).toBeNull();
  });

  it('is not claimed when training loss rises as well: then the step is too large', () => {
    const rising = losses.map((_, step) => 2 + step / 300);
    expect(findOverfitting({ losses: rising, heldOutSteps, heldOutLosses: turning })).toBeNull();
  });

  it('needs two looks in a row: one bad look is chance', () => {
    const once = Float32Array.from(heldOutSteps, (step) => (step === 400 ? 9 : 3 - step / 300));
    expect(findOverfitting({ losses, heldOutSteps, heldOutLosses: once })).toBeNull();
  });

  it('whenever it is claimed, both halves of the rule hold', () => {
    const curve = fc.array(fc.float({ min: 0.125, max: 5, noNaN: true }), { minLength: 0, maxLength: 17 });
    const training = fc.array(fc.float({ min: 0.125, max: 5, noNaN: true }), { minLength: 401, maxLength: 401 });
    fc.assert(
      fc.property(curve, training, (heldOutLosses, steps) => {
        const found = findOverfitting({ losses: steps, heldOutSteps, heldOutLosses });
        if (!found) return;
        expect(found.lowest).toBe(Math.min(...heldOutLosses));
        expect(found.now).toBeGreaterThan(found.lowest * (1 + OVERFITTING_RISE));
        expect(found.trainNow).toBeLessThan(found.trainThen);
      }),
    );
  });

  it('knows nothing without steps', () => {
    expect(findOverfitting({ losses: [], heldOutSteps: [], heldOutLosses: [] })).toBeNull();
    expect(meanBefore([], 0)).toBeNaN();
  });
});
