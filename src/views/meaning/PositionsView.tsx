/** The position embeddings: how alike the rows of places are, and the curves along which they lie. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cellAt, layoutHeatmap, paintHeatmap } from '@/draw/heatmap.ts';
import { toRgb } from '@/draw/palette.ts';
import { divergingScale, toPixel } from '@/draw/scales.ts';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { PaintedCanvas } from '@/elements/PaintedCanvas.tsx';
import { TrendLine } from '@/elements/TrendLine.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useLook } from '@/elements/useLook.ts';
import { tensor } from '@/model/tensor.ts';
import { COMPONENTS, type Positions } from '@/store/meaning/positions.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { MeaningPanel } from './MeaningPanel.tsx';
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

function Figure({ count, compared, cosines, curves, shares }: Positions) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const { palette, devicePixelRatio } = useLook();
  const [ref, { width }] = useElementSize();
  const [pointed, setPointed] = useState<readonly [number, number]>([0, Math.min(1, compared.length - 1)]);
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
  const [row, column] = pointed;
  const cosineAt = cosines[row * size + column] ?? NaN;
  const move = (rows: number, columns: number) => {
    const within = (value: number) => Math.min(size - 1, Math.max(0, value));
    setPointed([within(row + rows), within(column + columns)]);
  };
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
            onPointerMove={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              const cell = cellAt(layout, event.clientX - box.left, event.clientY - box.top);
              if (cell) setPointed([cell.row, cell.column]);
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
              move(by[0]!, by[1]!);
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
                cosine: format.fixed(cosineAt, 3),
              })}
            </span>
          </figcaption>
          <HeatLegend label={t('column.cosine')} kind="diverging" limit={1} />
        </figure>
        <div className={styles.curves}>
          <h3>{t('positions.curves')}</h3>
          {Array.from({ length: COMPONENTS }, (_, axis) => {
            const values = Array.from({ length: count }, (__, at) => curves[at * COMPONENTS + axis]!);
            return (
              <div key={axis}>
                <p className={styles.note}>
                  {t('positions.axis', { number: axis + 1, share: format.percent(shares[axis] ?? 0) })}
                </p>
                <TrendLine
                  label={t('positions.axisLabel', { number: axis + 1 })}
                  moments={values.map((_, at) => at)}
                  values={values}
                  minimum={Math.min(...values)}
                  maximum={Math.max(...values)}
                  meaning="residual"
                  height={84}
                  level={0}
                  describe={(at) =>
                    t('positions.place', { place: format.integer(at + 1), value: format.number(values[at] ?? 0) })
                  }
                />
              </div>
            );
          })}
        </div>
      </div>
      <ExportTable
        label={t('positions.heading')}
        fileName="positions"
        table={() => ({
          columns: ['position', ...compared.map((at) => String(at + 1))],
          rows: compared.map((at, i) => [at + 1, ...cosines.subarray(i * size, (i + 1) * size)]),
        })}
      />
    </div>
  );
}
