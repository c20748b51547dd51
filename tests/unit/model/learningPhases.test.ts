/** Phases of learning follow from measurements alone: what was found stays found, and nothing is named that was not reached. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLearningPhases, LEARNING_PHASES, learningPhaseAt } from '@/model/learningPhases.ts';

const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
/** A run, measured every 25 steps and with a measure at each. */
const run = fc
  .array(fc.record({ loss: fc.double({ min: 0, max: 5, noNaN: true }), wordShare: share, pairShare: share }), {
    maxLength: 20,
  })
  .map((measured) => measured.map((each, at) => ({ ...each, step: 25 * at })));

const find = (
  measured: readonly { step: number; loss: number; wordShare: number | null; pairShare: number | null }[],
) =>
  findLearningPhases({
    heldOutSteps: measured.map(({ step }) => step),
    heldOutLosses: measured.map(({ loss }) => loss),
    unigramLoss: 3,
    bigramLoss: 2,
    measures: measured.map(({ loss, ...each }) => ({ ...each, heldOutLoss: loss })),
  });

describe('The phases of learning', () => {
  it('come in their order, each later than the one before, and none without the one before', () => {
    fc.assert(
      fc.property(run, (measured) => {
        const phases = find(measured);
        expect(phases.map(({ name }) => name)).toEqual(LEARNING_PHASES.slice(0, phases.length));
        phases.forEach(({ from }, at) => at > 0 && expect(from).toBeGreaterThan(phases[at - 1]!.from));
      }),
    );
  });

  it('stay where they were found when training goes on', () => {
    fc.assert(
      fc.property(run, fc.nat(20), (measured, count) => {
        const earlier = find(measured.slice(0, count));
        expect(find(measured).slice(0, earlier.length)).toEqual(earlier);
      }),
    );
  });

  it('are none before anything was measured', () => {
    expect(find([])).toEqual([]);
  });

  it('begin by loss, by words, and by pairs of words', () => {
    const measured = [
      { step: 0, loss: 4.2, wordShare: 0.6, pairShare: 1 },
      { step: 25, loss: 2.7, wordShare: 0.9, pairShare: 0 },
      { step: 500, loss: 0.9, wordShare: 0.8, pairShare: 0.5 },
      { step: 1300, loss: 0.5, wordShare: 1, pairShare: 0.94 },
    ];
    const phases = find(measured);
    expect(phases.map(({ from }) => from)).toEqual([0, 25, 500, 1300]);
    expect([0, 24, 25, 499, 1300, 9000].map((step) => learningPhaseAt(phases, step))).toEqual([
      'noise',
      'noise',
      'letters',
      'letters',
      'sentences',
      'sentences',
    ]);
  });
});
