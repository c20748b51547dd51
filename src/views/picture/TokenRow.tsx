/** The tokens at the foot of their columns, where the text enters: chips, upright where columns are close. */
import { memo } from 'react';
import { columnX, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
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
const UPRIGHT_CHARACTERS = 10;
/** Below this distance chips have no room for their frames. */
const FRAMED_PITCH = 17;
/** In one low line, where columns are close, only the selected token is written out; it may cover its neighbours. */
const LEAST_LINE_LETTERS = 2;
const SELECTED_LETTERS = 10;
const PADDING = 12;

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
    <g className={styles.untouched}>
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
  const { top, bottom } = layout.tokens;
  const x = columnX(layout, column);
  const isLine = layout.open !== null;
  const isUpright = layout.density !== 'full' && !isLine;
  const fitting = Math.floor((layout.pitch - (isLine ? 6 : PADDING)) / CHARACTER);
  const letters = isUpright ? UPRIGHT_CHARACTERS : isLine && isSelected ? Math.max(fitting, SELECTED_LETTERS) : fitting;
  const name = joinClasses(styles.chip, isSelected && styles.chosenChip, isGenerated && styles.generated);
  if (isLine && letters < LEAST_LINE_LETTERS)
    return (
      <g className={name}>
        <rect
          x={x - Math.min(4, layout.pitch * 0.35)}
          y={top + 6}
          width={Math.min(8, layout.pitch * 0.7)}
          height={10}
          rx={2}
        />
      </g>
    );
  const text = shortenCaption(label, letters);
  const width = isUpright
    ? Math.min(24, layout.pitch - 2)
    : Math.max(isLine ? 14 : 26, [...text].length * CHARACTER + (isLine ? 6 : PADDING));
  const y = isUpright ? bottom - 6 : (top + bottom) / 2 + 4;
  return (
    <g className={name}>
      {layout.pitch >= FRAMED_PITCH || isSelected ? (
        <rect x={x - width / 2} y={top} width={width} height={bottom - top} rx={isGenerated ? 11 : 6} />
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
