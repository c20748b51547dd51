/**
 * Moving about in a map by hand: one finger or the mouse pans, two fingers or the wheel zoom. The wheel belongs to the
 * page until the map has been clicked into, so that nobody who scrolls by is caught in it.
 */
import { useEffect, useRef, type PointerEvent } from 'react';
import { mapScale, zoomAt, type MapLook, type MapSize } from '@/draw/tokenMap.ts';
import { pointIn } from '@/elements/pointIn.ts';
import { MOST_ZOOM } from '@/store/meaning/tokenMap.ts';

export interface MapPointer {
  readonly view: MapLook;
  readonly size: MapSize;
  readonly setView: (view: MapLook) => void;
  readonly onPoint: (x: number | null, y: number | null) => void;
  readonly onClick: (x: number, y: number) => void;
}

/** A press that moved less than this, in CSS pixels, is a click. */
const STILL = 4;
const WHEEL = 0.0018;

interface Held {
  x: number;
  y: number;
}

export function useMapPointer(given: MapPointer) {
  const latest = useRef(given);
  const element = useRef<HTMLElement | null>(null);
  const held = useRef(new Map<number, Held>());
  const moved = useRef(0);
  useEffect(() => {
    latest.current = given;
  });
  useEffect(() => {
    // React listens to the wheel passively, and could not keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      const at = element.current;
      if (!at || !(event.target instanceof Node) || !at.contains(event.target)) return;
      if (!event.ctrlKey && document.activeElement !== at) return;
      event.preventDefault();
      const { view, size, setView } = latest.current;
      const [x, y] = within(at, event);
      setView(zoomAt(view, Math.exp(-event.deltaY * WHEEL), x, y, size, MOST_ZOOM));
    };
    document.addEventListener('wheel', onWheel, { passive: false });
    return () => document.removeEventListener('wheel', onWheel);
  }, []);

  return {
    onPointerEnter: (event: PointerEvent<HTMLElement>) => (element.current = event.currentTarget),
    onPointerDown(event: PointerEvent<HTMLElement>) {
      element.current = event.currentTarget;
      const [x, y] = within(event.currentTarget, event);
      held.current.set(event.pointerId, { x, y });
      moved.current = 0;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { view, size, setView, onPoint } = given;
      const [x, y] = within(event.currentTarget, event);
      const before = held.current.get(event.pointerId);
      if (!before) return onPoint(x, y);
      const others = [...held.current].filter(([id]) => id !== event.pointerId);
      const [other] = others;
      moved.current += Math.hypot(x - before.x, y - before.y);
      if (other) {
        const apart = (at: Held) => Math.hypot(at.x - other[1].x, at.y - other[1].y) || 1;
        const factor = apart({ x, y }) / apart(before);
        setView(zoomAt(view, factor, (x + other[1].x) / 2, (y + other[1].y) / 2, size, MOST_ZOOM));
      } else if (moved.current >= STILL) {
        const scale = mapScale(view, size);
        setView({ ...view, x: view.x - (x - before.x) / scale, y: view.y - (y - before.y) / scale });
      }
      held.current.set(event.pointerId, { x, y });
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const wasOne = held.current.size === 1;
      held.current.delete(event.pointerId);
      if (wasOne && moved.current < STILL) given.onClick(...within(event.currentTarget, event));
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      held.current.delete(event.pointerId);
    },
    onPointerLeave: () => given.onPoint(null, null),
  };
}

function within(element: HTMLElement, event: { clientX: number; clientY: number }): [number, number] {
  const { x, y } = pointIn(element, event);
  return [x, y];
}
