/**
 * A colour as a browser computes it (`rgb(0 0 0 / 0.5)`, `rgba(0, 0, 0, 0.5)`, `color(srgb 0 0 0 / 0.5)`) as two things
 * that every program knows: `#rrggbb` and an opacity. Null for what is not seen, and for what is no colour.
 */
export interface PlainColour {
  readonly colour: string;
  /** 0 … 1, more than 0. */
  readonly opacity: number;
}

const NUMBERS = /-?(?:\d*\.)?\d+(?:e[+-]?\d+)?%?/gi;

export function plainColour(computed: string): PlainColour | null {
  const text = computed.trim().toLowerCase();
  const hex = /^#([0-9a-f]{6})$/.exec(text);
  if (hex) return { colour: text, opacity: 1 };
  const isShares = text.startsWith('color(srgb ');
  if (!isShares && !/^rgba?\(/.test(text)) return null;
  const [red, green, blue, alpha] = text.slice(text.indexOf('(')).match(NUMBERS) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  const opacity = alpha === undefined ? 1 : share(alpha);
  const channel = (written: string) => {
    const value = written.endsWith('%') ? share(written) * 255 : Number(written) * (isShares ? 255 : 1);
    return Math.round(Math.min(255, Math.max(0, value)))
      .toString(16)
      .padStart(2, '0');
  };
  return opacity > 0 ? { colour: `#${channel(red)}${channel(green)}${channel(blue)}`, opacity } : null;
}

function share(written: string): number {
  const value = written.endsWith('%') ? Number(written.slice(0, -1)) / 100 : Number(written);
  return Math.min(1, Math.max(0, value));
}
