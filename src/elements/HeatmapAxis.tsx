/** The tokens along one side of a heatmap: every one where there is room, else every n-th. The cell grid names them for screen readers. */
import { memo } from 'react';
import { shortenCaption, type TokenCaption } from '@/draw/tokenCaption.ts';
import { joinClasses } from './joinClasses.ts';
import styles from './HeatmapAxis.module.css';

export interface HeatmapAxisProps {
  readonly axis: 'query' | 'key';
  readonly tokens: readonly TokenCaption[];
  /** Side of a cell, CSS pixels. */
  readonly cell: number;
  readonly textScale: number;
  readonly hovered: number | null;
  readonly selected: number | null;
}

/** Height of a label's line at text scale 1, CSS pixels: below it neighbours would touch. */
const LINE = 14;
/** The same for single characters: without words, what is between two lines is not needed. */
const CHARACTER_LINE = 10;
/** Advance of one character of the mono face at 12 px. */
const CHARACTER = 7.2;
const LONGEST_LABEL = 10;
const PADDING = 10;

/** Room the labels take beside the cells, CSS pixels: as much as the longest needs, or the titles in the corner. */
export function axisExtent(tokens: readonly TokenCaption[], titles: readonly string[], textScale: number): number {
  // An arrow follows each title.
  const shortest = Math.max(...titles.map((title) => title.length + 2));
  const longest = tokens.reduce(
    (most, { text }) => Math.max(most, Math.min(LONGEST_LABEL, [...text].length)),
    shortest,
  );
  return Math.ceil((longest * CHARACTER + PADDING) * textScale);
}

export const HeatmapAxis = memo(function HeatmapAxis({
  axis,
  tokens,
  cell,
  textScale,
  hovered,
  selected,
}: HeatmapAxisProps) {
  const line = tokens.every(({ text }) => [...text].length <= 1) ? CHARACTER_LINE : LINE;
  const step = cell > 0 ? Math.max(1, Math.ceil((line * textScale) / cell)) : tokens.length;
  const isMarked = (at: number) => at === hovered || at === selected;
  // A marked token pushes away the labels it would cover.
  const isShown = (at: number) =>
    isMarked(at) ||
    (at % step === 0 && !(step > 1 && tokens.some((_, other) => isMarked(other) && Math.abs(other - at) < step)));
  return (
    <div className={joinClasses(styles.axis, styles[axis])} aria-hidden="true" translate="no">
      {tokens.map((token, at) =>
        isShown(at) ? (
          <span
            key={at}
            className={joinClasses(
              styles.label,
              token.isFragment && styles.fragment,
              at === hovered && styles.hovered,
              at === selected && styles.selected,
            )}
            style={axis === 'query' ? { top: (at + 0.5) * cell } : { left: (at + 0.5) * cell }}
          >
            {shortenCaption(token.text, LONGEST_LABEL)}
          </span>
        ) : null,
      )}
    </div>
  );
});
