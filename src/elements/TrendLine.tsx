/** A small line of one measure over time, to be read with the pointer or the arrow keys. Its words are the caller's. */
import { useState, type KeyboardEvent } from 'react';
import { layoutTrend } from '@/draw/trend.ts';
import { cssVariable, type Meaning } from '@/draw/palette.ts';
import { pointIn } from './pointIn.ts';
import styles from './TrendLine.module.css';
import { useElementSize } from './useElementSize.ts';

export interface TrendLineProps {
  readonly label: string;
  /** Where each value stands in time, ascending. */
  readonly moments: readonly number[];
  readonly values: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
  readonly meaning?: Meaning;
  /** The value at a place of the list in words. */
  readonly describe: (index: number) => string;
  /** A level for comparison: where it was at the start. */
  readonly level?: number | null;
  readonly height?: number;
}

export function TrendLine(props: TrendLineProps) {
  const { label, moments, values, minimum, maximum, meaning = 'probability', describe, level, height = 26 } = props;
  const [ref, { width }] = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const trend = layoutTrend(moments, values, { width, height, minimum, maximum });
  const last = values.length - 1;
  const at = Math.min(last, pointed ?? last);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    event.stopPropagation();
    setPointed(Math.min(last, Math.max(0, to)));
  };
  return (
    <div
      ref={ref}
      className={styles.trend}
      role="slider"
      tabIndex={0}
      aria-label={label}
      data-drawing={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={last < 0 ? '' : describe(at)}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => setPointed(trend.nearest(pointIn(event.currentTarget, event).x))}
      onPointerLeave={() => setPointed(null)}
      onBlur={() => setPointed(null)}
    >
      <svg width={width} height={height} aria-hidden="true">
        {level === undefined || level === null ? null : (
          <line className={styles.level} x1={0} x2={width} y1={trend.y(level)} y2={trend.y(level)} />
        )}
        <path className={styles.line} d={trend.path} stroke={cssVariable(meaning)} />
        {last >= 0 ? (
          <circle cx={trend.x(moments[at] ?? 0)} cy={trend.y(values[at] ?? 0)} r={3} fill={cssVariable(meaning)} />
        ) : null}
      </svg>
      {pointed !== null && last >= 0 ? (
        <span className={styles.words} aria-hidden="true" data-side={at > last / 2 ? 'left' : 'right'}>
          {describe(at)}
        </span>
      ) : null}
    </div>
  );
}
