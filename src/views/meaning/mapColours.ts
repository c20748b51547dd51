/** What the kinds of tokens are drawn in. No kind stands by its colour alone: a token's words tell its kind, too. */
import type { Meaning, Palette } from '@/draw/palette.ts';
import { toRgb } from '@/draw/palette.ts';
import { toPixel } from '@/draw/scales.ts';
import { TOKEN_KINDS, type TokenKind } from '@/model/meaning/tokenKinds.ts';

/** By the hues of the theme; a map is the one place where they stand for kinds, and its legend says so. */
export const KIND_COLOURS: Readonly<Record<TokenKind, Meaning>> = {
  control: 'ink',
  bytes: 'error',
  digits: 'value',
  capital: 'key',
  space: 'probability',
  piece: 'mlp',
  sign: 'inkMuted',
};

export function kindPixels(palette: Palette): Uint32Array {
  return Uint32Array.from(TOKEN_KINDS, (kind) => toPixel(toRgb(palette[KIND_COLOURS[kind]])));
}
