/** Rows of characters, coloured by how much each surprised the model. Arrow keys and the pointer choose one. */
import { memo, useId, useMemo, type KeyboardEvent, type MouseEvent } from 'react';
import { readableOn } from '@/draw/palette.ts';
import { cssColour, surprisalScale } from '@/draw/scales.ts';
import { ActiveCell, moveInGrid } from '@/elements/ActiveCell.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useLook } from '@/elements/useLook.ts';
import type { BatchReport } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './BatchGrid.module.css';
import { captionOf } from './character.ts';

/** Bits at which a character takes the full colour: a chance of one in 256. */
export const FULL_BITS = 8;

export function BatchGrid({ batch }: { readonly batch: BatchReport }) {
  const { t } = useTranslation('training');
  const format = useFormat();
  const { watch } = useTraining();
  const id = useId();
  const vocabulary = useTrained('training', (state) => state.model?.vocabulary ?? NO_WORDS);
  const chosen = useTrained('watch', (state) => state.chosen);
  const { palette } = useLook();
  const colours = useMemo(() => {
    const scale = surprisalScale(palette, FULL_BITS);
    return (loss: number) => {
      const background = cssColour(scale.colourOf(loss / Math.LN2));
      return { background, color: readableOn(background, palette) };
    };
  }, [palette]);
  const T = batch.contextLength;
  const active = chosen ?? { row: 0, at: 1 };
  const choose = (row: number, at: number) => watch.getState().choose({ row, at: Math.max(1, at) });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInGrid(event, { row: active.row, column: active.at }, batch.rows, T + 1);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    choose(next.row, next.column);
  };
  const onClick = (event: MouseEvent) => {
    const place = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset;
    if (place?.['at']) choose(Number(place['row']), Number(place['at']));
  };
  const m = active.row * T + active.at - 1;
  const words = t('batch.cell', {
    row: active.row + 1,
    at: active.at + 1,
    character: captionOf(vocabulary[batch.targets[m] ?? -1] ?? ''),
    probability: format.probability(Math.exp(-(batch.losses[m] ?? NaN))),
  });
  return (
    <div
      className={styles.grid}
      data-drawing
      role="grid"
      tabIndex={0}
      aria-label={t('batch.grid')}
      aria-rowcount={batch.rows}
      aria-colcount={T + 1}
      aria-activedescendant={`${id}-${active.row}-${active.at}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {Array.from({ length: batch.rows }, (_, row) => (
        <Row
          key={row}
          row={row}
          batch={batch}
          vocabulary={vocabulary}
          colours={colours}
          chosen={chosen?.row === row ? chosen.at : null}
        />
      ))}
      <ActiveCell
        id={`${id}-${active.row}-${active.at}`}
        row={active.row}
        column={active.at}
        label={words}
        isSelected
      />
    </div>
  );
}

const NO_WORDS: readonly string[] = [];

interface RowProps {
  readonly row: number;
  readonly batch: BatchReport;
  readonly vocabulary: readonly string[];
  readonly colours: (loss: number) => { background: string; color: string };
  readonly chosen: number | null;
}

/** The first character is only read; each of the others was guessed from those before it. */
const Row = memo(function Row({ row, batch, vocabulary, colours, chosen }: RowProps) {
  const T = batch.contextLength;
  const start = row * T;
  return (
    <div className={styles.row} aria-hidden="true">
      <span className={styles.first}>{captionOf(vocabulary[batch.tokens[start]!] ?? '')}</span>
      {Array.from({ length: T }, (_, t) => {
        const target = batch.targets[start + t]!;
        return (
          <span
            key={t}
            data-row={row}
            data-at={t + 1}
            className={chosen === t + 1 ? styles.chosen : undefined}
            style={target < 0 ? undefined : colours(batch.losses[start + t]!)}
          >
            {captionOf(vocabulary[target] ?? '')}
          </span>
        );
      })}
    </div>
  );
});
