/**
 * The colours by what they mean. The values live in the theme's CSS variables; this page only
 * knows their names and reads them, so that a canvas follows the theme like everything else.
 */
import { rgb } from 'd3';
import type { Axis } from '@/model/tensor.ts';

/** Red, green, blue, each 0 … 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Each meaning and the CSS variable that holds its colour. */
export const MEANINGS = {
  paper: '--paper',
  surface: '--surface',
  line: '--line',
  ink: '--ink',
  inkMuted: '--ink-muted',
  query: '--query',
  key: '--key',
  value: '--value',
  attention: '--attention',
  mlp: '--mlp',
  residual: '--residual',
  lens: '--lens',
  probability: '--probability',
  onProbability: '--on-probability',
  error: '--error',
  negative: '--negative',
  positive: '--positive',
  focus: '--focus',
} as const;
export type Meaning = keyof typeof MEANINGS;

/** A resolved colour for every meaning, as `#rrggbb`. */
export type Palette = Readonly<Record<Meaning, string>>;

/** The light theme, for places without a style sheet: tests, and pictures made outside a page. */
export const LIGHT_PALETTE: Palette = {
  paper: '#fbfaf7',
  surface: '#ffffff',
  line: '#e4dfd4',
  ink: '#1b1f24',
  inkMuted: '#5c646d',
  query: '#0068a8',
  key: '#b84a00',
  value: '#007a58',
  attention: '#6741d9',
  mlp: '#8a5a00',
  residual: '#4a5f86',
  lens: '#0b7285',
  probability: '#3b4fd8',
  onProbability: '#ffffff',
  error: '#c92a2a',
  negative: '#b84a00',
  positive: '#0068a8',
  focus: '#1b1f24',
};

/** The palette as it is at this element: the theme's, unless something above it says otherwise. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const palette: Record<Meaning, string> = { ...LIGHT_PALETTE };
  for (const meaning of Object.keys(MEANINGS) as Meaning[]) {
    const written = style.getPropertyValue(MEANINGS[meaning]).trim();
    if (written !== '') palette[meaning] = rgb(written).formatHex();
  }
  return palette;
}

/** The CSS `var(…)` of a meaning, for styles set from code. */
export function cssVariable(meaning: Meaning): string {
  return `var(${MEANINGS[meaning]})`;
}

/** What each axis of a tensor is drawn in. */
export const AXIS_MEANING: Readonly<Record<Axis, Meaning>> = {
  layer: 'residual',
  head: 'attention',
  query: 'query',
  key: 'key',
  position: 'ink',
  channel: 'residual',
  neuron: 'mlp',
  token: 'probability',
};

/** Red, green and blue of a CSS colour. */
export function toRgb(colour: string): Rgb {
  const { r, g, b } = rgb(colour);
  return [r, g, b];
}

/** Relative luminance, 0 … 1. Source: WCAG 2.2, "relative luminance". */
export function luminance(colour: string): number {
  const [red, green, blue] = toRgb(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 … 21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const READABLE_CONTRAST = 4.5;

/** A text colour that can be read on `background`: the theme's ink or paper, else plain black or white. */
export function readableOn(background: string, palette: Palette): string {
  const best = (choices: readonly string[]) =>
    choices.reduce((winner, choice) => (contrast(choice, background) > contrast(winner, background) ? choice : winner));
  const themed = best([palette.ink, palette.paper]);
  return contrast(themed, background) >= READABLE_CONTRAST ? themed : best(['#000000', '#ffffff']);
}
