/** The bar a token is drawn from: candidates as wide as their probability, and a needle where the random number fell. */
import { useMemo } from 'react';
import { layoutCumulative } from '@/draw/cumulative.ts';
import { shortenCaption } from '@/draw/tokenCaption.ts';
import { joinClasses } from './joinClasses.ts';
import { useElementSize } from './useElementSize.ts';
import { useLook } from './useLook.ts';
import styles from './CumulativeBar.module.css';

export interface CumulativeBarProps {
  /** Accessible name: says in words where the needle fell and what it chose. */
  readonly label: string;
  /** In the order in which the sampler lays them out; sums to 1. */
  readonly probabilities: ArrayLike<number>;
  /** The text of candidate `index`. */
  readonly labelOf: (index: number) => string;
  /** The candidate the needle is in, as the sampler says; null before the draw. */
  readonly chosen: number | null;
  /** The random number u, 0 … 1; null before the draw. */
  readonly draw: number | null;
  /** Beside the needle: "u = 0.437". */
  readonly drawLabel?: string;
  /** On the last segment: "8,102 others". */
  readonly restLabel?: (count: number) => string;
  readonly onHover?: (index: number | null) => void;
  readonly onSelect?: (index: number) => void;
}

/** Advance of one character of the mono face at 12 px, and the space around a label, CSS pixels. */
const CHARACTER = 7.2;
const LABEL_PADDING = 10;

export function CumulativeBar(props: CumulativeBarProps) {
  const { label, probabilities, labelOf, chosen, draw, drawLabel, restLabel, onHover, onSelect } = props;
  const [ref, { width }] = useElementSize();
  const { textScale } = useLook();
  const { segments, rest } = useMemo(() => layoutCumulative(probabilities, width), [probabilities, width]);
  const fit = (text: string, room: number) => {
    const characters = Math.floor((room - LABEL_PADDING) / (CHARACTER * textScale));
    return characters >= Math.min(3, [...text].length) ? shortenCaption(text, characters) : '';
  };
  return (
    <div
      className={joinClasses(styles.cumulative, drawLabel && styles.labelled)}
      role="img"
      aria-label={label}
      data-drawing
    >
      <div ref={ref} className={styles.bar} onPointerLeave={() => onHover?.(null)}>
        {segments.map(({ index, x, width: wide }) => (
          <span
            key={index}
            className={joinClasses(styles.segment, index === chosen && styles.chosen, onSelect && styles.selectable)}
            style={{ left: x, width: wide }}
            title={labelOf(index)}
            translate="no"
            onPointerEnter={() => onHover?.(index)}
            onClick={() => onSelect?.(index)}
          >
            {fit(labelOf(index), wide)}
          </span>
        ))}
        {rest ? (
          <span
            className={joinClasses(
              styles.segment,
              styles.rest,
              chosen !== null && chosen >= segments.length && styles.chosen,
            )}
            style={{ left: rest.x, width: rest.width }}
            title={restLabel?.(rest.count)}
          >
            {fit(restLabel?.(rest.count) ?? '', rest.width)}
          </span>
        ) : null}
      </div>
      {draw === null ? null : (
        <span
          className={styles.needle}
          data-side={draw > 0.5 ? 'left' : 'right'}
          style={{ left: `${Math.min(1, Math.max(0, draw)) * 100}%` }}
        >
          {drawLabel ? <span className={styles.needleLabel}>{drawLabel}</span> : null}
        </span>
      )}
    </div>
  );
}
