/** Small pieces on four lanes. The compiler builds them into the loops that use them. */

export function sumLanes(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

export function largestLane(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

/** x·y + z. */
export function multiplyAdd(x: v128, y: v128, z: v128): v128 {
  return f32x4.add(f32x4.mul(x, y), z);
}

/**
 * exp(x) = 2ⁿ·2ᶠ with x/ln 2 = n + f, |f| ≤ ½: n goes straight into the exponent bits of a float, and 2ᶠ is a
 * polynomial of degree 6 (its Taylor series; the error is below 2·10⁻⁷). x is kept within ±87, where float32 ends.
 */
export function exp4(x: v128): v128 {
  const inBits = f32x4.mul(f32x4.max(f32x4.min(x, f32x4.splat(87)), f32x4.splat(-87)), f32x4.splat(1.44269504));
  const whole = f32x4.nearest(inBits);
  const rest = f32x4.sub(inBits, whole);
  let p = f32x4.splat(0.000154035304);
  p = multiplyAdd(p, rest, f32x4.splat(0.00133335581));
  p = multiplyAdd(p, rest, f32x4.splat(0.00961812911));
  p = multiplyAdd(p, rest, f32x4.splat(0.0555041087));
  p = multiplyAdd(p, rest, f32x4.splat(0.240226507));
  p = multiplyAdd(p, rest, f32x4.splat(0.693147181));
  p = multiplyAdd(p, rest, f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}
