/** A canvas that is painted again whenever its size, its pixel ratio or its painter changes. Hidden from screen readers. */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import styles from './PaintedCanvas.module.css';

export interface PaintedCanvasProps {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
  /** Paints in device pixels. Keep it with useCallback: a new one paints anew. */
  readonly paint: (context: CanvasRenderingContext2D) => void;
  /** In the same frame as what else is drawn of it: without, what lies above it would be a frame ahead of it. */
  readonly isInStep?: boolean;
}

export function PaintedCanvas({ width, height, devicePixelRatio, paint, isInStep = false }: PaintedCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const paintNow = useCallback(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || width <= 0 || height <= 0) return;
    const pixels = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)] as const;
    // Setting a canvas's size clears it, even to the same size: only when it differs.
    if (canvas.width !== pixels[0]) canvas.width = pixels[0];
    if (canvas.height !== pixels[1]) canvas.height = pixels[1];
    paint(context);
  }, [width, height, devicePixelRatio, paint]);
  useLayoutEffect(() => {
    if (isInStep) paintNow();
  }, [isInStep, paintNow]);
  useEffect(() => {
    if (!isInStep) paintNow();
  }, [isInStep, paintNow]);
  return <canvas ref={ref} className={styles.canvas} style={{ width, height }} aria-hidden="true" />;
}
