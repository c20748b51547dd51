/** The two libraries of codes together: what one draws the other reads, also several in one picture. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeQRBatch } from 'qr/decode.js';
import { encode } from 'uqr';
import { writeCode } from '@/store/collect/answerCode.ts';
import { cleanAnswer } from '@/store/collect/cleanAnswer.ts';

/** Pixels a module. */
const SIDE = 4;

/** Side by side, black on white, as the page draws them. */
function picture(texts: readonly string[]) {
  const codes = texts.map((text) => encode(text, { ecc: 'M', border: 4 }).data);
  const size = Math.max(...codes.map((code) => code.length)) * SIDE;
  const width = size * codes.length;
  const data = new Uint8ClampedArray(width * size * 4).fill(255);
  codes.forEach((code, at) =>
    code.forEach((row, y) =>
      row.forEach((isDark, x) => {
        for (let down = 0; isDark && down < SIDE; down++) {
          const from = ((y * SIDE + down) * width + at * size + x * SIDE) * 4;
          data.fill(0, from, from + SIDE * 4);
          for (let right = 0; right < SIDE; right++) data[from + right * 4 + 3] = 255;
        }
      }),
    ),
  );
  return { width, height: size, data };
}

async function read(texts: readonly string[]): Promise<string[]> {
  const image = picture(texts);
  const [found = []] = await decodeQRBatch([image], { maxSize: image });
  return found.filter((each) => typeof each === 'string');
}

test('an answer in any letters comes back through a picture', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (written) => {
      const code = writeCode({ question: 'abc123', student: 'anna1234', answer: cleanAnswer(`a${written}`) });
      expect(await read([code])).toEqual([code]);
    }),
    { numRuns: 20 },
  );
});

test('three students in one picture are three answers', async () => {
  const codes = ['anna1234', 'ben12345', 'cleo1234'].map((student) =>
    writeCode({ question: 'abc123', student, answer: `word of ${student}` }),
  );
  expect((await read(codes)).toSorted()).toEqual(codes.toSorted());
});
