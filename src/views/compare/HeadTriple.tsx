/** One head before, after, and the difference: three small pictures under one pointer. The same numbers stand in EdgeTable. */
import { useCallback, useMemo, useState, type PointerEvent } from 'react';
import { cellAt, cellFrame, layoutHeatmap, paintHeatmap, type HeatmapLayout } from '@/draw/heatmap.ts';
import { toRgb, type Palette } from '@/draw/palette.ts';
import { attentionScale, divergingScale, toPixel, type ColourScale } from '@/draw/scales.ts';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { pointIn } from '@/elements/pointIn.ts';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { PaintedCanvas } from '@/elements/PaintedCanvas.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useLook } from '@/elements/useLook.ts';
import { attentionDifference } from '@/model/attentionShift.ts';
import type { HeadAttention } from '@/model/headScores.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { PairWords } from './usePairWords.ts';
import styles from './CompareView.module.css';

interface HeadTripleProps {
  readonly before: HeadAttention;
  readonly after: HeadAttention;
  readonly words: PairWords;
  readonly labels: { readonly before: readonly TokenCaption[]; readonly after: readonly TokenCaption[] };
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** CSS pixels a cell may take at most. */
const MOST_CELL = 16;

export function HeadTriple({ before, after, words, labels }: HeadTripleProps) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const { conductor } = useStores();
  const { palette } = useLook();
  const [pointed, setPointed] = useState<Cell | null>(null);
  const difference = useMemo(() => attentionDifference(before, after), [before, after]);
  const scales = useMemo(
    () => ({ weight: attentionScale(palette, 'linear'), difference: divergingScale(palette, 1) }),
    [palette],
  );
  const weightAt = (head: HeadAttention, { row, column }: Cell) =>
    row < head.shape[0] && column < head.shape[1] ? (head.data[row * head.shape[1] + column] ?? null) : null;
  const write = (value: number | null) => (value === null ? '–' : format.weight(value));
  const readout = (cell: Cell) =>
    cell.column > cell.row
      ? t('attention.masked')
      : t('attention.cell', {
          query: (labels.before[cell.row] ?? labels.after[cell.row])?.text,
          key: (labels.before[cell.column] ?? labels.after[cell.column])?.text,
          before: write(weightAt(before, cell)),
          after: write(weightAt(after, cell)),
        });
  const pictures = [
    { name: words.before, weights: before, scale: scales.weight },
    { name: words.after, weights: after, scale: scales.weight },
    { name: t('attention.difference'), weights: difference, scale: scales.difference },
  ];
  return (
    <figure className={styles.figure} aria-label={t('attention.pictures')}>
      <div className={styles.triple} data-drawing={t('attention.pictures')}>
        {pictures.map((picture) => (
          <div key={picture.name} className={styles.picture}>
            <span className={styles.pictureName}>{picture.name}</span>
            <SmallMap
              weights={picture.weights}
              scale={picture.scale}
              palette={palette}
              pointed={pointed}
              onPoint={setPointed}
              onChoose={(cell) => conductor.selectQuery(cell.row)}
            />
          </div>
        ))}
      </div>
      <p className={styles.readout} aria-hidden="true">
        {pointed ? readout(pointed) : t('attention.hint')}
      </p>
      <div className={styles.legends}>
        <HeatLegend label={t('attention.weight')} kind="linear" />
        <HeatLegend label={t('attention.difference')} kind="diverging" limit={1} />
      </div>
    </figure>
  );
}

interface SmallMapProps {
  readonly weights: HeadAttention;
  readonly scale: ColourScale;
  readonly palette: Palette;
  readonly pointed: Cell | null;
  readonly onPoint: (cell: Cell | null) => void;
  readonly onChoose: (cell: Cell) => void;
}

function SmallMap({ weights, scale, palette, pointed, onPoint, onChoose }: SmallMapProps) {
  const { textScale, devicePixelRatio } = useLook();
  const [ref, { width }] = useElementSize();
  const [rows, columns] = weights.shape;
  const layout = useMemo(
    () => layoutHeatmap({ rows, columns, width, height: Infinity, maxCell: MOST_CELL * textScale, devicePixelRatio }),
    [rows, columns, width, textScale, devicePixelRatio],
  );
  const paint = useCallback(
    (context: CanvasRenderingContext2D) =>
      paintHeatmap(context, weights, layout, {
        scale,
        paper: toPixel(toRgb(palette.paper)),
        hatch: toPixel(toRgb(palette.line)),
        isCausal: true,
      }),
    [weights, layout, scale, palette],
  );
  const under = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = pointIn(event.currentTarget, event);
    return cellAt(layout, x, y);
  };
  return (
    <div ref={ref}>
      <div
        className={styles.map}
        style={{ width: layout.width, height: layout.height }}
        onPointerMove={(event) => onPoint(under(event))}
        onPointerLeave={() => onPoint(null)}
        onClick={() => pointed && pointed.row < rows && onChoose(pointed)}
      >
        <PaintedCanvas width={layout.width} height={layout.height} devicePixelRatio={devicePixelRatio} paint={paint} />
        {pointed && pointed.row < rows && pointed.column < columns ? <Mark layout={layout} cell={pointed} /> : null}
      </div>
    </div>
  );
}

function Mark({ layout, cell }: { readonly layout: HeatmapLayout; readonly cell: Cell }) {
  const { x, y, size } = cellFrame(layout, cell.row, cell.column);
  return <span className={styles.mark} style={{ left: x, top: y, width: size, height: size }} aria-hidden="true" />;
}
