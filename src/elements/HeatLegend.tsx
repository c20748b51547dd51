/** What the colours of a heatmap or strip mean: a gradient with its ticks, and a note where the scale is not plain. */
import type { Format } from '@/draw/formats.ts';
import { attentionScale, cssColour, divergingScale, surprisalScale, type ColourScale } from '@/draw/scales.ts';
import type { Palette } from '@/draw/palette.ts';
import { useFormat } from './useFormat.ts';
import { useLook } from './useLook.ts';
import styles from './HeatLegend.module.css';

/** `linear` and `sqrt`: weights 0 … 1. `diverging`: −limit … limit. `surprisal`: 0 … limit bits. */
export type LegendKind = 'linear' | 'sqrt' | 'diverging' | 'surprisal';

export interface HeatLegendProps {
  /** What is measured: "attention weight". */
  readonly label: string;
  readonly kind: LegendKind;
  /** Needed by `diverging` and `surprisal`. */
  readonly limit?: number;
  /** Such as: "square root, so that faint weights can be seen". */
  readonly note?: string;
}

/** Enough stops that the bends of the square root and of the diverging scale are drawn smoothly. */
const STOPS = 24;

export function HeatLegend({ label, kind, limit = 1, note }: HeatLegendProps) {
  const format = useFormat();
  const { palette } = useLook();
  const scale = legendScale(palette, kind, limit);
  const valueAt = (share: number) => scale.minimum + (scale.maximum - scale.minimum) * share;
  const stops = Array.from({ length: STOPS + 1 }, (_, at) => cssColour(scale.colourOf(valueAt(at / STOPS))));
  const ticks = kind === 'diverging' ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  return (
    <div className={styles.legend} data-drawing>
      <span className={styles.label}>{label}</span>
      <span className={styles.scale}>
        <span className={styles.gradient} style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }} />
        <span className={styles.ticks}>
          {ticks.map((share) => (
            <span key={share} className={styles.tick} style={{ left: `${share * 100}%` }}>
              {tickText(valueAt(share), format)}
            </span>
          ))}
        </span>
      </span>
      {note ? <span className={styles.note}>{note}</span> : null}
    </div>
  );
}

function legendScale(palette: Palette, kind: LegendKind, limit: number): ColourScale {
  if (kind === 'diverging') return divergingScale(palette, limit);
  return kind === 'surprisal' ? surprisalScale(palette, limit) : attentionScale(palette, kind);
}

/** Round numbers are written without trailing zeros: 0, 0.25, 1. */
function tickText(value: number, format: Format): string {
  const isShort = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 && Math.abs(value) < 100;
  return isShort ? format.plain(value) : format.number(value);
}
