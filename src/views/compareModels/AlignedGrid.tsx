/**
 * Line by line two rows of tokens, one a model. One token is in the tab order; arrow keys lead to the others, and choose
 * the part of the text that both models spell with whole tokens of their own.
 */
import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useLook } from '@/elements/useLook.ts';
import type { PartBits } from '@/model/textBits.ts';
import { AlignedLine } from './AlignedLine.tsx';
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

/** Lines drawn at first, and with every press after. */
const LINES_AT_ONCE = 12;
/** Names stand at the left of a line when there is room for them, and above it when not. */
const NAME_WIDTH = 116;
const WIDE = 560;

interface Place {
  readonly row: number;
  readonly at: number;
}

export function AlignedGrid({ text, compared, names, chosen, onChoose }: AlignedGridProps) {
  const { t } = useTranslation('compareModels');
  const format = useFormat();
  const { textScale } = useLook();
  const grid = useRef<HTMLDivElement>(null);
  const [box, { width }] = useElementSize();
  const [focused, setFocused] = useState<Place | null>(null);
  const isWide = width >= WIDE;
  const writeBits = useCallback(
    (bits: number | null) => (bits === null ? t('tokens.noBits') : format.fixed(bits, bits < 9.95 ? 1 : 0)),
    [format, t],
  );
  const lines = useAlignedLines(text, compared, width - (isWide ? NAME_WIDTH : 0) - 2, fontsAt(textScale), writeBits);
  const [shown, setShown] = useState({ of: text, count: LINES_AT_ONCE });
  const count = shown.of === text ? shown.count : LINES_AT_ONCE;
  const rest = lines.length - count;
  const reachable = focused ?? { row: 0, at: chosen ? chosen.first[0] : 0 };
  const choose = ({ row, at }: Place) => {
    const side = SIDES[row];
    const part = side && partOf(compared.parts, side, at);
    if (part) onChoose(part);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || !from) return;
    if (event.key === 'Escape' && chosen) {
      event.stopPropagation();
      return onChoose(null);
    }
    const to = event.key === 'Enter' || event.key === ' ' ? from : nextPlace(event.key, from, compared);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    choose(to);
    grid.current?.querySelector<HTMLElement>(`[data-row="${to.row}"][data-at="${to.at}"]`)?.focus();
  };

  return (
    <div ref={box} className={styles.box}>
      <div
        ref={grid}
        className={styles.grid}
        role="grid"
        aria-label={t('tokens.label')}
        aria-rowcount={lines.length * SIDES.length}
        data-wide={isWide || undefined}
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(placeOf(event.target))}
        onClick={(event) => {
          const place = placeOf(event.target);
          if (place) choose(place);
        }}
      >
        {lines.slice(0, count).map((line, at) => (
          <AlignedLine
            key={line.from}
            line={line}
            firstRow={at * SIDES.length}
            compared={compared}
            names={names}
            writeBits={writeBits}
            chosen={chosen && chosen.from < line.to && chosen.to > line.from ? chosen : null}
            reachableRow={line.rows[reachable.row]?.some((piece) => piece.at === reachable.at) ? reachable.row : null}
            reachableAt={reachable.at}
          />
        ))}
      </div>
      {rest > 0 ? (
        <Button variant="quiet" onClick={() => setShown({ of: text, count: count + 10 * LINES_AT_ONCE })}>
          {t('tokens.more', { count: Math.min(rest, 10 * LINES_AT_ONCE) })}
        </Button>
      ) : null}
    </div>
  );
}

const known = new Map<number, Fonts>();

/** As in AlignedGrid.module.css; one object a size, so that it can be compared. */
function fontsAt(scale: number): Fonts {
  const mono = '"JetBrains Mono Variable", monospace';
  const fonts = known.get(scale) ?? { label: `400 ${14 * scale}px ${mono}`, bits: `400 ${12 * scale}px ${mono}` };
  known.set(scale, fonts);
  return fonts;
}

function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  return cell ? { row: Number(cell.dataset['row']), at: Number(cell.dataset['at']) } : null;
}

/** Left and right within the row, up and down to the token of the other row that holds the same byte. */
function nextPlace(key: string, { row, at }: Place, compared: ComparedTokens): Place | null {
  const tokensOf = (of: number) => compared[SIDES[of] ?? 'first'].tokens;
  const last = tokensOf(row).length - 1;
  switch (key) {
    case 'ArrowRight':
      return { row, at: Math.min(last, at + 1) };
    case 'ArrowLeft':
      return { row, at: Math.max(0, at - 1) };
    case 'Home':
      return { row, at: 0 };
    case 'End':
      return { row, at: last };
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = key === 'ArrowUp' ? 0 : 1;
      if (next === row) return null;
      const from = tokensOf(row)[at - 1]?.end ?? 0;
      const found = tokensOf(next).findIndex(({ end }) => end > from);
      return { row: next, at: Math.max(0, found) };
    }
    default:
      return null;
  }
}
