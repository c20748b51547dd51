/**
 * Line by line two rows of tokens, one a model, each token with its surprisal. What is chosen is the part of the text that
 * both models spell with whole tokens of their own.
 */
import { useCallback, useMemo } from 'react';
import { readableOn } from '@/draw/palette.ts';
import { cssColour, surprisalScale } from '@/draw/scales.ts';
import { AlignedRows, type AlignedCell, type CellPlace } from '@/elements/AlignedRows.tsx';
import { joinClasses } from '@/elements/joinClasses.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useLineWidth } from '@/elements/useLineWidth.ts';
import { useLook } from '@/elements/useLook.ts';
import type { PartBits } from '@/model/textBits.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './AlignedGrid.module.css';
import { partOf, SIDES, type ComparedTokens } from './comparedTokens.ts';
import { useAlignedLines, type Fonts } from './useAlignedLines.ts';
import type { SideNames } from './useSideNames.ts';

interface AlignedGridProps {
  readonly text: string;
  readonly compared: ComparedTokens;
  readonly names: SideNames;
  readonly chosen: PartBits | null;
  readonly onChoose: (part: PartBits | null) => void;
}

export function AlignedGrid({ text, compared, names, chosen, onChoose }: AlignedGridProps) {
  const { t } = useTranslation('compareModels');
  const format = useFormat();
  const { palette, textScale } = useLook();
  const writeBits = useCallback(
    (bits: number | null) => (bits === null ? t('tokens.noBits') : format.fixed(bits, bits < 9.95 ? 1 : 0)),
    [format, t],
  );
  const rows = useMemo(
    () => SIDES.map((side) => ({ key: side, name: names[side], ends: compared[side].tokens.map(({ end }) => end) })),
    [compared, names],
  );
  const cellOf = useCallback(
    ({ row, at }: CellPlace, mark: PartBits | null): AlignedCell => {
      const side = SIDES[row] ?? 'first';
      const { label, bits, beginsAlone, isFragment, isSpecial, isUnread } = compared[side].tokens[at]!;
      const words = { model: names[side], at: at + 1, token: label };
      const isSelected = mark !== null && at >= mark[side][0] && at < mark[side][1];
      const backgroundColor = bits === null ? null : cssColour(surprisalScale(palette).colourOf(bits));
      return {
        label,
        below: (
          <data className={styles.bits} value={bits ?? ''}>
            {writeBits(bits)}
          </data>
        ),
        words: bits === null ? t('tokens.cellFirst', words) : t('tokens.cell', { ...words, bits: format.bits(bits) }),
        title: isUnread ? t('tokens.unread', { model: names[side] }) : undefined,
        isSelected,
        isFragment,
        className: joinClasses(styles.token, isSpecial && styles.special, isUnread && styles.unread),
        ...(backgroundColor && { style: { backgroundColor, color: readableOn(backgroundColor, palette) } }),
        data: { 'data-alone': beginsAlone || undefined, 'data-chosen': isSelected || undefined },
      };
    },
    [compared, names, palette, writeBits, format, t],
  );
  const [box, place] = useLineWidth(116);
  const lines = useAlignedLines(text, compared, place.width, fontsAt(textScale), writeBits);
  return (
    <AlignedRows
      label={t('tokens.label')}
      rows={rows}
      lines={lines}
      box={box}
      place={place}
      linesAtOnce={12}
      moreWords={(count) => t('tokens.more', { count })}
      text={text}
      mark={chosen}
      start={{ row: 0, at: chosen ? chosen.first[0] : 0 }}
      cellOf={cellOf}
      onChoose={({ row, at }) => {
        const side = SIDES[row];
        const part = side && partOf(compared.parts, side, at);
        if (part) onChoose(part);
      }}
      onLeave={() => onChoose(null)}
      className={styles.line}
    />
  );
}

const known = new Map<number, Fonts>();

/** As in the sheets of AlignedRows and AlignedGrid; one object a size, so that it can be compared. */
function fontsAt(scale: number): Fonts {
  const mono = '"JetBrains Mono Variable", monospace';
  const fonts = known.get(scale) ?? { label: `400 ${14 * scale}px ${mono}`, bits: `400 ${12 * scale}px ${mono}` };
  known.set(scale, fonts);
  return fonts;
}
