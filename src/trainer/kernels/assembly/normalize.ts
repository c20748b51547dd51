/** Layer norm and GELU with their gradients, four numbers at a time. */
import { exp4, multiplyAdd, sumLanes } from './lanes';

const EPSILON: f32 = 1e-5;
/** 2√(2/π), and 0.044715 of it. */
const LINEAR: f32 = 1.59576912;
const CUBIC: f32 = 0.0713548163;

export function layerNorm(
  x: usize,
  gain: usize,
  bias: usize,
  y: usize,
  mean: usize,
  rstd: usize,
  rows: i32,
  width: i32,
): void {
  const row = (<usize>width) << 2;
  for (let m = 0; m < rows; m++) {
    let sum = f32x4.splat(0);
    for (let j: usize = 0; j < row; j += 16) sum = f32x4.add(sum, v128.load(x + j));
    const center: f32 = sumLanes(sum) / <f32>width;
    const centers = f32x4.splat(center);
    sum = f32x4.splat(0);
    for (let j: usize = 0; j < row; j += 16) {
      const distance = f32x4.sub(v128.load(x + j), centers);
      sum = multiplyAdd(distance, distance, sum);
    }
    const scale: f32 = <f32>1 / sqrt<f32>(sumLanes(sum) / <f32>width + EPSILON);
    const scales = f32x4.splat(scale);
    for (let j: usize = 0; j < row; j += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + j), centers), scales);
      v128.store(y + j, multiplyAdd(normal, v128.load(gain + j), v128.load(bias + j)));
    }
    store<f32>(mean, center);
    store<f32>(rstd, scale);
    mean += 4;
    rstd += 4;
    x += row;
    y += row;
  }
}

export function layerNormGradient(
  x: usize,
  gain: usize,
  dy: usize,
  mean: usize,
  rstd: usize,
  dx: usize,
  dGain: usize,
  dBias: usize,
  rows: i32,
  width: i32,
): void {
  const row = (<usize>width) << 2;
  for (let m = 0; m < rows; m++) {
    const centers = v128.load32_splat(mean);
    const scales = v128.load32_splat(rstd);
    let sumT = f32x4.splat(0);
    let sumTNormal = f32x4.splat(0);
    for (let j: usize = 0; j < row; j += 16) {
      const gradient = v128.load(dy + j);
      const normal = f32x4.mul(f32x4.sub(v128.load(x + j), centers), scales);
      const t = f32x4.mul(gradient, v128.load(gain + j));
      sumT = f32x4.add(sumT, t);
      sumTNormal = multiplyAdd(t, normal, sumTNormal);
      v128.store(dGain + j, multiplyAdd(gradient, normal, v128.load(dGain + j)));
      v128.store(dBias + j, f32x4.add(v128.load(dBias + j), gradient));
    }
    const meanT = f32x4.splat(sumLanes(sumT) / <f32>width);
    const meanTNormal = f32x4.splat(sumLanes(sumTNormal) / <f32>width);
    for (let j: usize = 0; j < row; j += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + j), centers), scales);
      const t = f32x4.mul(v128.load(dy + j), v128.load(gain + j));
      const inner = f32x4.sub(f32x4.sub(t, meanT), f32x4.mul(normal, meanTNormal));
      v128.store(dx + j, multiplyAdd(scales, inner, v128.load(dx + j)));
    }
    mean += 4;
    rstd += 4;
    x += row;
    dy += row;
    dx += row;
  }
}

/** σ(2u) = 1 / (1 + exp(−x·(LINEAR + CUBIC·x²))). */
function gate(x: v128): v128 {
  const slope = multiplyAdd(f32x4.mul(x, x), f32x4.splat(-CUBIC), f32x4.splat(-LINEAR));
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.mul(x, slope))));
}

export function gelu(x: usize, y: usize, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let j: usize = 0; j < bytes; j += 16) {
    const value = v128.load(x + j);
    v128.store(y + j, f32x4.mul(value, gate(value)));
  }
}

export function geluGradient(x: usize, dy: usize, dx: usize, n: i32): void {
  const bytes = (<usize>n) << 2;
  const one = f32x4.splat(1);
  for (let j: usize = 0; j < bytes; j += 16) {
    const value = v128.load(x + j);
    const open = gate(value);
    const slope = multiplyAdd(f32x4.mul(value, value), f32x4.splat(<f32>3 * CUBIC), f32x4.splat(LINEAR));
    const bend = multiplyAdd(f32x4.mul(value, f32x4.sub(one, open)), slope, one);
    v128.store(dx + j, f32x4.mul(v128.load(dy + j), f32x4.mul(open, bend)));
  }
}
