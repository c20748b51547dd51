/** What was learnt in turn, named above a curve: a line where each phase began, and its name beside it. */
import { placeLabels } from '@/draw/placeLabels.ts';
import styles from './CurvePhases.module.css';

export interface NamedPhase {
  /** The step at which it began. */
  readonly from: number;
  readonly label: string;
  /** The rule by which it began, in one sentence. */
  readonly rule: string;
}

interface CurvePhasesProps {
  readonly phases: readonly NamedPhase[];
  readonly plot: { readonly width: number; readonly height: number };
  readonly x: (step: number) => number;
  /** Steps taken: so far the last phase reaches. */
  readonly until: number;
}

/** CSS pixels above the plot. */
export const PHASES_HEIGHT = 30;
const GAP = 8;
/** Advance of a character of the interface's face at 14 px, rather too much than too little. */
const CHARACTER = 8;
/** From the plot up to the foot of the words. */
const FOOT = 12;

export function CurvePhases({ phases, plot, x, until }: CurvePhasesProps) {
  const starts = phases.map(({ from }) => x(from));
  const places = placeLabels(
    starts,
    phases.map(({ label }) => label.length * CHARACTER),
    { gap: GAP, width: plot.width },
  );
  return (
    <g className={styles.phases}>
      {phases.map(({ from, label, rule }, at) => {
        const start = starts[at]!;
        const end = starts[at + 1] ?? x(until);
        return (
          <g key={label}>
            <title>{rule}</title>
            <rect x={start} y={0} width={Math.max(0, end - start)} height={plot.height} data-odd={at % 2 === 1} />
            {from > 0 ? <path d={`M${places[at]! + 2} ${-FOOT + 4}L${start} 0V${plot.height}`} /> : null}
            <text x={places[at]} y={-FOOT}>
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}
