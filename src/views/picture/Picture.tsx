/**
 * The drawing itself. Its layers are drawn once for a text; choosing a column redraws what stands out,
 * and pointing moves a note alone. Arrow keys choose the column and the layer; a click goes nearer.
 */
import { memo, useCallback, useId, useMemo, useRef } from 'react';
import { columnX, rowOf, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import type { PictureArc, PictureArcs } from '@/draw/picture/pictureArcs.ts';
import type { BandScale } from '@/draw/picture/streamBand.ts';
import { ActiveCell } from '@/elements/ActiveCell.tsx';
import type { PassReach } from '@/model/passReach.ts';
import type { SwitchedOff } from '@/model/switchedOff.ts';
import type { StreamSizes } from '@/store/picture.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ArcLayer, StrongArcs } from './ArcLayer.tsx';
import { LensLayer, SelectedLens } from './LensLayer.tsx';
import { NextTokens, type NextRow } from './NextTokens.tsx';
import { PictureTip } from './PictureTip.tsx';
import { StageLayer, StageWash } from './StageLayer.tsx';
import { Stream, StreamLayer } from './StreamLayer.tsx';
import { TokenRow } from './TokenRow.tsx';
import { useCellWords } from './useCellWords.ts';
import { useEndInView } from './useEndInView.ts';
import { NotYet, Veil } from './Veil.tsx';
import { usePicturePointer } from './usePicturePointer.ts';
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
  /** How far the pass has come that is being walked through; null at rest. */
  readonly reach: PassReach | null;
  /** What an experiment on show takes out; null while the model is shown as it is. */
  readonly off: SwitchedOff | null;
  /** What an experiment changed is drawn, and not what there is. */
  readonly isDifference: boolean;
}

/** In thin rows only arcs of at least this weight, or they would be one smear. */
export const LEAST_THIN_WEIGHT = 0.5;

export const Picture = memo(function Picture(props: PictureProps) {
  const { source, layout, arcs, scale, sizes, lens, rows, column, room, reach, off, isDifference } = props;
  const { t } = useTranslation('picture');
  const { conductor } = useStores();
  const id = useId();
  const { tokens, columnOf, layerCount } = source;
  const selectedLayer = useValue('selection', (state) => state.layer);
  const stage = useValue('player', (state) => state.stage);
  const query = tokens[column]?.at;
  const drawn = useMemo(
    () => (layout.open === null ? arcs.arcs : arcs.arcs.filter((arc) => isDrawnThin(arc, layout))),
    [arcs, layout],
  );
  // What is computed, and what lies before the pass: pale, and not to be asked yet.
  const [there, ahead] = useMemo(() => {
    const reached = reach?.attentions ?? Infinity;
    return [drawn.filter((arc) => arc.layer < reached), drawn.filter((arc) => arc.layer >= reached)];
  }, [drawn, reach]);
  const strong = useMemo(() => there.filter((arc) => arc.query === query), [there, query]);
  const cellWords = useCellWords(source, sizes, lens, reach);
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
  const question = { layout, arcs: there, columnOf, followed: query };
  const { pointed, tip, move, leave, click, openArc } = usePicturePointer(source, question, chooseColumn);
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
          onPointerMove={move}
          onPointerLeave={leave}
          onClick={click}
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
          <StreamLayer layout={layout} scale={scale} sizes={sizes} off={off} />
          <g className={styles.selected}>
            <Stream layout={layout} scale={scale} here={sizes[column]} off={off} column={column} />
          </g>
          {reach ? (
            <>
              <ArcLayer layout={layout} arcs={ahead} columnOf={columnOf} />
              <Veil layout={layout} reach={reach} />
            </>
          ) : null}
          <ArcLayer layout={layout} arcs={there} columnOf={columnOf} />
          <StageLayer layout={layout} stage={stage} arcs={there} columnOf={columnOf} sizes={sizes} />
          <StrongArcs layout={layout} arcs={strong} columnOf={columnOf} />
          <LensLayer layout={layout} lens={lens} column={column} />
          <SelectedLens layout={layout} lens={lens} column={column} />
          <TokenRow layout={layout} tokens={tokens} selected={column} />
          {tokens.length > 1 ? <SinkName layout={layout} /> : null}
          {reach && !reach.hasProbabilities ? (
            <NotYet layout={layout} />
          ) : (
            <NextTokens
              layout={layout}
              rows={rows}
              isDifference={isDifference}
              isAppending={stage.kind === 'append'}
              onAppend={append}
            />
          )}
          {pointed && 'arc' in pointed ? (
            <g className={styles.pointed}>
              <StrongArcs layout={layout} arcs={[pointed.arc]} columnOf={columnOf} />
            </g>
          ) : null}
        </svg>
        <PictureTip
          ref={tip}
          source={source}
          layout={layout}
          pointed={pointed}
          cellWords={cellWords}
          onOpen={openArc}
          onLeave={leave}
        />
      </div>
    </div>
  );
});

/** From the first column to the list of next tokens' names. */
const NAMES = 150;

/** Over the first column; beside it where the names of next tokens are there. */
function SinkName({ layout }: { readonly layout: PictureLayout }) {
  const { t } = useTranslation('picture');
  const x = columnX(layout, 0);
  const isFree = columnX(layout, layout.columns - 1) - x > NAMES;
  return (
    <text
      className={styles.sinkName}
      x={isFree ? x : x - 16}
      y={isFree ? layout.next.bottom - 4 : layout.next.bottom + 12}
      style={isFree ? undefined : { textAnchor: 'end' }}
    >
      {t('sink')}
    </text>
  );
}

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
