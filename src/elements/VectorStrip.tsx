/** A vector as a strip of coloured cells with its scale, and the value of the component pointed at. */
import { useCallback, useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { toRgb } from '@/draw/palette.ts';
import { divergingScale, symmetricLimit, toPixel } from '@/draw/scales.ts';
import { layoutStrip, paintStrip, stripCell, stripIndexAt } from '@/draw/strip.ts';
import { ActiveCell, moveInGrid } from './ActiveCell.tsx';
import { HeatLegend } from './HeatLegend.tsx';
import { PaintedCanvas } from './PaintedCanvas.tsx';
import { useElementSize } from './useElementSize.ts';
import { useLook } from './useLook.ts';
import { pointIn } from './pointIn.ts';
import styles from './VectorStrip.module.css';

export interface VectorStripProps {
  /** Accessible name: "Query of ·Mary, 32 numbers". */
  readonly label: string;
  readonly values: Float32Array;
  /** Ends of the scale, −limit … limit; by default the largest magnitude. Strips to be compared share one. */
  readonly limit?: number;
  /** One component in words: "component 12: −0.341". */
  readonly describeValue: (index: number, value: number) => string;
  /** What the colours measure: "value"; without it no legend is shown, because a neighbour shows it. */
  readonly legendLabel?: string;
  readonly hint?: string;
  /** A line above the strip, in whose place the component pointed at is told. Without it that is told below. */
  readonly heading?: ReactNode;
  /** The component another view points at. */
  readonly hoveredIndex?: number | null;
  readonly onHover?: (index: number | null) => void;
  /** A component was clicked, or chosen with Enter. */
  readonly onSelect?: (index: number) => void;
  /** Height of a row of cells, CSS pixels. */
  readonly cellHeight?: number;
}

export function VectorStrip(props: VectorStripProps) {
  const { label, values, describeValue, legendLabel, hint, heading, onHover, cellHeight = 14 } = props;
  const id = useId();
  const { palette, devicePixelRatio } = useLook();
  const [ref, { width }] = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const limit = useMemo(() => props.limit ?? symmetricLimit(values), [props.limit, values]);
  const layout = useMemo(
    () => layoutStrip({ count: values.length, width, cellHeight, devicePixelRatio }),
    [values.length, width, cellHeight, devicePixelRatio],
  );
  const paint = useCallback(
    (context: CanvasRenderingContext2D) =>
      paintStrip(context, values, layout, {
        scale: divergingScale(palette, limit),
        paper: toPixel(toRgb(palette.paper)),
      }),
    [values, layout, palette, limit],
  );
  const point = (index: number | null) => {
    if (index === pointed) return;
    setPointed(index);
    onHover?.(index);
  };
  const inside = pointed !== null && pointed < values.length ? pointed : null;
  const shown = inside ?? props.hoveredIndex ?? null;
  const active = shown ?? 0;
  const place = { row: Math.floor(active / layout.columns), column: active % layout.columns };
  const onKeyDown = (event: KeyboardEvent) => {
    if (props.onSelect && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      event.stopPropagation();
      props.onSelect(active);
      return;
    }
    const next = moveInGrid(event, place, layout.rows, layout.columns);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    point(Math.min(values.length - 1, next.row * layout.columns + next.column));
  };
  const frame = shown === null ? null : stripCell(layout, shown);
  const hasHeading = heading !== undefined;
  const readout = (
    <span className={styles.readout} aria-hidden="true" data-hint={shown === null || undefined} data-not-drawn>
      {shown === null ? hint : describeValue(shown, values[shown] ?? 0)}
    </span>
  );
  return (
    <div ref={ref} className={styles.vector} data-drawing={hasHeading ? '' : label}>
      {hasHeading ? <div className={styles.heading}>{shown === null ? heading : readout}</div> : null}
      <div
        className={styles.strip}
        style={{ width: layout.width, height: layout.height }}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={layout.rows}
        aria-colcount={layout.columns}
        aria-activedescendant={`${id}-${active}`}
        onKeyDown={onKeyDown}
        onBlur={() => point(null)}
        onPointerMove={(event) => {
          const { x, y } = pointIn(event.currentTarget, event);
          point(stripIndexAt(layout, x, y));
        }}
        onPointerLeave={(event) => event.pointerType !== 'touch' && point(null)}
        onClick={() => inside !== null && props.onSelect?.(inside)}
      >
        <PaintedCanvas width={layout.width} height={layout.height} devicePixelRatio={devicePixelRatio} paint={paint} />
        {frame ? (
          <span
            className={styles.frame}
            style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
          />
        ) : null}
        <ActiveCell
          id={`${id}-${active}`}
          row={place.row}
          column={place.column}
          label={describeValue(active, values[active] ?? 0)}
        />
      </div>
      {hasHeading && legendLabel === undefined ? null : (
        <div className={styles.foot}>
          {hasHeading ? null : readout}
          {legendLabel === undefined ? null : <HeatLegend label={legendLabel} kind="diverging" limit={limit} />}
        </div>
      )}
    </div>
  );
}
