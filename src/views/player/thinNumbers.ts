/**
 * Which layers bear their number on the line of stages. Where there is no room for all, every second, fourth, tenth …
 * does; the current one always does, and those it would touch make room.
 */

/** From the middle of one number to the middle of the next, so that none touches another: of one digit, and of two. CSS pixels. */
const APART = [14, 20] as const;
const STEPS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48];

/** By layer, for a line of this width. `current`: the layer where the player is, or null. */
export function thinNumbers(layers: number, width: number, current: number | null): boolean[] {
  const apart = APART[layers > 9 ? 1 : 0];
  const room = width / Math.max(1, layers);
  const step = STEPS.find((every) => every * room >= apart) ?? layers;
  return Array.from({ length: layers }, (_, layer) => {
    if (layer === current) return true;
    const isTouched = current !== null && Math.abs(layer - current) * room < apart;
    return (layer + 1) % step === 0 && !isTouched;
  });
}
