/** The tokens at the foot of their columns, where the text enters: chips, upright where columns are close. */
import { memo } from 'react';
import { columnX, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { fitText, textWidth, withoutSpace } from '@/draw/picture/fitText.ts';
import { shortenCaption } from '@/draw/tokenCaption.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import type { PictureToken } from './usePicture.ts';
import styles from './Picture.module.css';

export interface TokenRowProps {
  readonly layout: PictureLayout;
  readonly tokens: readonly PictureToken[];
  readonly selected: number;
}

const CHARACTER = 7.6;
/** Below this distance chips have no room for their frames. */
const FRAMED_PITCH = 17;
const PADDING = 12;
/** In one low line words stand from this distance on; below it only the selected one does, over its neighbours. */
const LINE_PITCH = 24;
const SELECTED_WIDTH = 70;

export const TokenRow = memo(function TokenRow({ layout, tokens, selected }: TokenRowProps) {
  const place = (token: PictureToken, column: number) => (
    <Chip
      key={token.at}
      layout={layout}
      column={column}
      label={token.label}
      isSelected={column === selected}
      isGenerated={token.isGenerated}
    />
  );
  const chosen = tokens[selected];
  return (
    <g className={styles.untouched} data-part="entry">
      {tokens.map((token, column) => (column === selected ? null : place(token, column)))}
      {chosen ? place(chosen, selected) : null}
    </g>
  );
});

interface ChipProps {
  readonly layout: PictureLayout;
  readonly column: number;
  readonly label: string;
  readonly isSelected: boolean;
  readonly isGenerated: boolean;
}

const Chip = memo(function Chip(props: ChipProps) {
  const { layout, column, label, isSelected, isGenerated } = props;
  if (layout.open !== null) return <LineChip {...props} />;
  const { top, bottom } = layout.tokens;
  const x = columnX(layout, column);
  const isUpright = layout.density !== 'full';
  const letters = isUpright ? layout.uprightLetters : Math.floor((layout.pitch - PADDING) / CHARACTER);
  const text = shortenCaption(label, letters);
  const width = isUpright ? Math.min(24, layout.pitch - 2) : Math.max(26, [...text].length * CHARACTER + PADDING);
  const y = isUpright ? bottom - 6 : top + 18;
  return (
    <g className={chipClass(isSelected, isGenerated)}>
      {layout.pitch >= FRAMED_PITCH || isSelected ? (
        <rect x={x - width / 2} y={top} width={width} height={bottom - top} rx={isGenerated ? 12 : 6} />
      ) : null}
      {isUpright ? (
        <text x={x + 4} y={y} transform={`rotate(-90 ${x + 4} ${y})`}>
          {text}
        </text>
      ) : (
        <text x={x} y={y} textAnchor="middle">
          {text}
        </text>
      )}
    </g>
  );
});

/** In a line of small type, or where that does not fit, as a mark. */
function LineChip({ layout, column, label, isSelected, isGenerated }: ChipProps) {
  const { top, bottom } = layout.tokens;
  const x = columnX(layout, column);
  const middle = (top + bottom) / 2;
  if (layout.pitch < LINE_PITCH && !isSelected) {
    const side = Math.min(8, layout.pitch * 0.6);
    return (
      <g className={chipClass(false, isGenerated)}>
        <rect x={x - side / 2} y={middle - 4} width={side} height={8} rx={2} />
      </g>
    );
  }
  const room = isSelected ? Math.max(SELECTED_WIDTH, layout.pitch) : layout.pitch;
  const text = fitText(withoutSpace(label), room - 3);
  const width = textWidth(text) + PADDING;
  return (
    <g className={joinClasses(chipClass(isSelected, isGenerated), styles.lineChip)}>
      {isSelected ? <rect x={x - width / 2} y={top + 1} width={width} height={bottom - top - 2} rx={6} /> : null}
      <text x={x} y={middle + 4} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

function chipClass(isSelected: boolean, isGenerated: boolean): string {
  return joinClasses(styles.chip, isSelected && styles.chosenChip, isGenerated && styles.generated);
}
