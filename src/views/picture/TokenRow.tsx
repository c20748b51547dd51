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

export const TokenRow = memo(function TokenRow({ layout, tokens, selected }: TokenRowProps) {
  const isFull = layout.density === 'full';
  const letters = isFull ? Math.floor((layout.pitch - 12) / CHARACTER) : UPRIGHT_CHARACTERS;
  return (
    <g className={styles.untouched}>
      {tokens.map((token, column) => (
        <Chip
          key={token.at}
          layout={layout}
          x={columnX(layout, column)}
          text={shortenCaption(token.label, letters)}
          isUpright={!isFull}
          isSelected={column === selected}
          isGenerated={token.isGenerated}
        />
      ))}
    </g>
  );
});

interface ChipProps {
  readonly layout: PictureLayout;
  readonly x: number;
  readonly text: string;
  readonly isUpright: boolean;
  readonly isSelected: boolean;
  readonly isGenerated: boolean;
}

const Chip = memo(function Chip({ layout, x, text, isUpright, isSelected, isGenerated }: ChipProps) {
  const { top, bottom } = layout.tokens;
  const letters = [...text].length;
  const width = isUpright ? Math.min(24, layout.pitch - 2) : Math.max(26, letters * CHARACTER + 12);
  const y = isUpright ? bottom - 6 : top + 18;
  return (
    <g className={joinClasses(styles.chip, isSelected && styles.chosenChip, isGenerated && styles.generated)}>
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
