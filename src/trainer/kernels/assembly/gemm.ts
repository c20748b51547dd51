/**
 * The matrix product, where nine tenths of the time go. A tile of 4 rows × 8 columns of C stays in eight
 * registers while the sum runs over `inner`: each number loaded from A is used 8 times, each from B 4 times.
 * What tiles leave over is computed with two or four sums side by side, because one that waits for itself takes
 * as long as several. Every number is summed in the same order, wherever it lies.
 */
import { multiplyAdd } from './lanes';

export function gemm(
  a: usize,
  aRowStride: i32,
  aColumnStride: i32,
  b: usize,
  bRowStride: i32,
  c: usize,
  cRowStride: i32,
  rows: i32,
  columns: i32,
  inner: i32,
  accumulate: i32,
): void {
  const aRow = (<usize>aRowStride) << 2;
  const aColumn = (<usize>aColumnStride) << 2;
  const bRow = (<usize>bRowStride) << 2;
  const cRow = (<usize>cRowStride) << 2;
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    let j = 0;
    for (; j + 8 <= columns; j += 8)
      tile(a, aRow, aColumn, b + ((<usize>j) << 2), bRow, c + ((<usize>j) << 2), cRow, inner, accumulate);
    if (j + 4 <= columns) {
      narrowTile(a, aRow, aColumn, b + ((<usize>j) << 2), bRow, c + ((<usize>j) << 2), cRow, inner, accumulate);
      j += 4;
    }
    if (j < columns)
      for (let r = 0; r < 4; r++)
        rest(a + <usize>r * aRow, aColumn, b, bRow, c + <usize>r * cRow, j, columns, inner, accumulate);
    a += aRow << 2;
    c += cRow << 2;
  }
  for (; i < rows; i++) {
    let j = 0;
    for (; j + 8 <= columns; j += 8)
      strip(a, aColumn, b + ((<usize>j) << 2), bRow, c + ((<usize>j) << 2), inner, accumulate);
    rest(a, aColumn, b, bRow, c, j, columns, inner, accumulate);
    a += aRow;
    c += cRow;
  }
}

function tile(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  inner: i32,
  accumulate: i32,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  if (accumulate) {
    s00 = v128.load(c);
    s01 = v128.load(c, 16);
    s10 = v128.load(c + cRow);
    s11 = v128.load(c + cRow, 16);
    s20 = v128.load(c + 2 * cRow);
    s21 = v128.load(c + 2 * cRow, 16);
    s30 = v128.load(c + 3 * cRow);
    s31 = v128.load(c + 3 * cRow, 16);
  }
  for (let k = 0; k < inner; k++) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    s00 = multiplyAdd(a0, left, s00);
    s01 = multiplyAdd(a0, right, s01);
    const a1 = v128.load32_splat(a + aRow);
    s10 = multiplyAdd(a1, left, s10);
    s11 = multiplyAdd(a1, right, s11);
    const a2 = v128.load32_splat(a + 2 * aRow);
    s20 = multiplyAdd(a2, left, s20);
    s21 = multiplyAdd(a2, right, s21);
    const a3 = v128.load32_splat(a + 3 * aRow);
    s30 = multiplyAdd(a3, left, s30);
    s31 = multiplyAdd(a3, right, s31);
    a += aColumn;
    b += bRow;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c + cRow, s10);
  v128.store(c + cRow, s11, 16);
  v128.store(c + 2 * cRow, s20);
  v128.store(c + 2 * cRow, s21, 16);
  v128.store(c + 3 * cRow, s30);
  v128.store(c + 3 * cRow, s31, 16);
}

/** 4 rows × 4 columns. */
function narrowTile(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  inner: i32,
  accumulate: i32,
): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  if (accumulate) {
    s0 = v128.load(c);
    s1 = v128.load(c + cRow);
    s2 = v128.load(c + 2 * cRow);
    s3 = v128.load(c + 3 * cRow);
  }
  for (let k = 0; k < inner; k++) {
    const numbers = v128.load(b);
    s0 = multiplyAdd(v128.load32_splat(a), numbers, s0);
    s1 = multiplyAdd(v128.load32_splat(a + aRow), numbers, s1);
    s2 = multiplyAdd(v128.load32_splat(a + 2 * aRow), numbers, s2);
    s3 = multiplyAdd(v128.load32_splat(a + 3 * aRow), numbers, s3);
    a += aColumn;
    b += bRow;
  }
  v128.store(c, s0);
  v128.store(c + cRow, s1);
  v128.store(c + 2 * cRow, s2);
  v128.store(c + 3 * cRow, s3);
}

/** 8 columns of one row. */
function strip(a: usize, aColumn: usize, b: usize, bRow: usize, c: usize, inner: i32, accumulate: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  if (accumulate) {
    s0 = v128.load(c);
    s1 = v128.load(c, 16);
  }
  for (let k = 0; k < inner; k++) {
    const number = v128.load32_splat(a);
    s0 = multiplyAdd(number, v128.load(b), s0);
    s1 = multiplyAdd(number, v128.load(b, 16), s1);
    a += aColumn;
    b += bRow;
  }
  v128.store(c, s0);
  v128.store(c, s1, 16);
}

/** Columns `from` … of one row: four at a time, then one. */
function rest(
  a: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  c: usize,
  from: i32,
  columns: i32,
  inner: i32,
  accumulate: i32,
): void {
  let j = from;
  for (; j + 4 <= columns; j += 4) {
    const to = c + ((<usize>j) << 2);
    let sum = accumulate ? v128.load(to) : f32x4.splat(0);
    let pa = a;
    let pb = b + ((<usize>j) << 2);
    for (let k = 0; k < inner; k++) {
      sum = multiplyAdd(v128.load32_splat(pa), v128.load(pb), sum);
      pa += aColumn;
      pb += bRow;
    }
    v128.store(to, sum);
  }
  for (; j < columns; j++) {
    const to = c + ((<usize>j) << 2);
    let sum: f32 = accumulate ? load<f32>(to) : 0;
    let pa = a;
    let pb = b + ((<usize>j) << 2);
    for (let k = 0; k < inner; k++) {
      sum += load<f32>(pa) * load<f32>(pb);
      pa += aColumn;
      pb += bRow;
    }
    store<f32>(to, sum);
  }
}
