/** The logit lens: along each stream, in a lane of its own, the word the model would say if it stopped there. */
import { memo } from 'react';
import { columnX, hasWord, lensLane, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { fitText, textWidth, withoutSpace } from '@/draw/picture/fitText.ts';
import { FEW_TOKENS } from '@/draw/picture/pictureArcs.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import { useFormat } from '@/elements/useFormat.ts';
import type { ColumnWords } from './usePicture.ts';
import styles from './LensLayer.module.css';

export interface LensLayerProps {
  readonly layout: PictureLayout;
  readonly lens: readonly ColumnWords[];
  /** The selected column, which has words of its own. */
  readonly column: number;
}

/** From the lane's floor up to the baseline; CSS pixels, as are the others. */
const DESCENT = 4;
/** Room for a word beside the last column, and over the neighbours of any other. */
const BESIDE = 46;
const ABOVE = 88;
const GAP = 5;

/** Every other column's words, as much of them as fits. Where nothing fits, nothing. */
export const LensLayer = memo(function LensLayer({ layout, lens, column }: LensLayerProps) {
  if (!layout.hasColumnWords) return null;
  // The selected column's words are longer, by their probability: its neighbours make room.
  const isLast = column === layout.columns - 1;
  const reach = isLast ? 0 : Math.max(0, Math.ceil((ABOVE / layout.pitch - 1) / 2));
  return (
    <g className={styles.untouched}>
      {lens.map((words, at) => (
        <LensColumn key={at} layout={layout} words={Math.abs(at - column) <= reach ? null : words} column={at} />
      ))}
    </g>
  );
});

interface LensColumnProps {
  readonly layout: PictureLayout;
  readonly words: ColumnWords;
  readonly column: number;
}

const LensColumn = memo(function LensColumn({ layout, words, column }: LensColumnProps) {
  const x = columnX(layout, column);
  return words?.map((word, level) =>
    hasWord(layout, level) ? (
      <text
        key={level}
        className={joinClasses(
          styles.lens,
          layout.columns <= FEW_TOKENS && styles.overArcs,
          word.isChanged && styles.changedWord,
        )}
        x={x}
        y={lensLane(layout, level).bottom - DESCENT}
        fillOpacity={wordOpacity(word.probability)}
      >
        {fitText(withoutSpace(word.label), layout.pitch - 2)}
      </text>
    ) : null,
  );
});

/**
 * The selected column's words with their probabilities: right of the last column, over its neighbours in any other.
 * Without a line of their own they stand right of theirs too, because the arcs it follows come from the left.
 */
export const SelectedLens = memo(function SelectedLens({ layout, lens, column }: LensLayerProps) {
  const format = useFormat();
  const words = lens[column];
  if (!words || layout.lensHeight === 0) return null;
  const isLast = column === layout.columns - 1;
  const x = columnX(layout, column);
  return (
    <g className={styles.untouched} data-words>
      {words.map((word, level) => {
        if (!hasWord(layout, level)) return null;
        const { top, bottom } = lensLane(layout, level);
        const share = format.percent(word.probability);
        const label = fitText(withoutSpace(word.label), isLast ? BESIDE : ABOVE - textWidth(share) - 14);
        const width = textWidth(label) + textWidth(share) + GAP + 8;
        const beside = layout.hasColumnWords ? x - width / 2 : x + 8;
        const left = isLast ? x + 12 : Math.max(0, Math.min(beside, layout.width - width));
        return (
          <g key={level}>
            {isLast ? null : (
              <rect className={styles.plate} x={left} y={top + 1} width={width} height={bottom - top - 2} rx={3} />
            )}
            <text
              className={joinClasses(styles.lensSelected, word.isChanged && styles.changedWord)}
              x={left + 4}
              y={bottom - DESCENT}
            >
              <tspan fillOpacity={wordOpacity(word.probability)}>{label}</tspan>
              <tspan className={styles.share} dx={GAP}>
                {share}
              </tspan>
            </text>
          </g>
        );
      })}
    </g>
  );
});

/** Unsure words are faint, and still legible. */
function wordOpacity(probability: number): number {
  return 0.5 + 0.5 * Math.min(1, Math.max(0, probability));
}
