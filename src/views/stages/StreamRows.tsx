/**
 * Vectors of one token under one another, on one colour scale: the stream before, what is added,
 * the stream after. A vector of the graph that is missing says so in its own row.
 */
import { cssVariable, type Meaning } from '@/draw/palette.ts';
import { magnitudeQuantile } from '@/draw/magnitudeQuantile.ts';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import type { Position } from '@/model/axes.ts';
import { norm } from '@/model/vector.ts';
import { explainAdded } from '@/views/shared/arithmetic/explain.ts';
import { useExplainer } from '@/views/shared/arithmetic/useExplainer.ts';
import { ExplainedStrip } from '@/views/shared/arithmetic/ExplainedStrip.tsx';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { PartState } from './PartState.tsx';
import { readRow, type RowRequest } from './readings.ts';
import { useFormat } from '@/elements/useFormat.ts';
import type { Place } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

export interface StreamRow {
  readonly label: string;
  readonly request: RowRequest;
  /** The colour of its label: the stream's, or that of the block that writes. */
  readonly meaning?: Meaning;
  /** Each of its numbers is the sum of the two above it, and says so when it is clicked. */
  readonly isSum?: boolean;
}

export interface StreamRowsProps {
  readonly place: Place;
  readonly rows: readonly StreamRow[];
  /** Another token than the one followed. */
  readonly position?: Position;
}

/**
 * Of all numbers in the rows, this share lies within the colour scale; the few beyond take its ends.
 * GPT-2 streams have some channels a hundred times the others, which would leave all else blank.
 */
const SHARE_IN_SCALE = 0.98;

/** Height of a cell in CSS pixels: the streams of GPT-2 small take a dozen rows and stay readable as a pattern. */
function cellHeightOf(count: number): number {
  return count > 400 ? 3 : 6;
}

export function StreamRows({ place, rows, position = place.position }: StreamRowsProps) {
  const { t } = useTranslation('explain');
  const say = useExplainer();
  const format = useFormat();
  const vectors = rows.map(({ request }) => readRow(place.shown, request, position));
  const here = vectors.filter((vector) => vector !== null);
  const limit = magnitudeQuantile(here, SHARE_IN_SCALE);
  return (
    <div className={styles.streams}>
      {rows.map(({ label, request, meaning = 'residual', isSum = false }, index) => {
        const values = vectors[index];
        const heading = (
          <p className={styles.streamLabel}>
            <span style={{ color: cssVariable(meaning) }}>{label}</span>
            {values ? (
              <span className={styles.aside}>
                {t('norm')} <CopyNumber value={norm(values)} />
              </span>
            ) : null}
          </p>
        );
        if (!values)
          return (
            <div key={label}>
              {heading}
              <PartState requests={[request]} lines={1} />
            </div>
          );
        const [first, second] = [vectors[index - 2], vectors[index - 1]];
        return (
          <ExplainedStrip
            key={label}
            name={label}
            explain={
              isSum && first && second ? (channel) => explainAdded(say, first, second, values, channel) : undefined
            }
            heading={heading}
            label={t('strip', { label, count: values.length })}
            values={values}
            limit={limit}
            cellHeight={cellHeightOf(values.length)}
            describeValue={(channel, value) => t('channel', { channel, value: format.number(value) })}
          />
        );
      })}
      {here.length > 0 ? <HeatLegend label={t('value')} kind="diverging" limit={limit} note={t('beyond')} /> : null}
    </div>
  );
}
