/**
 * Protocol buffers on the wire, as much of them as an ONNX file needs: read fields, write fields.
 * A length-delimited field stays a range of bytes until somebody asks what is in it, so weights
 * are never decoded and never copied. Leaves out: schemas, groups, packed floats.
 * Source: https://protobuf.dev/programming-guides/encoding
 */
import { EngineError } from '@/engine/EngineError.ts';

export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** A part of a byte array; `end` is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Field {
  readonly number: number;
  readonly wire: number;
  /** The field with its tag. */
  readonly whole: Range;
  /** What it carries. */
  readonly payload: Range;
  /** The value of a varint, 0 for every other wire type. Exact up to 2^53. */
  readonly value: number;
}

const VARINT_BYTES = 10; // 64 bits, 7 a byte

export function corrupt(what: string): EngineError {
  return new EngineError('ModelCorrupt', `The ONNX file cannot be read: ${what}.`);
}

/** The fields of the message that lies in `range`, in order. Throws ModelCorrupt on bytes that are no message. */
export function* readFields(bytes: Uint8Array, range: Range): Generator<Field> {
  if (range.start < 0 || range.end > bytes.length)
    throw corrupt(`a message ends at ${range.end} of ${bytes.length} bytes`);
  for (let at = range.start; at < range.end;) {
    const field = readField(bytes, at, range.end);
    yield field;
    at = field.whole.end;
  }
}

/** The tag of a field, and its number or its length. */
export const LONGEST_HEAD = 2 * VARINT_BYTES;

/**
 * The field that begins at byte `start` of a file, in a message that ends at `end`. `bytes` begin at byte `base` of the
 * file and need hold no more than the head of the field. Throws ModelCorrupt.
 */
export function readField(bytes: Uint8Array, start: number, end: number, base = 0): Field {
  let at = start;
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < VARINT_BYTES; i++) {
      if (at >= end) throw corrupt(`it breaks off at byte ${at}`);
      const byte = bytes[at++ - base]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw corrupt(`a number at byte ${at} never ends`);
  };
  const tag = varint();
  const wire = tag % 8;
  const number = (tag - wire) / 8;
  if (number < 1) throw corrupt(`field number ${number} at byte ${start}`);
  let payloadStart = at;
  let value = 0;
  if (wire === WIRE.varint) value = varint();
  else if (wire === WIRE.bytes) {
    const length = varint();
    payloadStart = at;
    at += length;
  } else if (wire === WIRE.fixed32) at += 4;
  else if (wire === WIRE.fixed64) at += 8;
  else throw corrupt(`wire type ${wire} at byte ${start}`);
  if (at > end) throw corrupt(`a field at byte ${start} claims ${at - end} bytes more than there are`);
  return { number, wire, whole: { start, end: at }, payload: { start: payloadStart, end: at }, value };
}

const LONGEST_STRING = 65_536;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The text a field carries. Throws ModelCorrupt when it is absurdly long. */
export function readString(bytes: Uint8Array, field: Field): string {
  const { start, end } = field.payload;
  if (field.wire !== WIRE.bytes) throw corrupt(`no text at byte ${start}`);
  if (end - start > LONGEST_STRING) throw corrupt(`a name of ${end - start} bytes`);
  return decoder.decode(bytes.subarray(start, end));
}

/** A repeated integer field: one value, or many packed into one range. */
export function readIntegers(bytes: Uint8Array, field: Field): number[] {
  if (field.wire === WIRE.varint) return [field.value];
  if (field.wire !== WIRE.bytes) throw corrupt(`no integers at byte ${field.payload.start}`);
  const values: number[] = [];
  let value = 0;
  let scale = 1;
  for (let at = field.payload.start; at < field.payload.end; at++) {
    const byte = bytes[at]!;
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) {
      values.push(value);
      value = 0;
      scale = 1;
    }
  }
  if (scale !== 1) throw corrupt(`integers break off at byte ${field.payload.end}`);
  return values;
}

/** Writes a message. Byte ranges are kept by reference and copied once, by `finish`. */
export class MessageWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  /** Bytes that are whole fields already. */
  raw(bytes: Uint8Array): this {
    if (bytes.length > 0) this.#parts.push(bytes);
    this.#length += bytes.length;
    return this;
  }

  /** An int64 field; negative values take ten bytes, as protobuf wants. */
  integer(field: number, value: number): this {
    return this.#tag(field, WIRE.varint).raw(encodeVarint(BigInt(value)));
  }

  float(field: number, value: number): this {
    return this.#tag(field, WIRE.fixed32).raw(new Uint8Array(Float32Array.of(value).buffer));
  }

  bytes(field: number, value: Uint8Array): this {
    return this.#tag(field, WIRE.bytes)
      .raw(encodeVarint(BigInt(value.length)))
      .raw(value);
  }

  string(field: number, value: string): this {
    return this.bytes(field, encoder.encode(value));
  }

  message(field: number, value: MessageWriter): this {
    return this.#tag(field, WIRE.bytes)
      .raw(encodeVarint(BigInt(value.#length)))
      .append(value);
  }

  /** All fields of another message behind those of this one. */
  append(other: MessageWriter): this {
    for (const part of other.#parts) this.raw(part);
    return this;
  }

  finish(): Uint8Array {
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  #tag(field: number, wire: number): this {
    return this.raw(encodeVarint(BigInt(field * 8 + wire)));
  }
}

function encodeVarint(value: bigint): Uint8Array {
  let rest = BigInt.asUintN(64, value);
  const bytes: number[] = [];
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
