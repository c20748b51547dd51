import { describe, expect, test } from 'vitest';
import { WeightTable } from '@/engine/onnx/WeightTable.ts';
import { bytesInMemory } from '@/formats/FileBytes.ts';
import { behind } from '../support/behind.ts';

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

  test('is read row by row where its file is not in memory, until so many are asked for that all are', () => {
    const file = behind(bytesOf(Float32Array.from({ length: 600 }, (_, i) => i)).read(0, 2400));
    const table = new WeightTable([300, 2], 'float32', file, []);
    expect(file.pieces).toEqual([]);
    expect([...table.row(7)]).toEqual([14, 15]);
    expect(file.pieces).toEqual([8]);
    for (let index = 0; index < 300; index++) expect([...table.row(index)]).toEqual([2 * index, 2 * index + 1]);
    expect(file.pieces.filter((bytes) => bytes === 2400)).toHaveLength(1);
    expect(file.pieces.at(-1)).toBe(2400);
  });

  test('cannot be shown when its file has gone since', () => {
    const gone = () => {
      throw new DOMException('It was changed.', 'NotReadableError');
    };
    const table = new WeightTable([1, 2], 'float32', { length: 8, isInMemory: false, read: gone, copy: gone }, []);
    expect(() => table.row(0)).toThrow(expect.objectContaining({ name: 'NotInstrumented' }) as Error);
  });

  test('refuses bytes that are no such matrix', () => {
    expect(() => new WeightTable([2, 2], 'int8', bytesInMemory(new Uint8Array(3)), [])).toThrow(RangeError);
  });
});
