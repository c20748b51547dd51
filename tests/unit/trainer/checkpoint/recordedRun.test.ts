/** A recorded run comes back from its file as it went in, but for the last places; anything else is refused. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { BLOCK, fromEightBits, toEightBits } from '@/trainer/checkpoint/eightBits.ts';
import { readRun, writeRun, type RecordedRun } from '@/trainer/checkpoint/recordedRun.ts';
import { readTensors, writeTensors } from '@/formats/safetensors.ts';

const floats = fc
  .array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 200 })
  .map((numbers) => Float32Array.from(numbers));

test('in 8 bits a number differs by at most one part in 250 of the largest in its block', () => {
  fc.assert(
    fc.property(floats, (numbers) => {
      const back = fromEightBits(toEightBits(numbers));
      numbers.forEach((number, at) => {
        const block = Math.floor(at / BLOCK) * BLOCK;
        const largest = Math.max(...numbers.subarray(block, block + BLOCK).map(Math.abs));
        // Below what a half can hold everything becomes 0.
        expect(Math.abs(back[at]! - number)).toBeLessThanOrEqual(largest / 250 + 1e-5);
      });
    }),
  );
});

const RUN: RecordedRun = {
  phase: {
    phase: 'pretrain',
    step: 3,
    charactersSeen: 1536,
    losses: Float32Array.of(4, 3.5, 3),
    heldOutSteps: Int32Array.of(0, 3),
    heldOutLosses: Float32Array.of(4.25, 3.25),
    measures: [
      {
        phase: 'pretrain',
        step: 0,
        checkpoint: 1,
        heldOutLoss: 4.25,
        prompt: 'The ',
        sample: 'qz',
        wordShare: null,
        pairShare: null,
        trained: null,
        heldOut: null,
      },
    ],
  },
  checkpoints: [{ phase: 'pretrain', step: 2, kind: 'scheduled', parameters: Float32Array.of(0.5, -1, 0) }],
};

describe('A recorded run', () => {
  it('is read as it was written', () => {
    const { phase, checkpoints } = readRun(writeRun(RUN), 3);
    expect(phase).toEqual(RUN.phase);
    expect(checkpoints).toMatchObject([{ phase: 'pretrain', step: 2, kind: 'scheduled' }]);
    [0.5, -1, 0].forEach((value, at) => expect(checkpoints[0]!.parameters[at]).toBeCloseTo(value, 2));
  });

  it('keeps the words of its first version inside the file', () => {
    const { metadata, tensors } = readTensors(writeRun(RUN));
    const { milestones, snapshots } = JSON.parse(metadata['glassbox'] ?? '') as Record<string, object[]>;
    expect(milestones).toMatchObject([{ phase: 'pretrain', step: 0, snapshot: 1 }]);
    expect(snapshots).toEqual([{ phase: 'pretrain', step: 2, kind: 'milestone' }]);
    expect([...tensors.keys()]).toContain('snapshot.0.values');
  });

  const about = {
    version: 1,
    phase: 'pretrain',
    step: 0,
    charactersSeen: 0,
    heldOutSteps: [],
    milestones: [],
    snapshots: [],
  };
  const file = (change: object) => writeTensors([], { glassbox: JSON.stringify({ ...about, ...change }) }, 'F16');

  it('may be empty', () => {
    expect(readRun(file({}), 3).checkpoints).toEqual([]);
  });

  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['a phase that there is not', { phase: 'prayer' }],
    ['losses that are missing', { step: 5 }],
    ['held-out steps without losses', { heldOutSteps: [0] }],
    ['measures that are none', { milestones: [{ step: 1 }] }],
    ['a checkpoint without its numbers', { snapshots: [{ phase: 'pretrain', step: 2, kind: 'milestone' }] }],
  ])('is refused with %s', (_, change) => {
    expect(() => readRun(file(change), 3)).toThrow(/no checkpoint of this page/);
  });
});
