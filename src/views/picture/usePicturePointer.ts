/**
 * What the pointer means in the drawing: an arc, a token at a height, a row. Where several arcs lie within reach the
 * note beside the pointer lists them; on the way to that list nothing else is meant, and their numbers choose as well.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { arcAt, arcsAt, type ArcQuestion } from '@/draw/picture/arcAt.ts';
import { columnAt, layerAt, levelAt } from '@/draw/picture/layoutPicture.ts';
import type { PictureArc } from '@/draw/picture/pictureArcs.ts';
import { pointIn, zoomOf } from '@/elements/pointIn.ts';
import { head, layer } from '@/model/axes.ts';
import { isTyping } from '@/views/shared/commands/isTyping.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { listOf, type Place, type Pointed } from './PictureTip.tsx';
import type { PictureSource } from './usePicture.ts';

export function usePicturePointer(
  source: PictureSource,
  question: ArcQuestion,
  chooseColumn: (column: number) => void,
) {
  const { conductor, selection } = useStores();
  const { tokens, columnOf } = source;
  const { layout } = question;
  const [last, setPointed] = useState<Pointed | null>(null);
  // An arc of the text before, or one that a panel now covers, is no longer pointed at, though the pointer rests.
  const isGone =
    last !== null &&
    'arc' in last &&
    (layout.panel !== null || !columnOf.has(last.arc.query) || !columnOf.has(last.arc.key));
  const pointed = isGone ? null : last;
  const tip = useRef<HTMLDivElement>(null);
  const before = useRef({ x: 0, y: 0 });

  const leave = (event: React.PointerEvent) => {
    const { relatedTarget } = event;
    if (relatedTarget instanceof Node && tip.current?.contains(relatedTarget)) return;
    setPointed(null);
    selection.getState().hover(null, null);
  };
  const move = (event: React.PointerEvent) => {
    const isOnWay = isApproaching(tip.current, before.current, { x: event.clientX, y: event.clientY });
    before.current = { x: event.clientX, y: event.clientY };
    if (isOnWay) return;
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
  const openArc = useCallback(
    (arc: PictureArc) => {
      chooseColumn(columnOf.get(arc.query) ?? -1);
      conductor.zoomTo('head', layer(arc.layer), head(arc.heads[0]?.head ?? 0));
    },
    [chooseColumn, columnOf, conductor],
  );
  /** A token is chosen; an arc opens its strongest head, a row its block. */
  const click = (event: React.MouseEvent) => {
    const { x, y } = placeOf(event);
    const at = columnAt(layout, x);
    const arc = arcAt(question, x, y);
    const row = layerAt(layout, y);
    if (arc) openArc(arc);
    else if (row !== null && row !== layout.open) {
      if (at !== null && layout.open === null) chooseColumn(at);
      conductor.zoomTo('block', layer(row));
    } else if (at !== null && y > layout.next.bottom) chooseColumn(at);
  };

  useEffect(() => {
    if (!pointed || !('arc' in pointed) || pointed.others.length === 0) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const arc = listOf(pointed)[Number(event.key) - 1];
      if (!arc) return;
      event.preventDefault();
      openArc(arc);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [pointed, openArc]);

  return { pointed, tip, move, leave, click, openArc };
}

/** On its way to a list it is not to lose the pointer has come nearer to it, and is near. CSS pixels. */
const NEAR = 30;

function isApproaching(tip: HTMLElement | null, from: Point, to: Point): boolean {
  if (!tip?.querySelector('button')) return false;
  const box = tip.getBoundingClientRect();
  const apart = ({ x, y }: Point) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  return apart(to) < NEAR && apart(to) < apart(from);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where in the drawing something happened, CSS pixels. */
function placeOf(event: React.MouseEvent): Place {
  const target = event.currentTarget;
  const svg = target instanceof SVGElement ? (target.ownerSVGElement ?? target) : target;
  const box = svg.getBoundingClientRect();
  const view = svg.closest('[data-view]')?.getBoundingClientRect() ?? box;
  const zoom = zoomOf(svg);
  return { ...pointIn(svg, event), from: (view.left - box.left) / zoom, to: (view.right - box.left) / zoom };
}

function tokenAt({ tokens, columnOf }: PictureSource, at: number) {
  return tokens[columnOf.get(at) ?? -1]?.at ?? null;
}
