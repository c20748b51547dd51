/** A canvas as a picture, in its own pixels. */
import { element as markup, type Pen } from './Pen.ts';

export function paintCanvas(canvas: HTMLCanvasElement, pen: Pen): void {
  const box = canvas.getBoundingClientRect();
  if (canvas.width === 0 || canvas.height === 0 || box.width === 0) return;
  pen.marks.push(
    markup('image', {
      x: box.left,
      y: box.top,
      width: box.width,
      height: box.height,
      preserveAspectRatio: 'none',
      'image-rendering': 'pixelated',
      'xlink:href': canvas.toDataURL('image/png'),
    }),
  );
  pen.cover(box);
}
