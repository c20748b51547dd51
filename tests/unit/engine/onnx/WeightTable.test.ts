import { describe, expect, test } from 'vitest';
import { WeightTable } from '@/engine/onnx/WeightTable.ts';
import { bytesInMemory } from '@/formats/FileBytes.ts';

const bytesOf = (values: { readonly buffer: ArrayBufferLike }) =>
  bytesInMemory(new Uint8Array(values.buffer as ArrayBuffer));

describe('a table of weights', () => {
  test('gives its rows in float32 as they are', () => {
    const table = new WeightTable([2, 3], 'float32', bytesOf(Float32Array.of(1, 2, 3, 4, 5, 6)), []);
    expect([...table.row(1)]).toEqual([4, 5, 6]);
    expect([...table.norms()]).toEqual(
      [Math.sqrt(14), Math.sqrt(77)].map((value) => expect.closeTo(value, 5) as number),
    );
  });

  test('reads half precision', () => {
    const table = new WeightTable([1, 3], 'float16', bytesOf(Uint16Array.of(0x3c00, 0xc000, 0x0001)), []);
    expect([...table.row(0)]).toEqual([1, -2, 2 ** -24]);
  });

  test('takes away the zero point before it scales, by row, by column or all alike', () => {
    const codes = Uint8Array.of(128, 130, 126, 0);
    const zero = { kind: 'subtract', along: 'all', values: Float32Array.of(128) } as const;
    const scale = (along: 'all' | 'row' | 'column', ...values: number[]) =>
      ({ kind: 'multiply', along, values: Float32Array.from(values) }) as const;
    const rowsOf = (step: ReturnType<typeof scale>) => {
      const table = new WeightTable([2, 2], 'uint8', bytesInMemory(codes), [zero, step]);
      return [...table.row(0), ...table.row(1)];
    };
    expect(rowsOf(scale('all', 0.5))).toEqual([0, 1, -1, -64]);
    expect(rowsOf(scale('row', 2, 0.5))).toEqual([0, 4, -1, -64]);
    expect(rowsOf(scale('column', 2, 0.5))).toEqual([0, 1, -4, -64]);
  });

  test('refuses bytes that are no such matrix', () => {
    expect(() => new WeightTable([2, 2], 'int8', bytesInMemory(new Uint8Array(3)), [])).toThrow(RangeError);
  });
});
