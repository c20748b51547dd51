/**
 * The outline of an ONNX file: its graph without the weights. Each large initializer says instead where in the file its
 * numbers lie, as initializers with weights in a file of their own do (TensorProto.external_data). All that is looked for
 * and changed is in the outline, a few hundred kilobytes; the weights stay where they are, and the runtime fetches each
 * from there into the place where it computes with it.
 * Source: https://github.com/onnx/onnx/blob/main/docs/ExternalData.md
 */
import { ReadAhead } from '@/formats/FileBytes.ts';
import type { FileBytes } from '@/formats/FileBytes.ts';
import { ELEMENT } from './buildGraph.ts';
import { LONGEST_HEAD, MessageWriter, readField, WIRE } from './protobuf.ts';
import type { Field, Range } from './protobuf.ts';
import { ENTRY, GRAPH, LOCATION, MODEL, TENSOR } from './readModel.ts';

/** The name under which an outline knows the file that it is of. */
export const WEIGHTS = 'the-file-itself';

/**
 * Smaller initializers stay in the outline: shapes and axes, which the runtime wants to know early, and gain, bias and
 * scales, which are read here.
 */
const MOST_INLINE = 65_536;

export interface Outline {
  readonly bytes: Uint8Array;
  /** The file, under the name WEIGHTS; null where nothing was left in it. */
  readonly weights: FileBytes | null;
}

/** Throws EngineError ModelCorrupt when the file is no message. */
export function outline(file: FileBytes, mostInline = MOST_INLINE): Outline {
  const ahead = new ReadAhead(file);
  const isAny = { leftOut: false };
  const writer = rewrite(ahead, { start: 0, end: file.length }, ({ number, wire, payload }) =>
    number === MODEL.graph && wire === WIRE.bytes
      ? rewrite(ahead, payload, (field) => {
          const tensor = field.number === GRAPH.initializer ? leaveOut(ahead, field, mostInline) : null;
          isAny.leftOut ||= tensor !== null;
          return tensor;
        })
      : null,
  );
  return isAny.leftOut
    ? { bytes: writer.finish(), weights: file }
    : { bytes: file.read(0, file.length), weights: null };
}

/** The message in `range` with other messages in the place of some fields; the rest as the bytes that it was. */
function rewrite(file: ReadAhead, range: Range, replace: (field: Field) => MessageWriter | null): MessageWriter {
  const writer = new MessageWriter();
  let from = range.start;
  const copyUpTo = (end: number) => {
    if (end > from) writer.raw(file.take(from, end));
  };
  for (const field of skim(file, range)) {
    const message = replace(field);
    if (!message) continue;
    copyUpTo(field.whole.start);
    writer.message(field.number, message);
    from = field.whole.end;
  }
  copyUpTo(range.end);
  return writer;
}

/** The fields of a message, of which only the heads are read. */
function* skim(file: ReadAhead, { start, end }: Range): Generator<Field> {
  for (let at = start; at < end;) {
    const field = readField(file.read(at, Math.min(at + LONGEST_HEAD, end)), at, end, at);
    yield field;
    at = field.whole.end;
  }
}

/** The initializer that says where its numbers lie; null when it is small, or has them elsewhere already. */
function leaveOut(file: ReadAhead, { wire, payload }: Field, mostInline: number): MessageWriter | null {
  if (wire !== WIRE.bytes || payload.end - payload.start <= mostInline) return null;
  const parts = [...skim(file, payload)];
  const isFloat = parts.some(({ number, value }) => number === TENSOR.type && value === ELEMENT.float32);
  // Packed floats are the same bytes as raw ones.
  const numbers = parts.filter(({ number }) => number === TENSOR.raw || (number === TENSOR.floats && isFloat));
  const [data] = numbers;
  if (!data || numbers.length > 1 || data.wire !== WIRE.bytes) return null;
  if (parts.some(({ number }) => number === TENSOR.location)) return null;
  const tensor = new MessageWriter();
  for (const { number, whole } of parts) if (number !== data.number) tensor.raw(file.take(whole.start, whole.end));
  const { start, end } = data.payload;
  for (const [key, value] of [
    ['location', WEIGHTS],
    ['offset', String(start)],
    ['length', String(end - start)],
  ] as const)
    tensor.message(TENSOR.external, new MessageWriter().string(ENTRY.key, key).string(ENTRY.value, value));
  return tensor.integer(TENSOR.location, LOCATION.external);
}
