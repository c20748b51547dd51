import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tensor } from '@/model/tensor.ts';
import { LIGHT_PALETTE } from '@/draw/palette.ts';
import { attentionScale } from '@/draw/scales.ts';
import { layoutThumbnails, poolMaxima, thumbnailAt, thumbnailFrame, thumbnailPixels } from '@/draw/thumbnails.ts';

/** Any lower triangle of weights in 0 … 1. */
const triangle = fc.integer({ min: 1, max: 48 }).chain((tokens) =>
  fc
    .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: tokens * tokens, maxLength: tokens * tokens })
    .map((all) => ({
      tokens,
      weights: Float32Array.from(all, (weight, at) => (at % tokens <= Math.floor(at / tokens) ? weight : 0)),
    })),
);

describe('pooling', () => {
  test('keeps the largest weight, and invents none', () => {
    fc.assert(
      fc.property(triangle, fc.integer({ min: 1, max: 64 }), ({ tokens, weights }, side) => {
        const pooled = poolMaxima(weights, tokens, side);
        const values = new Set(weights);
        expect(pooled.every((value) => value === 0 || values.has(value))).toBe(true);
        expect(Math.max(...pooled)).toBe(Math.max(...weights));
      }),
    );
  });

  test('gives each pixel the maximum of the cells it touches', () => {
    fc.assert(
      fc.property(triangle, fc.integer({ min: 1, max: 20 }), ({ tokens, weights }, side) => {
        fc.pre(tokens > side);
        const pooled = poolMaxima(weights, tokens, side);
        const touched = (pixel: number) =>
          [Math.floor((pixel * tokens) / side), Math.ceil(((pixel + 1) * tokens) / side)] as const;
        for (let y = 0; y < side; y += 1)
          for (let x = 0; x < side; x += 1) {
            let largest = 0;
            const [top, bottom] = touched(y);
            const [left, right] = touched(x);
            for (let row = top; row < bottom; row += 1)
              for (let column = left; column < right; column += 1)
                largest = Math.max(largest, weights[row * tokens + column] ?? 0);
            expect(pooled[y * side + x]).toBe(largest);
          }
      }),
      { numRuns: 50 },
    );
  });

  test('leaves a matrix that fits as it is', () => {
    fc.assert(
      fc.property(triangle, ({ tokens, weights }) => {
        expect(poolMaxima(weights, tokens, tokens)).toEqual(weights);
      }),
    );
  });

  test('keeps a diagonal of 256 tokens unbroken on 37 pixels', () => {
    const weights = Float32Array.from({ length: 256 * 256 }, (_, at) =>
      Math.floor(at / 256) === (at % 256) + 1 ? 1 : 0,
    );
    const pooled = poolMaxima(weights, 256, 37);
    for (let pixel = 0; pixel < 37; pixel += 1) expect(pooled[pixel * 37 + pixel]).toBe(1);
  });
});

describe('the grid of heads', () => {
  const space = fc.record({
    layers: fc.integer({ min: 1, max: 48 }),
    heads: fc.integer({ min: 1, max: 25 }),
    width: fc.integer({ min: 200, max: 1400 }),
    devicePixelRatio: fc.constantFrom(1, 1.1, 1.25, 2, 3),
  });

  test('leads from a head to its picture and back', () => {
    fc.assert(
      fc.property(space, fc.nat(), fc.nat(), (room, someLayer, someHead) => {
        const layout = layoutThumbnails(room);
        const at = { layer: someLayer % room.layers, head: someHead % room.heads };
        const { x, y, size } = thumbnailFrame(layout, at.layer, at.head);
        expect(thumbnailAt(layout, x + size / 2, y + size / 2)).toEqual(at);
      }),
    );
  });

  test('has pictures and gaps of whole device pixels', () => {
    fc.assert(
      fc.property(space, (room) => {
        const { side, gap, devicePixelRatio: ratio } = layoutThumbnails(room);
        for (const size of [side * ratio, gap * ratio]) expect(Math.abs(size - Math.round(size))).toBeLessThan(1e-6);
      }),
    );
  });

  test('has no picture smaller than asked, and then is wider than its room', () => {
    const space = { layers: 12, heads: 12, width: 200, minSide: 28, maxSide: 28 };
    expect(layoutThumbnails(space)).toMatchObject({ side: 28, width: 12 * 32 - 4, height: 12 * 32 - 4 });
    expect(layoutThumbnails({ ...space, width: 900 }).side).toBe(28);
  });

  test('shows each head in its own place', () => {
    const [layers, heads, tokens] = [2, 3, 4];
    const data = new Float32Array(layers * heads * tokens * tokens);
    // Head (1, 2) alone looks at the first token with all its weight.
    for (let query = 0; query < tokens; query += 1) data[(1 * heads + 2) * tokens * tokens + query * tokens] = 1;
    const attention = tensor(['layer', 'head', 'query', 'key'], [layers, heads, tokens, tokens], data);
    const layout = layoutThumbnails({ layers, heads, width: 160 });
    const scale = attentionScale(LIGHT_PALETTE);
    const { words, width } = thumbnailPixels(attention, layout, { scale, background: 0 });
    const full = [...words.entries()].filter(([, word]) => word === scale.table[255]);
    expect(full.length).toBeGreaterThan(0);
    for (const [at] of full)
      expect(thumbnailAt(layout, at % width, Math.floor(at / width))).toEqual({ layer: 1, head: 2 });
  });
});
