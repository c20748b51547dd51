/** Softmax, the loss and the optimizer's step, four numbers at a time. */
import { exp4, largestLane, multiplyAdd, sumLanes } from './lanes';

export function softmaxCausal(scores: usize, rows: i32, keys: i32, first: i32, scale: f32): void {
  const row = (<usize>keys) << 2;
  const scales = f32x4.splat(scale);
  for (let i = 0; i < rows; i++) {
    const seen = first + i + 1;
    let largest: f32 = -Infinity;
    for (let j = 0; j < seen; j++) largest = max(largest, load<f32>(scores + ((<usize>j) << 2)));
    // What must not be seen is −∞ before exp, so that whole groups of four can be computed.
    for (let j = seen; j < keys; j++) store<f32>(scores + ((<usize>j) << 2), -Infinity);
    const whole = (<usize>((seen + 3) >> 2)) << 4;
    const top = f32x4.splat(largest);
    let sum = f32x4.splat(0);
    for (let j: usize = 0; j < whole; j += 16) {
      const score = v128.load(scores + j);
      const isSeen = f32x4.gt(score, f32x4.splat(-Infinity));
      const power = v128.and(exp4(f32x4.mul(f32x4.sub(score, top), scales)), isSeen);
      v128.store(scores + j, power);
      sum = f32x4.add(sum, power);
    }
    const inverse = f32x4.splat(<f32>1 / sumLanes(sum));
    for (let j: usize = 0; j < whole; j += 16) v128.store(scores + j, f32x4.mul(v128.load(scores + j), inverse));
    for (let j = whole; j < row; j += 16) v128.store(scores + j, f32x4.splat(0));
    scores += row;
  }
}

export function softmaxGradient(p: usize, dp: usize, rows: i32, keys: i32, scale: f32): void {
  const row = (<usize>keys) << 2;
  const scales = f32x4.splat(scale);
  for (let i = 0; i < rows; i++) {
    let sum = f32x4.splat(0);
    for (let j: usize = 0; j < row; j += 16) sum = multiplyAdd(v128.load(p + j), v128.load(dp + j), sum);
    const expected = f32x4.splat(sumLanes(sum));
    for (let j: usize = 0; j < row; j += 16) {
      const share = f32x4.mul(scales, v128.load(p + j));
      v128.store(dp + j, f32x4.mul(share, f32x4.sub(v128.load(dp + j), expected)));
    }
    p += row;
    dp += row;
  }
}

export function crossEntropy(logits: usize, target: usize, loss: usize, rows: i32, vocabulary: i32, padded: i32): void {
  const row = (<usize>padded) << 2;
  for (let m = 0; m < rows; m++) {
    for (let j = vocabulary; j < padded; j++) store<f32>(logits + ((<usize>j) << 2), -1e30);
    let tops = v128.load(logits);
    for (let j: usize = 16; j < row; j += 16) tops = f32x4.max(tops, v128.load(logits + j));
    const largest = largestLane(tops);
    const distance: f32 = largest - load<f32>(logits + ((<usize>load<i32>(target)) << 2));
    tops = f32x4.splat(largest);
    let sums = f32x4.splat(0);
    for (let j: usize = 0; j < row; j += 16) {
      const power = exp4(f32x4.sub(v128.load(logits + j), tops));
      v128.store(logits + j, power);
      sums = f32x4.add(sums, power);
    }
    const sum = sumLanes(sums);
    const inverse = f32x4.splat(<f32>1 / sum);
    for (let j: usize = 0; j < row; j += 16) v128.store(logits + j, f32x4.mul(v128.load(logits + j), inverse));
    for (let j = vocabulary; j < padded; j++) store<f32>(logits + ((<usize>j) << 2), 0);
    store<f32>(loss, Mathf.log(sum) + distance);
    logits += row;
    target += 4;
    loss += 4;
  }
}

export function crossEntropyGradient(
  p: usize,
  target: usize,
  weight: usize,
  dLogits: usize,
  rows: i32,
  padded: i32,
): void {
  const row = (<usize>padded) << 2;
  for (let m = 0; m < rows; m++) {
    const scale = load<f32>(weight);
    const scales = f32x4.splat(scale);
    for (let j: usize = 0; j < row; j += 16) v128.store(dLogits + j, f32x4.mul(scales, v128.load(p + j)));
    const right = dLogits + ((<usize>load<i32>(target)) << 2);
    store<f32>(right, load<f32>(right) - scale);
    p += row;
    dLogits += row;
    target += 4;
    weight += 4;
  }
}

export function adamw(
  x: usize,
  gradient: usize,
  m: usize,
  v: usize,
  n: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  decay: f32,
  correction1: f32,
  correction2: f32,
  gradientScale: f32,
): void {
  const bytes = (<usize>n) << 2;
  const keep1 = f32x4.splat(beta1);
  const take1 = f32x4.splat(<f32>1 - beta1);
  const keep2 = f32x4.splat(beta2);
  const take2 = f32x4.splat(<f32>1 - beta2);
  const rates = f32x4.splat(rate / correction1);
  const inverse2 = f32x4.splat(<f32>1 / correction2);
  const shrink = f32x4.splat(<f32>1 - rate * decay);
  const scales = f32x4.splat(gradientScale);
  const epsilons = f32x4.splat(epsilon);
  for (let j: usize = 0; j < bytes; j += 16) {
    const g = f32x4.mul(v128.load(gradient + j), scales);
    const first = multiplyAdd(keep1, v128.load(m + j), f32x4.mul(take1, g));
    const second = multiplyAdd(keep2, v128.load(v + j), f32x4.mul(take2, f32x4.mul(g, g)));
    v128.store(m + j, first);
    v128.store(v + j, second);
    const size = f32x4.add(f32x4.sqrt(f32x4.mul(second, inverse2)), epsilons);
    const step = f32x4.div(f32x4.mul(rates, first), size);
    v128.store(x + j, f32x4.sub(f32x4.mul(v128.load(x + j), shrink), step));
  }
}
