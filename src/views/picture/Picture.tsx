/**
 * The drawing itself. Its layers are drawn once for a text; choosing a column redraws what stands out,
 * and pointing moves a note alone. Arrow keys choose the column and the layer; a click goes nearer.
 */
import { memo, useCallback, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arcAt, arcsAt } from '@/draw/picture/arcAt.ts';
import { columnAt, columnX, layerAt, levelAt, rowOf, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import type { PictureArc, PictureArcs } from '@/draw/picture/pictureArcs.ts';
import type { BandScale } from '@/draw/picture/streamBand.ts';
import { ActiveCell } from '@/elements/ActiveCell.tsx';
import { head, layer } from '@/model/axes.ts';
import type { StreamSizes } from '@/store/picture.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { ArcLayer, StrongArcs } from './ArcLayer.tsx';
import { LensLayer, SelectedLens } from './LensLayer.tsx';
import { NextTokens, type NextRow } from './NextTokens.tsx';
import { PictureTip, type Place, type Pointed } from './PictureTip.tsx';
import { StageLayer, StageWash } from './StageLayer.tsx';
import { Stream, StreamLayer } from './StreamLayer.tsx';
import { TokenRow } from './TokenRow.tsx';
import { useCellWords } from './useCellWords.ts';
import { useEndInView } from './useEndInView.ts';
import type { ColumnWords, PictureSource } from './usePicture.ts';
import styles from './Picture.module.css';

export interface PictureProps {
  readonly source: PictureSource;
  readonly layout: PictureLayout;
  readonly arcs: PictureArcs;
  readonly scale: BandScale | null;
  readonly sizes: readonly (StreamSizes | undefined)[];
  readonly lens: readonly ColumnWords[];
  readonly rows: readonly NextRow[];
  /** The selected column. */
  readonly column: number;
  /** Width there is; a wider drawing scrolls. */
  readonly room: number;
}

/** In thin rows only arcs of at least this weight, or they would be one smear. */
export const LEAST_THIN_WEIGHT = 0.5;

export const Picture = memo(function Picture(props: PictureProps) {
  const { source, layout, arcs, scale, sizes, lens, rows, column, room } = props;
  const { t } = useTranslation('picture');
  const { conductor, selection } = useStores();
  const id = useId();
  const { tokens, columnOf, layerCount } = source;
  const selectedLayer = useValue('selection', (state) => state.layer);
  const stage = useValue('player', (state) => state.stage);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const query = tokens[column]?.at;
  const drawn = useMemo(
    () => (layout.open === null ? arcs.arcs : arcs.arcs.filter((arc) => isDrawnThin(arc, layout))),
    [arcs, layout],
  );
  const strong = useMemo(() => drawn.filter((arc) => arc.query === query), [drawn, query]);
  const question = { layout, arcs: drawn, columnOf, followed: query };
  const cellWords = useCellWords(source, sizes, lens);
  const scroller = useRef<HTMLDivElement>(null);

  useEndInView(scroller, layout.width > room ? layout.width : 0);

  const chooseColumn = useCallback(
    (next: number) => {
      const token = tokens[next];
      if (token) conductor.selectQuery(token.at === source.length - 1 ? null : token.at);
    },
    [conductor, tokens, source.length],
  );
  const append = useCallback(() => void conductor.nextToken(), [conductor]);
  const leave = () => {
    setPointed(null);
    selection.getState().hover(null, null);
  };

  const onMove = (event: React.PointerEvent) => {
    const place = placeOf(event);
    const [arc, ...others] = arcsAt(question, place.x, place.y);
    if (arc) {
      setPointed({ arc, others, ...place });
      selection.getState().hover(tokenAt(source, arc.query), tokenAt(source, arc.key));
      return;
    }
    const at = columnAt(layout, place.x);
    const isBelow = at !== null && place.y > layout.next.bottom;
    setPointed(isBelow ? { column: at, level: levelAt(layout, place.y), ...place } : null);
    selection.getState().hover(isBelow ? (tokens[at]?.at ?? null) : null, null);
  };
  /** A token is chosen; an arc opens its strongest head, a row its block. */
  const onClick = (event: React.MouseEvent) => {
    const { x, y } = placeOf(event);
    const at = columnAt(layout, x);
    const arc = arcAt(question, x, y);
    const row = layerAt(layout, y);
    if (arc) {
      chooseColumn(columnOf.get(arc.query) ?? -1);
      conductor.zoomTo('head', layer(arc.layer), head(arc.heads[0]?.head ?? 0));
    } else if (row !== null && row !== layout.open) {
      if (at !== null && layout.open === null) chooseColumn(at);
      conductor.zoomTo('block', layer(row));
    } else if (at !== null && y > layout.next.bottom) chooseColumn(at);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = KEYS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (step.column !== 0) {
      const next = Math.max(0, Math.min(tokens.length - 1, column + step.column));
      chooseColumn(next);
      if (scroller.current) reveal(scroller.current, columnX(layout, next), layout.pitch);
    }
    if (step.layer !== 0) conductor.moveLayer(step.layer);
  };

  const row = layerCount - 1 - selectedLayer;
  const cellId = `${id}-${selectedLayer}-${column}`;
  const stripe = rowOf(layout, selectedLayer);
  return (
    <div className={styles.scroller} ref={scroller} data-view>
      <div
        className={styles.grid}
        style={{ width: layout.width, height: layout.height }}
        role="grid"
        tabIndex={0}
        aria-label={t('grid')}
        aria-rowcount={layerCount}
        aria-colcount={tokens.length}
        aria-activedescendant={cellId}
        onKeyDown={onKeyDown}
      >
        <ActiveCell id={cellId} row={row} column={column} label={cellWords(column, selectedLayer + 1)} isSelected />
        <svg
          className={styles.svg}
          width={layout.width}
          height={layout.height}
          aria-hidden="true"
          data-open={layout.open !== null || undefined}
          onPointerMove={onMove}
          onPointerLeave={leave}
          onClick={onClick}
        >
          <rect
            className={styles.stripe}
            x={0}
            y={stripe.top}
            width={layout.width}
            height={stripe.bottom - stripe.top}
          />
          <Gaps layout={layout} tokens={tokens} />
          <StageWash layout={layout} stage={stage} />
          <StreamLayer layout={layout} scale={scale} sizes={sizes} />
          <g className={styles.selected}>
            <Stream layout={layout} scale={scale} here={sizes[column]} column={column} />
          </g>
          <ArcLayer layout={layout} arcs={drawn} columnOf={columnOf} />
          <StageLayer layout={layout} stage={stage} arcs={drawn} columnOf={columnOf} sizes={sizes} />
          <StrongArcs layout={layout} arcs={strong} columnOf={columnOf} />
          <LensLayer layout={layout} lens={lens} column={column} />
          <SelectedLens layout={layout} lens={lens} column={column} />
          <TokenRow layout={layout} tokens={tokens} selected={column} />
          {tokens.length > 1 ? (
            <text className={styles.sinkName} x={columnX(layout, 0)} y={layout.next.bottom - 4}>
              {t('sink')}
            </text>
          ) : null}
          <NextTokens layout={layout} rows={rows} isAppending={stage.kind === 'append'} onAppend={append} />
          {pointed && 'arc' in pointed ? (
            <g className={styles.pointed}>
              <StrongArcs layout={layout} arcs={[pointed.arc]} columnOf={columnOf} />
            </g>
          ) : null}
        </svg>
        <PictureTip source={source} layout={layout} pointed={pointed} cellWords={cellWords} />
      </div>
    </div>
  );
});

/** Where tokens without a column would stand between two that have one. */
const Gaps = memo(function Gaps({ layout, tokens }: { layout: PictureLayout; tokens: PictureSource['tokens'] }) {
  return tokens.map((token, column) => {
    const before = tokens[column - 1];
    if (!before || token.at === before.at + 1) return null;
    const x = columnX(layout, column) - layout.pitch / 2;
    return <path key={token.at} className={styles.gap} d={`M${x},${layout.next.bottom}V${layout.tokens.bottom}`} />;
  });
});

/** An open row belongs to its panel, if it has one; a folded one has no room. */
function isDrawnThin(arc: PictureArc, layout: PictureLayout): boolean {
  if (arc.layer === layout.open) return layout.panel === null;
  const { top, bottom } = rowOf(layout, arc.layer);
  return arc.weight >= LEAST_THIN_WEIGHT && bottom > top;
}

const KEYS: Readonly<Record<string, { readonly column: number; readonly layer: number }>> = {
  ArrowLeft: { column: -1, layer: 0 },
  ArrowRight: { column: 1, layer: 0 },
  Home: { column: -Infinity, layer: 0 },
  End: { column: Infinity, layer: 0 },
  ArrowUp: { column: 0, layer: 1 },
  ArrowDown: { column: 0, layer: -1 },
};

/** Scroll sideways just so far that a column is in view. */
function reveal(scroller: HTMLElement, x: number, pitch: number) {
  const { scrollLeft, clientWidth } = scroller;
  if (x - pitch < scrollLeft) scroller.scrollLeft = x - pitch;
  else if (x + pitch > scrollLeft + clientWidth) scroller.scrollLeft = x + pitch - clientWidth;
}

/** Where in the drawing something happened, CSS pixels. */
function placeOf(event: React.MouseEvent): Place {
  const target = event.currentTarget;
  const svg = target instanceof SVGElement ? (target.ownerSVGElement ?? target) : target;
  const box = svg.getBoundingClientRect();
  const view = svg.closest('[data-view]')?.getBoundingClientRect() ?? box;
  return {
    x: event.clientX - box.left,
    y: event.clientY - box.top,
    from: view.left - box.left,
    to: view.right - box.left,
  };
}

function tokenAt({ tokens, columnOf }: PictureSource, at: number) {
  return tokens[columnOf.get(at) ?? -1]?.at ?? null;
}
