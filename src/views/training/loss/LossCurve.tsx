/** The loss of every step as a picture that can be read with the pointer and with the arrow keys, and as a table. */
import { useMemo, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { layoutLossCurve, type LossCurve as Curve } from '@/draw/lossCurve.ts';
import { pointIn } from '@/elements/pointIn.ts';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { CurvePhases, PHASES_HEIGHT, type NamedPhase } from './CurvePhases.tsx';
import styles from './LossCurve.module.css';

/** A line for comparison. */
export interface LossLevel {
  readonly loss: number;
  readonly label: string;
}

export interface LossCurveProps {
  readonly label: string;
  readonly losses: Float32Array;
  readonly heldOutSteps: Int32Array;
  readonly heldOutLosses: Float32Array;
  readonly plannedSteps: number;
  readonly levels: readonly LossLevel[];
  readonly scale: 'linear' | 'log';
  /** A step in words with its losses; said by screen readers and written below. */
  readonly describe: (step: number) => string;
  /** Written below while no step is pointed at. */
  readonly hint: ReactNode;
  readonly stepAxisLabel: string;
  /** Named above the curve, each where it began. */
  readonly phases?: readonly NamedPhase[];
  /** A step that is marked: where something turned. */
  readonly marked?: { readonly step: number; readonly label: string } | null;
}

const LEFT = 34;
const RIGHT = 18;
const BOTTOM = 20;
const TOP = 6;
/** Arrow keys go by a hundredth of the way. */
const KEY_PARTS = 100;

export function LossCurve(props: LossCurveProps) {
  const { losses, heldOutSteps, heldOutLosses, plannedSteps, levels, scale, describe, phases } = props;
  const [ref, { width, height }] = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const top = phases ? PHASES_HEIGHT : TOP;
  const plot = { width: Math.max(1, width - LEFT - RIGHT), height: Math.max(1, height - BOTTOM - top) };
  const curve = useMemo(
    () =>
      layoutLossCurve(
        { losses, heldOutSteps, heldOutLosses, plannedSteps, levels: levels.map(({ loss }) => loss) },
        { width: plot.width, height: plot.height, scale },
      ),
    [losses, heldOutSteps, heldOutLosses, plannedSteps, levels, scale, plot.width, plot.height],
  );
  const last = losses.length;
  const at = Math.min(last, pointed ?? last);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = Math.max(1, Math.round(last / KEY_PARTS));
    const to = {
      ArrowLeft: at - by,
      ArrowRight: at + by,
      Home: 1,
      End: last,
      PageUp: at + 10 * by,
      PageDown: at - 10 * by,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setPointed(Math.min(last, Math.max(1, to)));
  };
  const onPoint = (event: PointerEvent<HTMLElement>) =>
    setPointed(Math.min(last, curve.stepAt(pointIn(event.currentTarget, event).x - LEFT)));
  return (
    <div className={styles.frame}>
      <div
        ref={ref}
        className={styles.curve}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        data-drawing={props.label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={describe(at)}
        onKeyDown={onKeyDown}
        onPointerMove={onPoint}
        onPointerDown={onPoint}
        onPointerLeave={(event) => event.pointerType !== 'touch' && setPointed(null)}
        onBlur={() => setPointed(null)}
      >
        <svg width={width} height={height} aria-hidden="true">
          <g transform={`translate(${LEFT} ${top})`}>
            {phases ? <CurvePhases phases={phases} plot={plot} x={curve.x} until={last} /> : null}
            <Axes curve={curve} plot={plot} label={props.stepAxisLabel} />
            <Levels curve={curve} levels={levels} width={plot.width} />
            <path className={styles.train} d={curve.trainPath} />
            <path className={styles.heldOut} d={curve.heldOutPath} />
            {Array.from(heldOutSteps, (step, index) => (
              <circle
                key={step}
                className={styles.point}
                cx={curve.x(step)}
                cy={curve.y(heldOutLosses[index]!)}
                r={2}
              />
            ))}
            {props.marked ? (
              <g className={styles.marked}>
                <line x1={curve.x(props.marked.step)} x2={curve.x(props.marked.step)} y1={0} y2={plot.height} />
                <text x={curve.x(props.marked.step) + 4} y={11}>
                  {props.marked.label}
                </text>
              </g>
            ) : null}
            {pointed !== null && last > 0 ? (
              <line className={styles.cursor} x1={curve.x(at)} x2={curve.x(at)} y1={0} y2={plot.height} />
            ) : null}
          </g>
        </svg>
      </div>
      {pointed !== null && last > 0 ? (
        <p className={styles.readout} aria-hidden="true">
          {describe(at)}
        </p>
      ) : (
        <div className={styles.readout}>{props.hint}</div>
      )}
    </div>
  );
}

interface AxesProps {
  readonly curve: Curve;
  readonly plot: { readonly width: number; readonly height: number };
  readonly label: string;
}

function Axes({ curve, plot, label }: AxesProps) {
  const format = useFormat();
  return (
    <g className={styles.axes}>
      {curve.yTicks.map((tick) => (
        <g key={tick}>
          <line x1={0} x2={plot.width} y1={curve.y(tick)} y2={curve.y(tick)} />
          <text x={-6} y={curve.y(tick) + 4} textAnchor="end">
            {tick < 0.1 && tick > 0 ? format.number(tick, 1) : format.plain(tick)}
          </text>
        </g>
      ))}
      {curve.xTicks.map((tick) => (
        <text key={tick} x={curve.x(tick)} y={plot.height + 15} textAnchor={tick === 0 ? 'start' : 'middle'}>
          {tick === 0 ? label : format.plain(tick)}
        </text>
      ))}
    </g>
  );
}

interface LevelsProps {
  readonly curve: Curve;
  readonly levels: readonly LossLevel[];
  readonly width: number;
}

function Levels({ curve, levels, width }: LevelsProps) {
  return (
    <g className={styles.levels}>
      {levels.map(({ loss, label }) => (
        <g key={label}>
          <line x1={0} x2={width} y1={curve.y(loss)} y2={curve.y(loss)} />
          <text x={width} y={curve.y(loss) - 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}
