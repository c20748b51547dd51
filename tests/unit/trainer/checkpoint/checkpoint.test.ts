/** Checkpoint files: what is written is read, and what comes from strangers is refused by name, never by a crash. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readCheckpoint, writeCheckpoint } from '@/trainer/checkpoint/checkpoint.ts';
import { fromHalf, toHalf } from '@/formats/halfFloat.ts';
import { FormatError } from '@/formats/FormatError.ts';
import { readTensors, writeTensors } from '@/formats/safetensors.ts';
import { Vocabulary } from '@/trainer/data/Vocabulary.ts';
import type { NetworkSizes } from '@/trainer/network/sizes.ts';
import { makeNetwork, TINY } from '../support/networks.ts';

const vocabulary = Vocabulary.of('');
const sizes = { ...TINY, vocabularySize: vocabulary.size };
const about = { sizes, seed: 9, pieces: vocabulary.pieces, text: 'world', trained: [], heldOut: [] } as const;
const refusal = expect.objectContaining({ name: 'FileRefused' });

describe('float16', () => {
  test('keeps every half as it is', () => {
    const halves = Array.from({ length: 0x10000 }, (_, half) => half).filter((half) => !Number.isNaN(fromHalf(half)));
    expect(halves.filter((half) => toHalf(fromHalf(half)) !== half)).toEqual([]);
  });

  test('takes the nearest', () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: 60_000, noNaN: true }), (value) => {
        const half = toHalf(value);
        const distance = (other: number) => Math.abs(fromHalf(other) - value);
        expect(distance(half)).toBeLessThanOrEqual(Math.min(distance(half + 1), distance(Math.max(0, half - 1))));
      }),
    );
    expect(toHalf(1e9)).toBe(0x7c00);
    expect(toHalf(1 + 2 ** -11)).toBe(toHalf(1));
  });
});

describe('a tensor file', () => {
  test('gives back names, shapes, numbers and words', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 5 }),
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 6, maxLength: 6 }),
        (names, values) => {
          const named = names.filter((name) => name !== '__metadata__' && name !== '__proto__');
          const tensors = named.map((name) => ({ name, shape: [2, 3], data: Float32Array.from(values) }));
          const read = readTensors(writeTensors(tensors, { words: 'ä' }, 'F32'));
          expect(read.metadata).toEqual({ words: 'ä' });
          expect([...read.tensors.keys()].sort()).toEqual([...named].sort());
          for (const { data, shape } of read.tensors.values()) {
            expect(shape).toEqual([2, 3]);
            expect(data).toEqual(Float32Array.from(values));
          }
        },
      ),
    );
  });

  test('of any other bytes is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => readCheckpoint(bytes)).toThrow(refusal);
      }),
    );
  });

  test('with a flipped byte in its header is refused, or has the sizes it had', () => {
    // The number of heads is in no tensor's shape: another digit there is another model, not a broken file.
    const withoutHeads = ({ headCount: _, ...others }: NetworkSizes) => others;
    const file = writeCheckpoint(makeNetwork(sizes, 'scalar'), about, null);
    fc.assert(
      fc.property(fc.nat({ max: 4000 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const broken = file.slice();
        broken[at] = broken[at]! ^ flip;
        try {
          expect(withoutHeads(readCheckpoint(broken).sizes)).toEqual(withoutHeads(sizes));
        } catch (error) {
          expect(error).toMatchObject({ name: expect.stringMatching(/^(FileRefused|SizeRefused)$/) });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a tensor file of a stranger', () => {
  /** Many names for the same bytes: what is said to be there is far more than the file. */
  const overlapping = (to: (index: number) => readonly [number, number], count = 400) => {
    const bytes = 4_000_000;
    const entries = Array.from({ length: count }, (_, i) => {
      const [from, end] = to(i);
      return [`t${i}`, { dtype: 'F16', shape: [(end - from) / 2], data_offsets: [from, end] }];
    });
    const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
    const file = new Uint8Array(8 + header.length + bytes);
    new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
    file.set(header, 8);
    return file;
  };

  test.each<[string, (index: number) => readonly [number, number]]>([
    ['the same bytes again and again', () => [0, 4_000_000]],
    ['bytes that overlap a little', (i) => [i * 100, i * 100 + 102]],
    ['one tensor inside another', (i) => (i === 0 ? [0, 4_000_000] : [i * 4, i * 4 + 2])],
  ])('that counts %s is refused before a number is read', (_, to) => {
    const read = vi.spyOn(DataView.prototype, 'getUint16');
    expect(() => readTensors(overlapping(to))).toThrow(FormatError);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  test('may have tensors in any order, and empty ones anywhere', () => {
    const file = overlapping((i) => [(399 - i) * 100, (399 - i) * 100 + (i % 7 === 0 ? 0 : 100)]);
    expect(readTensors(file).tensors.size).toBe(400);
  });

  test('with more losses than steps is refused', () => {
    const network = makeNetwork(sizes, 'scalar');
    const { first, second } = network.optimizer.moments;
    const progress = {
      phase: 'pretrain',
      step: 3,
      settings: {},
      optimizerStep: 3,
      first,
      second,
      clicks: null,
    } as const;
    const write = (count: number) => writeCheckpoint(network, about, { ...progress, losses: new Float32Array(count) });
    expect(readCheckpoint(write(3)).progress?.losses).toHaveLength(3);
    expect(() => readCheckpoint(write(4))).toThrow(refusal);
    expect(() => readCheckpoint(write(2_000_000))).toThrow(refusal);
    const long = { ...progress, step: 2_000_000, losses: new Float32Array(2_000_000) };
    expect(() => readCheckpoint(writeCheckpoint(network, about, long))).toThrow(refusal);
  });
});

describe('a checkpoint', () => {
  const network = makeNetwork(sizes, 'scalar');

  test('in float32 holds the very numbers', () => {
    const read = readCheckpoint(writeCheckpoint(network, about, null));
    expect(read).toMatchObject({ sizes, seed: 9, text: 'world', progress: null });
    expect(read.pieces).toEqual(vocabulary.pieces);
    for (const name of network.plan.places.keys())
      expect(read.tensors.get(name)!.data).toEqual(network.parameter(name));
  });

  test('in float16 has half the bytes and three digits', () => {
    const [whole, half] = (['F32', 'F16'] as const).map((precision) =>
      writeCheckpoint(network, about, null, precision),
    );
    expect(half!.length).toBeLessThan(0.6 * whole!.length);
    const name = 'transformer.h.1.mlp.c_fc.weight';
    const data = readCheckpoint(half!).tensors.get(name)!.data;
    network
      .parameter(name)
      .forEach((value, i) => expect(Math.abs(data[i]! - value)).toBeLessThan(1e-3 * Math.abs(value) + 1e-7));
  });

  test.each<[string, object]>([
    ['another version', { version: 2 }],
    ['a vocabulary that is too short', { pieces: ['a', 'b'] }],
    ['a vocabulary of words', { pieces: vocabulary.pieces.map((piece) => piece + piece) }],
    ['a seed that is none', { seed: -1 }],
    ['an unknown text', { text: 'secret' }],
    ['questions that are none', { trained: [1] }],
    ['another width', { sizes: { ...sizes, width: 32 } }],
    ['a progress without numbers', { progress: { phase: 'pretrain', step: 1, settings: {}, optimizerStep: 1 } }],
  ])('with %s is refused', (_, change) => {
    const { tensors } = readTensors(writeCheckpoint(network, about, null));
    const words = { version: 1, ...about, progress: null, ...change };
    const file = writeTensors([...tensors.values()], { glassbox: JSON.stringify(words) }, 'F32');
    expect(() => readCheckpoint(file)).toThrow(refusal);
  });

  test('of a model that came apart is not written', () => {
    const broken = makeNetwork(sizes, 'scalar');
    broken.parameter('transformer.ln_f.bias')[0] = NaN;
    expect(() => writeCheckpoint(broken, about, null)).toThrow(expect.objectContaining({ name: 'Diverged' }));
  });

  test('with numbers that are none is refused', () => {
    const { tensors, metadata } = readTensors(writeCheckpoint(network, about, null));
    tensors.get('transformer.ln_f.bias')!.data[0] = NaN;
    expect(() => readCheckpoint(writeTensors([...tensors.values()], metadata, 'F32'))).toThrow(refusal);
  });
});
