/**
 * Tokens as dots on a plane: where each is, which one is under a point, and the pixels. Dots are written into memory
 * as squares of one colour, so that 50,257 of them are painted anew with every move of the hand: half of a frame with
 * four device pixels for one, as tests/bench/tokenMap.bench.ts measures. Leaves out labels (mapLabels.ts) and who is pointed at.
 */
import type { Pixels } from './heatmap.ts';

/** The middle of what is on show in units of the map, which is 0 … 1 across, and how near one looks: 1 shows all. */
export interface MapLook {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** CSS pixels. */
export interface MapSize {
  readonly width: number;
  readonly height: number;
  /** How much of the map, across and down, holds dots: that much fills the figure. All of it when left out. */
  readonly reach?: readonly [across: number, down: number];
}

/** Room left around all of the map, as a share of it. */
const MARGIN = 0.04;

/** Places brought to 0 … 1 with equal units on both axes, the wider one filling it. y points down, as on a screen. */
export function fitPlaces(places: Float32Array): Float32Array {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let i = 0; i < places.length; i++) {
    low[i & 1] = Math.min(low[i & 1]!, places[i]!);
    high[i & 1] = Math.max(high[i & 1]!, places[i]!);
  }
  const reach = Math.max(high[0]! - low[0]!, high[1]! - low[1]!) || 1;
  const unit = (1 - 2 * MARGIN) / reach;
  const middle = [(low[0]! + high[0]!) / 2, (low[1]! + high[1]!) / 2];
  return places.map((value, i) => 0.5 + (value - middle[i & 1]!) * unit * (i % 2 === 0 ? 1 : -1));
}

/** Of places that were fitted, how much of the map they take with the room around them: a flat cloud wants a flat figure. */
export function reachOf(places: Float32Array): readonly [across: number, down: number] {
  const low = [1, 1];
  const high = [0, 0];
  for (let i = 0; i < places.length; i++) {
    low[i & 1] = Math.min(low[i & 1]!, places[i]!);
    high[i & 1] = Math.max(high[i & 1]!, places[i]!);
  }
  return [Math.max(0, high[0]! - low[0]!) + 2 * MARGIN, Math.max(0, high[1]! - low[1]!) + 2 * MARGIN];
}

/** CSS pixels for one unit of the map. */
export function mapScale({ zoom }: MapLook, { width, height, reach: [across, down] = [1, 1] }: MapSize): number {
  return Math.min(width / across, height / down) * zoom;
}

export function toScreen(x: number, y: number, look: MapLook, size: MapSize): readonly [x: number, y: number] {
  const scale = mapScale(look, size);
  return [(x - look.x) * scale + size.width / 2, (y - look.y) * scale + size.height / 2];
}

export function fromScreen(x: number, y: number, look: MapLook, size: MapSize): readonly [x: number, y: number] {
  const scale = mapScale(look, size);
  return [(x - size.width / 2) / scale + look.x, (y - size.height / 2) / scale + look.y];
}

/** Nearer or farther by a factor, while what lies under the point (x, y) stays there. */
export function zoomAt(look: MapLook, factor: number, x: number, y: number, size: MapSize, most: number): MapLook {
  const zoom = Math.min(most, Math.max(1, look.zoom * factor));
  const [atX, atY] = fromScreen(x, y, look, size);
  const scale = mapScale({ ...look, zoom }, size);
  return { zoom, x: atX - (x - size.width / 2) / scale, y: atY - (y - size.height / 2) / scale };
}

/** The dot nearest to a point within `reach` CSS pixels; null where there is none. */
export function dotAt(
  places: Float32Array,
  x: number,
  y: number,
  look: MapLook,
  size: MapSize,
  reach: number,
): number | null {
  const [atX, atY] = fromScreen(x, y, look, size);
  let best: number | null = null;
  let least = (reach / mapScale(look, size)) ** 2;
  for (let i = 0; i < places.length; i += 2) {
    const distance = (places[i]! - atX) ** 2 + (places[i + 1]! - atY) ** 2;
    if (distance < least) [best, least] = [i / 2, distance];
  }
  return best;
}

/** Side of a dot in CSS pixels: small while all are on show, larger the nearer one looks. */
export function dotSide(zoom: number): number {
  return Math.min(7, 1.6 + 1.1 * Math.log2(zoom));
}

export interface MapPaint {
  /** Of each dot the index of its colour. */
  readonly kinds: Uint8Array;
  /** Pixels by kind. */
  readonly colours: Uint32Array;
  readonly paper: number;
  readonly devicePixelRatio: number;
}

/** Every device pixel of the map, into `words` where they are of that size. */
export function mapPixels(
  places: Float32Array,
  look: MapLook,
  size: MapSize,
  { kinds, colours, paper, devicePixelRatio: ratio }: MapPaint,
  reuse?: Uint32Array,
): Pixels {
  const width = Math.max(1, Math.round(size.width * ratio));
  const height = Math.max(1, Math.round(size.height * ratio));
  const words = reuse?.length === width * height ? reuse : new Uint32Array(width * height);
  words.fill(paper);
  const scale = mapScale(look, size) * ratio;
  const side = Math.max(1, Math.round(dotSide(look.zoom) * ratio));
  const left = width / 2 - look.x * scale - side / 2;
  const top = height / 2 - look.y * scale - side / 2;
  for (let i = 0; i < places.length; i += 2) {
    const x = Math.round(places[i]! * scale + left);
    const y = Math.round(places[i + 1]! * scale + top);
    if (x < -side || y < -side || x >= width || y >= height) continue;
    const colour = colours[kinds[i >> 1]!]!;
    const fromX = Math.max(0, x);
    const toX = Math.min(width, x + side);
    const toY = Math.min(height, y + side);
    // Dots are a few pixels wide: to call `fill` for each of their rows takes longer than to write them.
    for (let row = Math.max(0, y); row < toY; row++)
      for (let at = row * width + fromX; at < row * width + toX; at++) words[at] = colour;
  }
  return { width, height, words };
}
