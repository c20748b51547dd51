/** The position embeddings: how alike the rows of places are, and the curves along which they lie. */
import { useCallback, useEffect, useMemo, useState, type PointerEvent } from 'react';
import { cellAt, layoutHeatmap, paintHeatmap } from '@/draw/heatmap.ts';
import { toRgb } from '@/draw/palette.ts';
import { divergingScale, toPixel } from '@/draw/scales.ts';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { PaintedCanvas } from '@/elements/PaintedCanvas.tsx';
import { pointIn } from '@/elements/pointIn.ts';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useLook } from '@/elements/useLook.ts';
import { tensor } from '@/model/tensor.ts';
import type { PositionPair, Positions } from '@/store/meaning/positions.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { MeaningPanel } from './MeaningPanel.tsx';
import { PositionCurves } from './PositionCurves.tsx';
import { PositionsTable } from './PositionsTable.tsx';
import styles from './Meaning.module.css';

export function PositionsView() {
  const { t } = useTranslation('meaning');
  return (
    <MeaningPanel heading={t('positions.heading')} what={t('positions.what')} needs="position">
      <Content />
    </MeaningPanel>
  );
}

function Content() {
  const { t } = useTranslation('meaning');
  const { positions } = useStores();
  const model = useValue('network', (state) => state.model);
  const answer = useValue('positions', (state) => state.positions);
  useEffect(() => positions.getState().open(), [positions, model]);
  return answer.state === 'here' ? (
    <Figure {...answer.value} />
  ) : (
    <AnswerState answer={answer} lines={20} waiting={t('waiting')} />
  );
}

const MOST_SIDE = 420;

function Figure(given: Positions) {
  const { compared, cosines } = given;
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const { positions } = useStores();
  const { palette, devicePixelRatio } = useLook();
  const [ref, { width }] = useElementSize();
  const pair = useValue('positions', (state) => state.pair);
  /** Under the pointer, by row and column; the pair that is held stands in the store, and so in a link. */
  const [pointed, setPointed] = useState<PositionPair | null>(null);
  const size = compared.length;
  const layout = useMemo(
    () => layoutHeatmap({ rows: size, columns: size, width, height: MOST_SIDE, devicePixelRatio }),
    [size, width, devicePixelRatio],
  );
  const matrix = useMemo(() => tensor(['query', 'key'], [size, size], cosines), [size, cosines]);
  const paint = useCallback(
    (context: CanvasRenderingContext2D) =>
      paintHeatmap(context, matrix, layout, {
        scale: divergingScale(palette, 1),
        paper: toPixel(toRgb(palette.paper)),
        hatch: toPixel(toRgb(palette.line)),
      }),
    [matrix, layout, palette],
  );
  const cellOf = (position: number) =>
    Math.max(
      0,
      compared.findLastIndex((at) => at <= position),
    );
  const held = [cellOf(pair[0]), cellOf(pair[1])] as const;
  const [row, column] = pointed ?? held;
  const hold = ([one, other]: PositionPair) => {
    setPointed(null);
    positions.getState().setPair([compared[one] ?? 0, compared[other] ?? 0]);
  };
  const cellUnder = (event: PointerEvent<HTMLElement>): PositionPair | null => {
    const { x, y } = pointIn(event.currentTarget, event);
    const cell = cellAt(layout, x, y);
    return cell && [cell.row, cell.column];
  };
  const within = (value: number) => Math.min(size - 1, Math.max(0, value));
  return (
    <div className={styles.content}>
      <div className={styles.beside}>
        <figure className={styles.figure} aria-label={t('positions.figure')}>
          <div
            ref={ref}
            className={styles.heat}
            data-drawing={t('positions.figure')}
            role="application"
            tabIndex={0}
            aria-label={t('positions.moves')}
            onPointerMove={(event) => setPointed(cellUnder(event))}
            onPointerLeave={() => setPointed(null)}
            onPointerUp={(event) => {
              const cell = cellUnder(event);
              if (cell) hold(cell);
            }}
            onKeyDown={(event) => {
              const step = event.shiftKey ? 10 : 1;
              const by = {
                ArrowUp: [-step, 0],
                ArrowDown: [step, 0],
                ArrowLeft: [0, -step],
                ArrowRight: [0, step],
              }[event.key];
              if (!by) return;
              event.preventDefault();
              event.stopPropagation();
              hold([within(row + by[0]!), within(column + by[1]!)]);
            }}
          >
            <PaintedCanvas
              width={layout.width}
              height={layout.height}
              devicePixelRatio={devicePixelRatio}
              paint={paint}
            />
          </div>
          <figcaption>
            <span role="status">
              {t('positions.told', {
                one: format.integer((compared[row] ?? 0) + 1),
                other: format.integer((compared[column] ?? 0) + 1),
                cosine: format.fixed(cosines[row * size + column] ?? NaN, 3),
              })}
            </span>
          </figcaption>
          <HeatLegend label={t('column.cosine')} kind="diverging" limit={1} />
        </figure>
        <PositionCurves {...given} />
      </div>
      <PositionsTable {...given} row={held[0]} />
    </div>
  );
}
