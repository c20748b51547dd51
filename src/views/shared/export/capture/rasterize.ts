/** A figure as PNG, so many pixels for each of its own; fewer where a browser would refuse a canvas that large. */
import type { Figure } from '@/draw/svg/composeFigure.ts';

/** What every promised browser draws: of a side, and in all. */
const MOST_SIDE = 16_384;
const MOST_PIXELS = 64_000_000;

export async function rasterize({ svg, width, height }: Figure, scale: number): Promise<Uint8Array> {
  const most = Math.min(scale, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * most);
    canvas.height = Math.round(height * most);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The browser gave no canvas.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!blob) throw new Error('The browser made no PNG.');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
}
