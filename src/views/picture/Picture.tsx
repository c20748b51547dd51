/**
 * The drawing itself. Its layers are drawn once for a text; choosing a column redraws what stands out,
 * and pointing moves a note alone. Arrow keys choose the column and the layer.
 */
import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { columnAt, columnX, lensLane, levelAt, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import type { PictureArc, PictureArcs } from '@/draw/picture/pictureArcs.ts';
import { bandScale } from '@/draw/picture/streamBand.ts';
import { ActiveCell } from '@/elements/ActiveCell.tsx';
import { head, layer } from '@/model/axes.ts';
import { useStores, useValue } from '@/views/StoresContext.tsx';
import { ArcLayer, StrongArcs } from './ArcLayer.tsx';
import { LensLayer, SelectedLens } from './LensLayer.tsx';
import { NextTokens, type NextRow } from './NextTokens.tsx';
import { PictureTip, type Place, type Pointed } from './PictureTip.tsx';
import { Stream, StreamLayer } from './StreamLayer.tsx';
import type { TokenSizes } from './streamSizes.ts';
import { TokenRow } from './TokenRow.tsx';
import type { PictureSource, ShownWord } from './usePicture.ts';
import { useCellWords } from './useCellWords.ts';
import styles from './Picture.module.css';

export interface PictureProps {
  readonly source: PictureSource;
  readonly layout: PictureLayout;
  readonly arcs: PictureArcs;
  readonly sizes: readonly TokenSizes[];
  readonly lens: readonly (readonly ShownWord[] | null)[];
  readonly rows: readonly NextRow[];
  /** The selected column. */
  readonly column: number;
}

export function Picture({ source, layout, arcs, sizes, lens, rows, column }: PictureProps) {
  const { t } = useTranslation('picture');
  const { conductor, selection } = useStores();
  const id = useId();
  const { tokens, columnOf, layerCount } = source;
  const selectedLayer = useValue('selection', (state) => state.layer);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const scale = useMemo(() => bandScale(sizes), [sizes]);
  const query = tokens[column]?.at;
  const strong = useMemo(() => arcs.arcs.filter((arc) => arc.query === query), [arcs, query]);
  const cellWords = useCellWords(source, sizes, lens);
  const scroller = useRef<HTMLDivElement>(null);

  // The last column is where the next token comes out: in view first, and after each new token.
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = scroller.current.scrollWidth;
  }, [layout.width, layout.columns]);

  const chooseColumn = useCallback(
    (next: number) => {
      const token = tokens[next];
      if (token) conductor.selectQuery(token.at === source.length - 1 ? null : token.at);
    },
    [conductor, tokens, source.length],
  );
  const pointAtArc = useCallback(
    (arc: PictureArc | null, event: React.PointerEvent) => {
      event.stopPropagation();
      setPointed(arc && { arc, ...placeOf(event) });
      selection
        .getState()
        .hover(
          arc?.query === undefined ? null : (tokenAt(source, arc.query) ?? null),
          arc ? tokenAt(source, arc.key) : null,
        );
    },
    [selection, source],
  );
  const chooseArc = useCallback(
    (arc: PictureArc) => {
      const strongest = arc.heads[0];
      if (strongest) conductor.selectHead(layer(arc.layer), head(strongest.head));
      conductor.selectQuery(arc.query === source.length - 1 ? null : arc.query);
    },
    [conductor, source.length],
  );
  const append = useCallback(() => void conductor.nextToken(), [conductor]);
  const leave = () => {
    setPointed(null);
    selection.getState().hover(null, null);
  };

  const onMove = (event: React.PointerEvent) => {
    const place = placeOf(event);
    const at = columnAt(layout, place.x);
    const isBelow = at !== null && place.y > layout.next.bottom;
    setPointed(isBelow ? { column: at, level: levelAt(layout, place.y), ...place } : null);
    selection.getState().hover(isBelow ? (tokens[at]?.at ?? null) : null, null);
  };
  const onClick = (event: React.MouseEvent) => {
    const { x, y } = placeOf(event);
    const at = columnAt(layout, x);
    if (at !== null && y > layout.next.bottom) chooseColumn(at);
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
  const { top, bottom } = stripe(layout, selectedLayer);
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
          onPointerMove={onMove}
          onPointerLeave={leave}
          onClick={onClick}
        >
          <rect className={styles.stripe} x={0} y={top} width={layout.width} height={bottom - top} />
          <StreamLayer layout={layout} scale={scale} sizes={sizes} />
          <g className={styles.selected}>
            <Stream layout={layout} scale={scale} sizes={sizes} column={column} />
          </g>
          <ArcLayer layout={layout} arcs={arcs.arcs} columnOf={columnOf} onPoint={pointAtArc} onChoose={chooseArc} />
          <StrongArcs layout={layout} arcs={strong} columnOf={columnOf} />
          <LensLayer layout={layout} lens={lens} column={column} />
          <SelectedLens layout={layout} lens={lens} column={column} />
          <TokenRow layout={layout} tokens={tokens} selected={column} />
          {tokens.length > 1 ? (
            <text className={styles.sinkName} x={columnX(layout, 0)} y={layout.next.bottom - 3}>
              {t('sink')}
            </text>
          ) : null}
          <NextTokens layout={layout} rows={rows} onAppend={append} />
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

/** The selected layer's row, from its words down to its arcs. */
function stripe(layout: PictureLayout, selectedLayer: number) {
  return { top: lensLane(layout, selectedLayer + 1).top, bottom: lensLane(layout, selectedLayer).top };
}
