/** How wide words are in a font, and how far it reaches above and below its baseline; CSS pixels. */

export interface Font {
  readonly style: string;
  readonly weight: string;
  readonly size: number;
  readonly family: string;
}

export interface Measured {
  readonly measure: (text: string) => number;
  readonly ascent: number;
  readonly descent: number;
}

let context: CanvasRenderingContext2D | null = null;

export function measureWith({ style, weight, size, family }: Font): Measured {
  context ??= document.createElement('canvas').getContext('2d');
  const font = `${style} ${weight} ${size}px ${family}`;
  const widthOf = (text: string) => {
    if (!context) return text.length * size * 0.55;
    context.font = font;
    return context.measureText(text).width;
  };
  if (!context) return { measure: widthOf, ascent: size * 0.95, descent: size * 0.25 };
  context.font = font;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText('x');
  return { measure: widthOf, ascent, descent };
}
