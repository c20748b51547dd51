/**
 * Every head of every layer at a glance, on one canvas. Rows are layers, columns heads. One is
 * selected; arrow keys move through them all.
 */
import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { head, layer, type Head, type Layer } from '@/model/axes.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import { toRgb } from '@/draw/palette.ts';
import { attentionScale, toPixel, type WeightScale } from '@/draw/scales.ts';
import {
  layoutThumbnails,
  paintThumbnails,
  thumbnailAt,
  thumbnailFrame,
  type ThumbnailLayout,
} from '@/draw/thumbnails.ts';
import { ActiveCell, moveInGrid } from './ActiveCell.tsx';
import { joinClasses } from './joinClasses.ts';
import { keepInView } from './keepInView.ts';
import { PaintedCanvas } from './PaintedCanvas.tsx';
import { ThumbnailMarks } from './ThumbnailMarks.tsx';
import { useElementSize } from './useElementSize.ts';
import { useLook } from './useLook.ts';
import { pointIn } from './pointIn.ts';
import styles from './HeadThumbnails.module.css';

/** One attention head of one layer. */
export interface HeadPlace {
  readonly layer: Layer;
  readonly head: Head;
}

export interface HeadThumbnailsProps {
  /** Accessible name: "All attention heads". */
  readonly label: string;
  /** L×H×T×T. */
  readonly attention: AttentionTensor;
  readonly selected: { readonly layer: number; readonly head: number } | null;
  /** What another view points at; the overview's own hover is shown without it. */
  readonly hovered?: { readonly layer: number; readonly head: number } | null;
  readonly onSelect?: (place: HeadPlace) => void;
  readonly onHover?: (place: HeadPlace | null) => void;
  /** One head in words: said by screen readers and written below. */
  readonly describeHead: (layer: Layer, head: Head) => string;
  /** Short words or numbers at the rows and columns. */
  readonly layerLabel: (layer: Layer) => string;
  readonly headLabel: (head: Head) => string;
  /** Words on the axes. */
  readonly layerAxisLabel: string;
  readonly headAxisLabel: string;
  readonly scale?: WeightScale;
  readonly dimFirst?: boolean;
  /** Heads for which it is false are painted faintly. Keep it with useCallback. */
  readonly emphasized?: (layer: Layer, head: Head) => boolean;
  /** Hatched: an experiment has switched them off. Their pictures stay, for they show the model as it is. */
  readonly hatched?: readonly { readonly layer: number; readonly head: number }[];
  /** A small sign in the upper right corner of a picture, where a head that does not look ahead has nothing. Keep it with useCallback. */
  readonly markOf?: (layer: Layer, head: Head) => ReactNode;
  /** CSS pixels one picture may take at most, and takes at least: then what does not fit scrolls. */
  readonly maxSide?: number;
  readonly minSide?: number;
  readonly hint?: string;
}

/** Room for the row headers at text scale 1, CSS pixels. */
const HEADER_WIDTH = 40;
const HEADER_HEIGHT = 20;

export function HeadThumbnails(props: HeadThumbnailsProps) {
  const {
    label,
    attention,
    selected,
    describeHead,
    scale: kind = 'linear',
    dimFirst = false,
    emphasized,
    hatched = [],
    markOf,
    maxSide = 64,
    minSide = 1,
    hint,
  } = props;
  const id = useId();
  const { palette, textScale, devicePixelRatio } = useLook();
  const [ref, { width, height }] = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const pictures = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<HeadPlace | null>(null);
  const [layers, heads] = attention.shape;
  const gutter = HEADER_WIDTH * textScale;
  const layout = useMemo(
    () =>
      layoutThumbnails({
        layers,
        heads,
        width: width - gutter,
        maxSide: maxSide * textScale,
        minSide: minSide * textScale,
        devicePixelRatio,
      }),
    [layers, heads, width, gutter, maxSide, minSide, textScale, devicePixelRatio],
  );
  const paint = useCallback(
    (context: CanvasRenderingContext2D) =>
      paintThumbnails(context, attention, layout, {
        scale: attentionScale(palette, kind),
        background: toPixel(toRgb(palette.paper)),
        fadedScale: attentionScale(palette, kind, palette.line),
        dimFirst,
        ...(emphasized ? { isEmphasized: emphasized } : {}),
      }),
    [attention, layout, palette, kind, dimFirst, emphasized],
  );

  const point = (place: HeadPlace | null) => {
    if (place?.layer === pointed?.layer && place?.head === pointed?.head) return;
    setPointed(place);
    props.onHover?.(place);
  };
  const placeUnder = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = pointIn(event.currentTarget, event);
    return thumbnailAt(layout, x, y);
  };
  const inside = pointed && pointed.layer < layers && pointed.head < heads ? pointed : null;
  const active = inside ?? place(Math.min(selected?.layer ?? 0, layers - 1), Math.min(selected?.head ?? 0, heads - 1));
  const reveal = useCallback(
    (atLayer: number, atHead: number) => {
      if (!scroller.current || !pictures.current) return;
      const { x, y, size } = thumbnailFrame(layout, atLayer, atHead);
      const { offsetLeft: left, offsetTop: top } = pictures.current;
      keepInView(scroller.current, { x, y, width: size, height: size }, { left, top });
    },
    [layout],
  );
  // The selected head is in view wherever it was chosen, and when the box becomes lower. What a pointer is on stays there.
  const [selectedLayer, selectedHead] = [selected?.layer ?? null, selected?.head ?? null];
  useLayoutEffect(() => {
    if (height > 0 && selectedLayer !== null && selectedHead !== null) reveal(selectedLayer, selectedHead);
  }, [reveal, selectedLayer, selectedHead, height]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInGrid(event, { row: active.layer, column: active.head }, layers, heads);
    if (next) {
      point(place(next.row, next.column));
      reveal(next.row, next.column);
    } else if (event.key === 'Enter' || event.key === ' ') props.onSelect?.(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const hovered = inside ?? props.hovered ?? null;
  const shown = inside ?? (selected ? active : null);
  const activeId = `${id}-${active.layer}-${active.head}`;
  return (
    <div ref={ref} className={styles.thumbnails}>
      <div ref={scroller} className={styles.scroller} data-drawing={label}>
        <div
          className={styles.plan}
          style={{ gridTemplate: `auto ${layout.height}px / ${gutter}px ${layout.width}px` }}
        >
          <span className={styles.corner} aria-hidden="true">
            {props.layerAxisLabel}
          </span>
          <Headers
            axis="head"
            layout={layout}
            title={props.headAxisLabel}
            extent={HEADER_HEIGHT * textScale}
            marked={hovered?.head ?? null}
            selected={selected?.head ?? null}
            text={(at) => props.headLabel(head(at))}
          />
          <Headers
            axis="layer"
            layout={layout}
            extent={gutter}
            marked={hovered?.layer ?? null}
            selected={selected?.layer ?? null}
            text={(at) => props.layerLabel(layer(at))}
          />
          <div
            ref={pictures}
            className={styles.pictures}
            role="grid"
            tabIndex={0}
            aria-label={label}
            aria-rowcount={layers}
            aria-colcount={heads}
            aria-activedescendant={activeId}
            onKeyDown={onKeyDown}
            onBlur={() => point(null)}
            onPointerMove={(event) => point(placeUnder(event))}
            onPointerLeave={(event) => event.pointerType !== 'touch' && point(null)}
            onPointerDown={(event) => point(placeUnder(event))}
            onClick={() => inside && props.onSelect?.(inside)}
          >
            <PaintedCanvas
              width={layout.width}
              height={layout.height}
              devicePixelRatio={devicePixelRatio}
              paint={paint}
            />
            {hatched.map((off) => (
              <Frame key={`${off.layer}.${off.head}`} layout={layout} place={off} className={styles.hatched} />
            ))}
            {markOf ? <ThumbnailMarks layout={layout} markOf={markOf} /> : null}
            <Frame layout={layout} place={hovered} className={styles.hovered} />
            <Frame layout={layout} place={selected} className={styles.selected} />
            <ActiveCell
              id={activeId}
              row={active.layer}
              column={active.head}
              label={describeHead(active.layer, active.head)}
              isSelected={active.layer === selected?.layer && active.head === selected.head}
            />
          </div>
        </div>
      </div>
      <p className={styles.readout} aria-hidden="true" data-hint={shown === null || undefined}>
        {shown ? describeHead(shown.layer, shown.head) : hint}
      </p>
    </div>
  );
}

const place = (atLayer: number, atHead: number): HeadPlace => ({ layer: layer(atLayer), head: head(atHead) });

interface FrameProps {
  readonly layout: ThumbnailLayout;
  readonly place: { readonly layer: number; readonly head: number } | null;
  readonly className: string | undefined;
}

function Frame({ layout, place: at, className }: FrameProps) {
  if (at === null || at.layer >= layout.layers || at.head >= layout.heads) return null;
  const { x, y, size } = thumbnailFrame(layout, at.layer, at.head);
  return (
    <span
      className={joinClasses(styles.frame, className)}
      style={{ left: x, top: y, width: size, height: size }}
      aria-hidden="true"
    />
  );
}

interface HeadersProps {
  readonly axis: 'layer' | 'head';
  readonly layout: ThumbnailLayout;
  /** Left out where the corner says it. */
  readonly title?: string;
  /** Height of the head labels' line or width of the layer labels' column. */
  readonly extent: number;
  readonly marked: number | null;
  readonly selected: number | null;
  readonly text: (index: number) => string;
}

function Headers({ axis, layout, title, extent, marked, selected, text }: HeadersProps) {
  const pitch = layout.side + layout.gap;
  const count = axis === 'layer' ? layout.layers : layout.heads;
  return (
    <div
      className={joinClasses(styles.headers, styles[axis])}
      style={axis === 'head' ? { paddingBottom: extent } : undefined}
      aria-hidden="true"
    >
      {title === undefined ? null : <span className={styles.axisTitle}>{title}</span>}
      {Array.from({ length: count }, (_, at) => (
        <span
          key={at}
          className={joinClasses(styles.header, at === marked && styles.marked, at === selected && styles.chosen)}
          style={axis === 'layer' ? { top: at * pitch, height: layout.side } : { left: at * pitch, width: layout.side }}
        >
          {text(at)}
        </span>
      ))}
    </div>
  );
}
