/** Sums and look-ups of matrices, four numbers at a time. */
import { multiplyAdd, sumLanes } from './lanes';

export function transpose(from: usize, fromRowStride: i32, to: usize, toRowStride: i32, rows: i32, columns: i32): void {
  const fromRow = (<usize>fromRowStride) << 2;
  const toRow = (<usize>toRowStride) << 2;
  for (let i = 0; i < rows; i++) {
    let source = from + <usize>i * fromRow;
    let target = to + ((<usize>i) << 2);
    for (let j = 0; j < columns; j++) {
      store<f32>(target, load<f32>(source));
      source += 4;
      target += toRow;
    }
  }
}

export function addBias(x: usize, bias: usize, rows: i32, width: i32): void {
  for (let i = 0; i < rows; i++) {
    add(x, x, bias, width);
    x += (<usize>width) << 2;
  }
}

export function biasGradient(dx: usize, dBias: usize, rows: i32, width: i32): void {
  for (let i = 0; i < rows; i++) {
    add(dBias, dBias, dx, width);
    dx += (<usize>width) << 2;
  }
}

export function add(out: usize, a: usize, b: usize, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let j: usize = 0; j < bytes; j += 16) v128.store(out + j, f32x4.add(v128.load(a + j), v128.load(b + j)));
}

export function embed(
  index: usize,
  table: usize,
  positions: usize,
  x: usize,
  rows: i32,
  context: i32,
  width: i32,
): void {
  const row = (<usize>width) << 2;
  for (let m = 0; m < rows; m++) {
    const token = <usize>load<i32>(index + ((<usize>m) << 2));
    add(x, table + token * row, positions + <usize>(m % context) * row, width);
    x += row;
  }
}

export function embedGradient(
  index: usize,
  dx: usize,
  dTable: usize,
  dPositions: usize,
  rows: i32,
  context: i32,
  width: i32,
): void {
  const row = (<usize>width) << 2;
  for (let m = 0; m < rows; m++) {
    const token = dTable + <usize>load<i32>(index + ((<usize>m) << 2)) * row;
    const position = dPositions + <usize>(m % context) * row;
    add(token, token, dx, width);
    add(position, position, dx, width);
    dx += row;
  }
}

export function sumOfSquares(x: usize, n: i32): f32 {
  const bytes = (<usize>n) << 2;
  let sum = f32x4.splat(0);
  for (let j: usize = 0; j < bytes; j += 16) {
    const value = v128.load(x + j);
    sum = multiplyAdd(value, value, sum);
  }
  return sumLanes(sum);
}
