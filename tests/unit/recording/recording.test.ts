/** A recording comes back from its file as it went in, but for the last places; anything else is refused, never a crash. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '@/formats/FormatError.ts';
import { compress } from '@/formats/gzip.ts';
import { readTensors, writeTensors, type NamedTensor } from '@/formats/safetensors.ts';
import { gpt2Architecture } from '@/model/architecture.ts';
import { partKeys, readPlain, readRecording } from '@/recording/readRecording.ts';
import { partShape, triangleStart, type PartKey, type Recording } from '@/recording/Recording.ts';
import { writePlain, writeRecording } from '@/recording/writeRecording.ts';

const config = { layerCount: 2, headCount: 2, width: 8, headSize: 4, vocabularySize: 5, contextLength: 16 };
const architecture = gpt2Architecture(config);

/** Numbers that half precision holds exactly, so that what comes back can be compared with what went in. */
const numbers = (count: number) => Float32Array.from({ length: count }, (_, i) => ((i * 37) % 64) / 64 - 0.25);

function recordingOf(tokens: number, promptLength: number, keys: readonly PartKey[]): Recording {
  const size = (key: PartKey) =>
    partShape(key, tokens, config, architecture.neuronCount).reduce((product, n) => product * n, 1);
  const surprisal = numbers(tokens);
  surprisal[0] = NaN;
  return {
    model: {
      id: 'someone/gpt2',
      config,
      precision: 'float32',
      architecture,
      opaqueReason: null,
      vocabularyBytes: Uint8Array.of(97, 98, 99, 100, 101),
      vocabularyOffsets: Uint32Array.of(0, 1, 2, 3, 4, 5),
      specialTokens: [4],
    },
    madeAt: '2026-11-29T03:00:00.000Z',
    prompt: 'abc "ä" 中',
    promptLength,
    ids: Uint32Array.from({ length: tokens }, (_, i) => i % 5),
    surprisal,
    logits: numbers((tokens - promptLength + 1) * 5),
    attention: numbers(4 * triangleStart(tokens)),
    lens: {
      count: 2,
      ids: Uint32Array.from({ length: tokens * 6 }, (_, i) => i % 5),
      probabilities: numbers(tokens * 6),
    },
    streamSizes: numbers(tokens * 9),
    parts: new Map(keys.map((key) => [key, numbers(size(key))])),
  };
}

const whole = () => recordingOf(4, 2, partKeys(2));

describe('a recording', () => {
  test('comes back as it was, at any length, with whatever of its extra parts', async () => {
    const keys = partKeys(2);
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 1, max: 12 })
          .chain((tokens) => fc.tuple(fc.constant(tokens), fc.integer({ min: 1, max: tokens }))),
        fc.subarray([...keys]),
        fc.constantFrom('F16' as const, 'F32' as const),
        async ([tokens, promptLength], held, precision) => {
          const recording = recordingOf(tokens, promptLength, held);
          expect(await readRecording(await writeRecording(recording, precision))).toEqual(recording);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('rounds to half precision: a logit by 2⁻¹¹ of what it lies below the largest, anything else by 2⁻¹¹ of itself', async () => {
    const given = { ...whole(), logits: Float32Array.from({ length: 15 }, (_, i) => -80 - Math.exp(i / 2)) };
    const { logits, streamSizes } = await readRecording(await writeRecording(given));
    logits.forEach((value, i) => {
      const largest = Math.max(...given.logits.subarray(5 * Math.floor(i / 5), 5 * Math.floor(i / 5) + 5));
      const bound = 2 ** -11 * (largest - given.logits[i]!) + 1e-5;
      expect(Math.abs(value - given.logits[i]!)).toBeLessThanOrEqual(bound);
    });
    streamSizes!.forEach((value, i) => {
      const wanted = given.streamSizes![i]!;
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2 ** -11 * Math.abs(wanted));
    });
  });

  test('is read by whoever reads safetensors, once it is unpacked', () => {
    const { tensors, metadata } = readTensors(writePlain(whole(), 'F32'));
    expect([...tensors.keys()]).toContain('part.query.0');
    expect(JSON.parse(metadata['glassbox']!)).toMatchObject({ format: 'glassbox-recording', version: 1 });
  });
});

/** The file with its tensors and its description changed. */
function changed(change: (tensors: Map<string, NamedTensor>, about: { model: object }) => void): Uint8Array {
  const { tensors, metadata } = readTensors(writePlain(whole(), 'F32'));
  const about = JSON.parse(metadata['glassbox']!) as { model: object };
  const all = new Map(tensors);
  change(all, about);
  return writeTensors([...all.values()], { glassbox: JSON.stringify(about) }, 'F32');
}

const put = (name: string, shape: number[], data: number[]) => (tensors: Map<string, NamedTensor>) =>
  void tensors.set(name, { name, shape, data: Float32Array.from(data) });

describe('a file from a stranger', () => {
  test.each<[string, Parameters<typeof changed>[0], RegExp]>([
    [
      'of another kind',
      (_, about) => Object.assign(about, { format: 'something' }),
      /does not say that it is a recording/,
    ],
    [
      'of a version to come',
      (_, about) => Object.assign(about, { version: 2 }),
      /version 2; this page reads version 1/,
    ],
    ['without tokens', (tensors) => tensors.delete('ids'), /lacks ids/],
    ['with no token at all', put('ids', [0], []), /0 tokens/],
    [
      'with more prompt than text',
      (_, about) => Object.assign(about, { promptLength: 9 }),
      /of which 9 would be the prompt/,
    ],
    ['that names tokens beyond the vocabulary', put('ids', [4], [0, 1, 2, 5]), /ids names a token/],
    [
      'with logits of another size',
      put('logits.below', [3, 4], Array<number>(12).fill(0)),
      /logits.below is 3×4 and should be 3×5/,
    ],
    ['with attention of another text', put('attention', [2, 2, 3], Array<number>(12).fill(0)), /attention is 2×2×3/],
    [
      'whose heads do not fill its width',
      (_, about) => Object.assign(about.model, { config: { ...config, headSize: 3 } }),
      /not 8 wide/,
    ],
    [
      'with a size beyond all measure',
      (_, about) => Object.assign(about.model, { config: { ...config, layerCount: 1e9 } }),
      /description is wrong/,
    ],
    ['whose vocabulary falls', put('vocabulary.offsets', [6], [0, 2, 1, 3, 4, 5]), /does not fit together/],
    ['with fewer names than tokens', put('vocabulary.offsets', [5], [0, 1, 2, 3, 5]), /4 names for 5 tokens/],
    ['with a date that is none', (_, about) => Object.assign(about, { madeAt: 'yesterday' }), /description is wrong/],
  ])('%s is refused', (_, change, reason) => {
    expect(() => readPlain(changed(change))).toThrow(FormatError);
    expect(() => readPlain(changed(change))).toThrow(reason);
  });

  test('that is no gzip, is cut, or unpacks without end is refused', async () => {
    const file = await writeRecording(whole());
    const zeros = await compress(new Uint8Array(65_000_000));
    for (const bytes of [new Uint8Array(0), new TextEncoder().encode('hello'), file.slice(0, file.length / 2), zeros])
      await expect(readRecording(bytes as Uint8Array<ArrayBuffer>)).rejects.toThrow(FormatError);
    await expect(readRecording(zeros)).rejects.toThrow(/more than 64000000 bytes/);
  });

  test('with any byte flipped is read or refused, and nothing else', async () => {
    const plain = writePlain(whole(), 'F16');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: plain.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = plain.slice();
        bytes[at]! ^= flip;
        try {
          readPlain(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
