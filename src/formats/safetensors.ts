/**
 * The safetensors format: eight bytes with the header's length, the header as JSON (name, type, shape and place of
 * each tensor, and free text as metadata), then the numbers. A file comes from strangers, so all of
 * it is bounded and checked before any of it is used.
 * Source: https://github.com/huggingface/safetensors#format
 */
import { FormatError } from './FormatError.ts';
import { fromHalf, toHalf } from './halfFloat.ts';

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
  /** How it is written, where it differs from the file's. `I8`: whole numbers from −127 to 127; `U32`: up to 2²⁴, which a float32 still tells apart. */
  readonly precision?: Precision;
}

export interface TensorFile {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: ReadonlyMap<string, NamedTensor>;
}

export type Precision = 'F32' | 'F16' | 'I8' | 'U8' | 'U32';

const BYTES: Readonly<Record<Precision, number>> = { F32: 4, F16: 2, I8: 1, U8: 1, U32: 4 };
/** The largest network trained here has, with its optimizer, about 15 MB; a recording with every vector about 40. */
const MOST_FILE_BYTES = 64_000_000;
const MOST_HEADER_BYTES = 1_000_000;
const MOST_TENSORS = 500;

export function writeTensors(
  tensors: readonly NamedTensor[],
  metadata: Readonly<Record<string, string>>,
  precision: Precision,
): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const { name, shape, data, precision: dtype = precision } of tensors) {
    const from = end;
    end += data.length * BYTES[dtype];
    header[name] = { dtype, shape, data_offsets: [from, end] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  // Spaces up to a multiple of 8, so that the numbers that follow are aligned.
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const file = new Uint8Array(8 + headerBytes + end).fill(0x20, 8, 8 + headerBytes);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(headerBytes), true);
  file.set(text, 8);
  let at = 8 + headerBytes;
  for (const { data, precision: dtype = precision } of tensors)
    for (const value of data) {
      writeNumber(view, at, value, dtype);
      at += BYTES[dtype];
    }
  return file;
}

function writeNumber(view: DataView, at: number, value: number, dtype: Precision): void {
  switch (dtype) {
    case 'F32':
      return view.setFloat32(at, value, true);
    case 'F16':
      return view.setUint16(at, toHalf(value), true);
    case 'I8':
      return view.setInt8(at, value);
    case 'U8':
      return view.setUint8(at, value);
    case 'U32':
      return view.setUint32(at, value, true);
  }
}

function readNumber(view: DataView, at: number, dtype: Precision): number {
  switch (dtype) {
    case 'F32':
      return view.getFloat32(at, true);
    case 'F16':
      return fromHalf(view.getUint16(at, true));
    case 'I8':
      return view.getInt8(at);
    case 'U8':
      return view.getUint8(at);
    case 'U32':
      return view.getUint32(at, true);
  }
}

/** Throws FormatError with the reason. */
export function readTensors(file: Uint8Array): TensorFile {
  if (file.length > MOST_FILE_BYTES) throw refused(`it has ${file.length} bytes, more than ${MOST_FILE_BYTES}`);
  if (file.length < 8) throw refused('it is too short to be one');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const headerBytes = Number(view.getBigUint64(0, true));
  if (headerBytes > MOST_HEADER_BYTES || 8 + headerBytes > file.length)
    throw refused(`its header would have ${headerBytes} bytes`);
  const header = parseHeader(file.subarray(8, 8 + headerBytes));
  const { __metadata__: metadata, ...entries } = header;
  if (Object.keys(entries).length > MOST_TENSORS) throw refused(`it has more than ${MOST_TENSORS} tensors`);
  const numbers = new DataView(file.buffer, file.byteOffset + 8 + headerBytes, file.length - 8 - headerBytes);
  const places = Object.entries(entries).map(([name, entry]) => readPlace(name, entry, numbers.byteLength));
  checkApart(places);
  const tensors = new Map(places.map((place) => [place.name, readTensor(place, numbers)]));
  return { metadata: readMetadata(metadata), tensors };
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isRecord(header)) return header;
  } catch {
    // Told below.
  }
  throw refused('its header is no JSON object');
}

function readMetadata(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  if (!isRecord(value)) throw refused('its metadata is no object');
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Where a tensor lies in the file, before any of its numbers are read. */
interface Place {
  readonly name: string;
  readonly dtype: Precision;
  readonly shape: readonly number[];
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

const faultOf = (name: string, what: string) => refused(`tensor ${name.slice(0, 80)} ${what}`);

function readPlace(name: string, entry: unknown, bytes: number): Place {
  const fault = (what: string) => faultOf(name, what);
  if (!isRecord(entry)) throw fault('is not described');
  const { dtype, shape, data_offsets: offsets } = entry;
  if (!isPrecision(dtype))
    throw fault(`is of type ${String(dtype).slice(0, 20)}, not ${Object.keys(BYTES).join(', ')}`);
  if (!isSizes(shape) || shape.length > 4) throw fault('has no shape');
  if (!isSizes(offsets) || offsets.length !== 2) throw fault('has no place');
  const [from, to] = offsets as [number, number];
  const count = shape.reduce((product, size) => product * size, 1);
  if (to > bytes || to - from !== count * BYTES[dtype]) throw fault('lies outside the file');
  return { name, dtype, shape, count, from, to };
}

/** No byte belongs to two tensors, so that reading takes no more than the file has, whatever its header says. */
function checkApart(places: readonly Place[]): void {
  const filled = places.filter(({ count }) => count > 0).sort((a, b) => a.from - b.from);
  filled.forEach(({ name, from }, at) => {
    if (at > 0 && from < filled[at - 1]!.to) throw faultOf(name, 'lies where another does');
  });
}

function readTensor({ name, dtype, shape, count, from }: Place, numbers: DataView): NamedTensor {
  const data = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const value = readNumber(numbers, from + BYTES[dtype] * i, dtype);
    if (!Number.isFinite(value)) throw faultOf(name, 'holds what is no number');
    data[i] = value;
  }
  return { name, shape, data };
}

function isPrecision(value: unknown): value is Precision {
  return typeof value === 'string' && Object.hasOwn(BYTES, value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const refused = (reason: string) => new FormatError(reason);
