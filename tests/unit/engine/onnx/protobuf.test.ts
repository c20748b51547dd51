import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MessageWriter, readFields, readIntegers, readString, WIRE } from '@/engine/onnx/protobuf.ts';
import { EngineError } from '@/engine/EngineError.ts';

const all = (bytes: Uint8Array) => [...readFields(bytes, { start: 0, end: bytes.length })];

test('what is written is read back, in order', () => {
  const value = fc.oneof(fc.maxSafeNat(), fc.string({ unit: 'grapheme' }), fc.uint8Array());
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 2 ** 28 }), value)), (entries) => {
      const writer = new MessageWriter();
      for (const [number, content] of entries) {
        if (typeof content === 'number') writer.integer(number, content);
        else if (typeof content === 'string') writer.string(number, content);
        else writer.bytes(number, content);
      }
      const bytes = writer.finish();
      const fields = all(bytes);
      expect(fields.map(({ number }) => number)).toEqual(entries.map(([number]) => number));
      fields.forEach((field, i) => {
        const content = entries[i]![1];
        if (typeof content === 'number') expect(field.value).toBe(content);
        else if (typeof content === 'string') expect(readString(bytes, field)).toBe(content);
        else expect(bytes.slice(field.payload.start, field.payload.end)).toEqual(content);
      });
    }),
  );
});

test('a message inside a message is a range of the same bytes', () => {
  const inner = new MessageWriter().string(3, 'inside').integer(4, 7);
  const bytes = new MessageWriter().message(1, inner).finish();
  const [outer] = all(bytes);
  const fields = [...readFields(bytes, outer!.payload)];
  expect(readString(bytes, fields[0]!)).toBe('inside');
  expect(fields[1]!.value).toBe(7);
});

test('a negative number takes the ten bytes protobuf wants', () => {
  const bytes = new MessageWriter().integer(1, -1).finish();
  expect([...bytes]).toEqual([8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]);
});

test('packed integers and single ones read the same', () => {
  const packed = new MessageWriter().bytes(1, Uint8Array.of(3, 0xac, 0x02)).finish();
  expect(readIntegers(packed, all(packed)[0]!)).toEqual([3, 300]);
  const single = new MessageWriter().integer(1, 300).finish();
  expect(readIntegers(single, all(single)[0]!)).toEqual([300]);
});

test('any bytes are either read or refused as corrupt, and nothing is read past the end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        for (const { payload } of all(bytes)) expect(payload.end).toBeLessThanOrEqual(bytes.length);
      } catch (error) {
        expect(error).toBeInstanceOf(EngineError);
        expect((error as EngineError).name).toBe('ModelCorrupt');
      }
    }),
  );
});

test.each([
  ['a length beyond the end', [10, 5, 1]],
  ['a number that never ends', [8, ...new Array<number>(11).fill(128)]],
  ['a number that breaks off', [8, 128]],
  ['a group', [11]],
  ['field number 0', [2, 0]],
  ['a fixed number that breaks off', [9, 1, 2]],
])('%s is corrupt', (_, bytes) => {
  expect(() => all(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ name: 'ModelCorrupt' }));
});

test('an absurdly long name is refused before it is decoded', () => {
  const bytes = new MessageWriter().bytes(1, new Uint8Array(70_000)).finish();
  const [field] = all(bytes);
  expect(field!.wire).toBe(WIRE.bytes);
  expect(() => readString(bytes, field!)).toThrow(expect.objectContaining({ name: 'ModelCorrupt' }));
});
