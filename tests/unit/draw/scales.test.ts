import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, LIGHT_PALETTE, luminance, readableOn, toRgb } from '@/draw/palette.ts';
import {
  attentionScale,
  cssColour,
  divergingScale,
  surprisalScale,
  symmetricLimit,
  TABLE_SIZE,
} from '@/draw/scales.ts';

const hex = (colour: readonly [number, number, number]) => cssColour(colour);

describe('the attention scale', () => {
  test('runs from paper to the full hue', () => {
    const scale = attentionScale(LIGHT_PALETTE);
    expect(hex(scale.colourOf(0))).toBe(LIGHT_PALETTE.paper);
    expect(hex(scale.colourOf(1))).toBe(LIGHT_PALETTE.attention);
    expect(scale.table).toHaveLength(TABLE_SIZE);
  });

  test('grows with the weight, in both kinds, and the square root shows faint weights stronger', () => {
    const weight = fc.double({ min: 0, max: 1, noNaN: true });
    const [linear, sqrt] = [attentionScale(LIGHT_PALETTE), attentionScale(LIGHT_PALETTE, 'sqrt')];
    fc.assert(
      fc.property(weight, weight, (one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        for (const scale of [linear, sqrt]) expect(scale.indexOf(less)).toBeLessThanOrEqual(scale.indexOf(more));
        expect(sqrt.indexOf(one)).toBeGreaterThanOrEqual(linear.indexOf(one));
      }),
    );
  });

  test('takes the nearest end for what is outside, and paper for what is no number', () => {
    const scale = attentionScale(LIGHT_PALETTE);
    expect([scale.indexOf(-3), scale.indexOf(NaN), scale.indexOf(7)]).toEqual([0, 0, 255]);
  });
});

describe('the diverging scale', () => {
  test('is orange below zero, paper at zero, blue above, alike on both sides', () => {
    const scale = divergingScale(LIGHT_PALETTE, 2);
    expect(hex(scale.colourOf(-2))).toBe(LIGHT_PALETTE.negative);
    expect(hex(scale.colourOf(2))).toBe(LIGHT_PALETTE.positive);
    const [atZero, paper] = [toRgb(cssColour(scale.colourOf(0))), toRgb(LIGHT_PALETTE.paper)];
    atZero.forEach((channel, at) => expect(Math.abs(channel - paper[at]!)).toBeLessThanOrEqual(2));
    expect([scale.minimum, scale.maximum]).toEqual([-2, 2]);
  });

  test('does not fail on a vector of zeros', () => {
    const scale = divergingScale(LIGHT_PALETTE, symmetricLimit(new Float32Array(4)));
    expect(scale.maximum).toBe(1);
  });

  test('takes its limit from the largest magnitude', () => {
    expect(symmetricLimit(Float32Array.of(1, -3, NaN, 2))).toBe(3);
  });
});

test('text can be read on every colour of every scale', () => {
  for (const scale of [surprisalScale(LIGHT_PALETTE), attentionScale(LIGHT_PALETTE), divergingScale(LIGHT_PALETTE, 1)])
    for (let step = 0; step <= 32; step += 1) {
      const ground = cssColour(scale.colourOf(scale.minimum + ((scale.maximum - scale.minimum) * step) / 32));
      expect(contrast(readableOn(ground, LIGHT_PALETTE), ground)).toBeGreaterThanOrEqual(4.5);
    }
});

test('contrast is 21 between black and white, 1 between a colour and itself', () => {
  expect(contrast('#000', '#fff')).toBeCloseTo(21, 6);
  expect(contrast('#6741d9', '#6741d9')).toBe(1);
  expect(luminance('#fff')).toBeCloseTo(1, 6);
});
