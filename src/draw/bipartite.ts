/**
 * Attention as lines between two columns of tokens: queries on the left, keys on the right,
 * thickness and opacity from the weight. Faint lines are left out, and the sum that is left out
 * is told. Labels and hover belong to the element.
 */
import type { Tensor } from '@/model/tensor.ts';

export interface BipartiteLayout {
  readonly count: number;
  /** Height of one token's row, CSS pixels. */
  readonly rowHeight: number;
  readonly width: number;
  readonly height: number;
  /** Where lines leave the queries and reach the keys. */
  readonly left: number;
  readonly right: number;
}

export interface BipartiteSpace {
  readonly count: number;
  readonly width: number;
  readonly rowHeight: number;
  /** Room for the labels at either side. */
  readonly labelWidth: number;
}

export function layoutBipartite({ count, width, rowHeight, labelWidth }: BipartiteSpace): BipartiteLayout {
  const left = Math.min(labelWidth, width / 2);
  return { count, rowHeight, width, height: count * rowHeight, left, right: Math.max(left, width - labelWidth) };
}

/** Vertical middle of a token's row. */
export function rowMiddle({ rowHeight }: BipartiteLayout, index: number): number {
  return (index + 0.5) * rowHeight;
}

/** The row at a height; null outside. */
export function rowAt({ rowHeight, count }: BipartiteLayout, y: number): number | null {
  const index = Math.floor(y / rowHeight);
  return index >= 0 && index < count ? index : null;
}

export interface BipartiteLine {
  readonly query: number;
  readonly key: number;
  readonly weight: number;
  /** SVG path data. */
  readonly path: string;
  /** Stroke width in CSS pixels. */
  readonly strokeWidth: number;
  readonly opacity: number;
  /** The line goes to the sink and is to be held back. */
  readonly isDimmed: boolean;
}

export interface BipartiteLines {
  readonly lines: readonly BipartiteLine[];
  /** Weight and number of the lines left out, and all the weight there is: shown + hidden = total. */
  readonly hiddenCount: number;
  readonly hiddenWeight: number;
  readonly totalWeight: number;
}

export interface BipartiteOptions {
  /** Only this query's lines; null for all queries, drawn faintly. */
  readonly query: number | null;
  /** Lines of less weight are left out. */
  readonly threshold?: number;
  readonly dimFirst?: boolean;
}

/** A weight of 1 has this stroke, CSS pixels; a faint one still has the least that can be seen. */
const FULL_STROKE = 10;
const LEAST_STROKE = 0.75;
/** With every query's lines at once each is drawn fainter, or the knot could not be read. */
const CROWD_OPACITY = 0.55;
const DIMMED_OPACITY = 0.25;

/** The lines of one query, or of all, weakest first so that the strongest lie on top. */
export function bipartiteLines(
  { data, shape }: Tensor<readonly ['query', 'key']>,
  layout: BipartiteLayout,
  { query, threshold = 0.01, dimFirst = false }: BipartiteOptions,
): BipartiteLines {
  const [queries, keys] = shape;
  const lines: BipartiteLine[] = [];
  let hiddenCount = 0;
  let hiddenWeight = 0;
  let totalWeight = 0;
  const [from, to] = query === null ? [0, queries] : [query, Math.min(queries, query + 1)];
  for (let row = Math.max(0, from); row < to; row += 1)
    for (let key = 0; key <= Math.min(row, keys - 1); key += 1) {
      const weight = data[row * keys + key] ?? 0;
      totalWeight += weight;
      if (weight < threshold) {
        hiddenCount += 1;
        hiddenWeight += weight;
      } else lines.push(makeLine(layout, row, key, weight, query === null, dimFirst));
    }
  lines.sort((one, other) => one.weight - other.weight);
  return { lines, hiddenCount, hiddenWeight, totalWeight };
}

function makeLine(
  layout: BipartiteLayout,
  query: number,
  key: number,
  weight: number,
  isCrowd: boolean,
  dimFirst: boolean,
): BipartiteLine {
  const isDimmed = dimFirst && key === 0;
  const opacity = (0.2 + 0.8 * Math.sqrt(weight)) * (isCrowd ? CROWD_OPACITY : 1) * (isDimmed ? DIMMED_OPACITY : 1);
  const strokeWidth = Math.max(
    LEAST_STROKE,
    Math.min(FULL_STROKE, layout.rowHeight * 0.5) * weight * (isCrowd ? 0.5 : 1),
  );
  return { query, key, weight, path: linePath(layout, query, key), strokeWidth, opacity, isDimmed };
}

/** A curve that leaves and arrives level, so that parallel lines can be told apart at their ends. */
export function linePath(layout: BipartiteLayout, query: number, key: number): string {
  const { left, right } = layout;
  const [start, end] = [rowMiddle(layout, query), rowMiddle(layout, key)];
  const bend = (right - left) * 0.45;
  return `M${left},${start}C${left + bend},${start} ${right - bend},${end} ${right},${end}`;
}
