/**
 * A T×T matrix of one head as a heatmap. Rows are queries, columns keys. Painted on a canvas,
 * with a second layer for what is pointed at or selected; reachable with the arrow keys, cell by
 * cell. The table that holds the same numbers is AttentionTable.
 */
import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { position, type Position } from '@/model/axes.ts';
import type { Tensor } from '@/model/tensor.ts';
import { cellAt, cellFrame, layoutHeatmap, paintHeatmap } from '@/draw/heatmap.ts';
import { toRgb, type Palette } from '@/draw/palette.ts';
import { attentionScale, divergingScale, toPixel, type ColourScale } from '@/draw/scales.ts';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { ActiveCell, moveInGrid } from './ActiveCell.tsx';
import { HeatmapAxis, axisExtent } from './HeatmapAxis.tsx';
import { HeatmapFrames } from './HeatmapFrames.tsx';
import { keepInView } from './keepInView.ts';
import { PaintedCanvas } from './PaintedCanvas.tsx';
import { useElementSize } from './useElementSize.ts';
import { useLook } from './useLook.ts';
import { pointIn } from './pointIn.ts';
import styles from './Heatmap.module.css';

/** One cell of an attention matrix. */
export interface AttentionCell {
  readonly query: Position;
  readonly key: Position;
}

export interface HeatmapProps {
  /** Accessible name: "Attention of layer 3, head 2". */
  readonly label: string;
  readonly weights: Tensor<readonly ['query', 'key']>;
  /** One label for each row and column. */
  readonly tokens: readonly TokenCaption[];
  /** `diverging` is for signed scores, with `limit`. */
  readonly scale?: 'linear' | 'sqrt' | 'diverging';
  readonly limit?: number;
  readonly dimFirst?: boolean;
  /** Cells above the diagonal are masked; true by default. */
  readonly isCausal?: boolean;
  /** Words on the axes. */
  readonly queryAxisLabel: string;
  readonly keyAxisLabel: string;
  /** What other views point at; a heatmap's own hover is shown without it. */
  readonly hoveredQuery?: number | null;
  readonly hoveredKey?: number | null;
  readonly selectedQuery?: number | null;
  readonly selectedKey?: number | null;
  readonly onHover?: (cell: AttentionCell | null) => void;
  readonly onSelect?: (cell: AttentionCell) => void;
  /** A cell in words with its number; said by screen readers and written below. */
  readonly describeCell: (cell: AttentionCell, weight: number) => string;
  /** Written below while nothing is pointed at. */
  readonly hint?: string;
  /** CSS pixels a cell may take at most. */
  readonly maxCell?: number;
  /** CSS pixels a cell takes at least. Where they do not fit, the cells scroll below their axes, the selected one in view. */
  readonly minCell?: number;
  /** CSS pixels the whole may take at most, labels included; the width is the parent's. */
  readonly maxHeight?: number;
}

export function Heatmap(props: HeatmapProps) {
  const { label, weights, tokens, scale: kind = 'linear', limit = 1, dimFirst = false, isCausal = true } = props;
  const {
    describeCell,
    hint,
    maxCell = 32,
    minCell = 0,
    maxHeight = Infinity,
    selectedQuery = null,
    selectedKey = null,
  } = props;
  const id = useId();
  const { palette, textScale, devicePixelRatio } = useLook();
  const [ref, { width }] = useElementSize();
  const [pointed, setPointed] = useState<AttentionCell | null>(null);
  const [rows, columns] = weights.shape;
  const extent = axisExtent(tokens, [props.queryAxisLabel, props.keyAxisLabel], textScale);
  const layout = useMemo(
    () =>
      layoutHeatmap({
        rows,
        columns,
        width: width - extent,
        height: maxHeight - extent,
        maxCell: maxCell * textScale,
        minCell: minCell * textScale,
        devicePixelRatio,
      }),
    [rows, columns, width, extent, maxHeight, maxCell, minCell, textScale, devicePixelRatio],
  );
  const scroller = useRef<HTMLDivElement>(null);
  // A difference of rounding is no reason to scroll.
  const isScrolled = width > 0 && (layout.width > width - extent + 1 || layout.height > maxHeight - extent + 1);
  const reveal = useCallback(
    (row: number, column: number) => {
      if (!scroller.current || !isScrolled) return;
      const { x, y, size } = cellFrame(layout, row, column);
      keepInView(scroller.current, { x, y, width: size, height: size }, { left: extent, top: extent });
    },
    [layout, isScrolled, extent],
  );
  useLayoutEffect(() => {
    if (selectedQuery !== null) reveal(selectedQuery, selectedKey ?? 0);
  }, [reveal, selectedQuery, selectedKey, maxHeight]);
  const scale = useMemo(() => makeScale(palette, kind, limit), [palette, kind, limit]);
  const paint = useCallback(
    (context: CanvasRenderingContext2D) =>
      paintHeatmap(context, weights, layout, {
        scale,
        paper: toPixel(toRgb(palette.paper)),
        hatch: toPixel(toRgb(palette.line)),
        dimFirst,
        isCausal,
      }),
    [weights, layout, scale, palette, dimFirst, isCausal],
  );

  const point = (cell: AttentionCell | null) => {
    if (cell?.query === pointed?.query && cell?.key === pointed?.key) return;
    setPointed(cell);
    props.onHover?.(cell);
  };
  const cellUnder = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = pointIn(event.currentTarget, event);
    const found = cellAt(layout, x, y);
    return found && makeCell(found.row, found.column);
  };
  // A matrix that became smaller may have lost the cell that was pointed at.
  const inside = pointed && pointed.query < rows && pointed.key < columns ? pointed : null;
  const active =
    inside ?? makeCell(Math.min(selectedQuery ?? rows - 1, rows - 1), Math.min(selectedKey ?? 0, columns - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInGrid(event, { row: active.query, column: active.key }, rows, columns);
    if (next) {
      point(makeCell(next.row, next.column));
      reveal(next.row, next.column);
    } else if (event.key === 'Enter' || event.key === ' ') props.onSelect?.(active);
    else if (event.key === 'Escape' && inside) point(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const describe = (cell: AttentionCell) => describeCell(cell, weights.data[cell.query * columns + cell.key] ?? 0);
  const shown = inside ?? (selectedQuery !== null && selectedKey !== null ? active : null);
  const marks = {
    hoveredQuery: inside?.query ?? props.hoveredQuery ?? null,
    hoveredKey: inside?.key ?? props.hoveredKey ?? null,
    selectedQuery,
    selectedKey,
  };
  return (
    <div ref={ref} className={styles.heatmap}>
      <div
        ref={scroller}
        className={styles.scroller}
        data-drawing={label}
        style={isScrolled ? { maxHeight } : undefined}
        data-scrolls={isScrolled || undefined}
      >
        <div
          className={styles.plan}
          style={{ gridTemplate: `${extent}px ${layout.height}px / ${extent}px ${layout.width}px` }}
        >
          <div className={styles.corner} aria-hidden="true">
            <span className={styles.keyAxis}>{props.keyAxisLabel} →</span>
            <span className={styles.queryAxis}>{props.queryAxisLabel} ↓</span>
          </div>
          <HeatmapAxis
            axis="key"
            tokens={tokens}
            cell={layout.cell}
            textScale={textScale}
            hovered={marks.hoveredKey}
            selected={selectedKey}
          />
          <HeatmapAxis
            axis="query"
            tokens={tokens}
            cell={layout.cell}
            textScale={textScale}
            hovered={marks.hoveredQuery}
            selected={selectedQuery}
          />
          <div
            className={styles.cells}
            role="grid"
            tabIndex={0}
            aria-label={label}
            aria-rowcount={rows}
            aria-colcount={columns}
            aria-activedescendant={`${id}-${active.query}-${active.key}`}
            onKeyDown={onKeyDown}
            onFocus={(event) => event.currentTarget.matches(':focus-visible') && !inside && point(active)}
            onBlur={() => point(null)}
            onPointerMove={(event) => point(cellUnder(event))}
            onPointerLeave={(event) => event.pointerType !== 'touch' && point(null)}
            onPointerDown={(event) => point(cellUnder(event))}
            onClick={() => inside && props.onSelect?.(inside)}
          >
            <PaintedCanvas
              width={layout.width}
              height={layout.height}
              devicePixelRatio={devicePixelRatio}
              paint={paint}
            />
            <HeatmapFrames layout={layout} {...marks} />
            <ActiveCell
              id={`${id}-${active.query}-${active.key}`}
              row={active.query}
              column={active.key}
              label={describe(active)}
              isSelected={active.query === selectedQuery}
            />
          </div>
        </div>
      </div>
      <p className={styles.readout} aria-hidden="true" data-hint={shown === null || undefined}>
        {shown ? describe(shown) : hint}
      </p>
    </div>
  );
}

const makeCell = (query: number, key: number): AttentionCell => ({ query: position(query), key: position(key) });

function makeScale(palette: Palette, kind: 'linear' | 'sqrt' | 'diverging', limit: number): ColourScale {
  return kind === 'diverging' ? divergingScale(palette, limit) : attentionScale(palette, kind);
}
