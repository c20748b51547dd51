/** One line of the grid: the same bytes of the text as the tokens of either model. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PieceLine } from '@/draw/alignPieces.ts';
import { readableOn } from '@/draw/palette.ts';
import { cssColour, surprisalScale } from '@/draw/scales.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useLook } from '@/elements/useLook.ts';
import type { PartBits } from '@/model/textBits.ts';
import styles from './AlignedGrid.module.css';
import { SIDES, type ComparedToken, type ComparedTokens } from './comparedTokens.ts';
import type { SideNames } from './useSideNames.ts';

interface AlignedLineProps {
  readonly line: PieceLine;
  /** Rows of the grid before this line. */
  readonly firstRow: number;
  readonly compared: ComparedTokens;
  readonly names: SideNames;
  readonly writeBits: (bits: number | null) => string;
  /** Where it reaches into this line. */
  readonly chosen: PartBits | null;
  readonly reachableRow: number | null;
  readonly reachableAt: number;
}

export const AlignedLine = memo(function AlignedLine(props: AlignedLineProps) {
  const { line, firstRow, compared, names, writeBits, chosen, reachableRow, reachableAt } = props;
  const { t } = useTranslation('compareModels');
  const format = useFormat();
  const { palette } = useLook();
  const scale = surprisalScale(palette);
  const coloursOf = (bits: number | null) => {
    if (bits === null) return {};
    const backgroundColor = cssColour(scale.colourOf(bits));
    return { backgroundColor, color: readableOn(backgroundColor, palette) };
  };
  return (
    <div className={styles.line} role="rowgroup">
      {SIDES.map((side, row) => (
        <div key={side} className={styles.row} role="row" aria-rowindex={firstRow + row + 1}>
          <span className={styles.name} role="rowheader" translate="no" title={names[side]}>
            {names[side]}
          </span>
          <span className={styles.track} role="presentation" translate="no">
            {line.rows[row]!.map(({ at, width }) => {
              const token = compared[side].tokens[at]!;
              const { bits } = token;
              const words = { model: names[side], at: at + 1, token: token.label };
              return (
                <span
                  key={at}
                  role="gridcell"
                  className={classOf(token)}
                  style={{ width, ...coloursOf(bits) }}
                  data-row={row}
                  data-at={at}
                  data-alone={token.beginsAlone || undefined}
                  data-chosen={(chosen && at >= chosen[side][0] && at < chosen[side][1]) || undefined}
                  tabIndex={row === reachableRow && at === reachableAt ? 0 : -1}
                  aria-selected={chosen !== null && at >= chosen[side][0] && at < chosen[side][1]}
                  aria-label={
                    bits === null
                      ? t('tokens.cellFirst', words)
                      : t('tokens.cell', { ...words, bits: format.bits(bits) })
                  }
                  title={token.isUnread ? t('tokens.unread', { model: names[side] }) : undefined}
                >
                  <bdi className={styles.label}>{token.label}</bdi>
                  <data className={styles.bits} value={bits ?? ''}>
                    {writeBits(bits)}
                  </data>
                </span>
              );
            })}
          </span>
        </div>
      ))}
    </div>
  );
});

function classOf({ isFragment, isSpecial, isUnread }: ComparedToken): string {
  return joinClasses(
    styles.token,
    isFragment && styles.fragment,
    isSpecial && styles.special,
    isUnread && styles.unread,
  );
}
