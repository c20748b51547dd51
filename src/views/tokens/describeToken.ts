/** A token in words: its chip's looks and accessible name, and what part of a character it holds. */
import type { TFunction } from 'i18next';
import type { TokenListItem } from '@/elements/TokenList.tsx';
import type { Format } from '@/draw/formats.ts';
import { tokenLabel, tokenLabelParts } from '@/model/tokenLabel.ts';
import type { Fragment, Token } from '@/model/tokens.ts';
import { tokenWords } from '@/views/shared/tokenWords.ts';
import type { ArrangedToken } from './arrangeTokens.ts';

export type Place = 'window' | 'outside' | 'later';

/** Bytes with their place on the page: `outside` and `later` tokens are dimmed. */
export function chipOf(t: TFunction<'tokens'>, format: Format, arranged: ArrangedToken, place: Place): TokenListItem {
  const { token, index, origin } = arranged;
  const text = tokenLabel(token);
  const said = { number: index + 1, token: text, id: token.id };
  const isGenerated = origin !== 'typed';
  return {
    text,
    id: token.id,
    isFragment: token.fragments.length > 0,
    isSpecial: token.isSpecial,
    isGenerated,
    isDimmed: place !== 'window',
    description: place === 'window' ? describeInWindow() : t(`chip.${place}`, said),
    spoken: tokenWords(t, format, tokenLabelParts(token)),
  };

  function describeInWindow(): string {
    return origin === 'typed' ? t('chip.typed', said) : t('chip.generated', { ...said, origin: t(`origin.${origin}`) });
  }
}

/** "bytes 1 to 2 of the 4 of 😀". */
export function describeFragment(t: TFunction<'tokens'>, token: Token, fragment: Fragment): string {
  const { firstByte, byteCount, characterBytes } = fragment;
  if (fragment.character === null || characterBytes === null) return t('detail.fragmentBroken');
  // Written as a token of the whole character would be: it may be one without a shape.
  const character = tokenLabel({ ...token, bytes: new TextEncoder().encode(fragment.character) });
  const said = { from: firstByte + 1, to: firstByte + byteCount, total: characterBytes, character };
  return byteCount === 1 ? t('detail.fragment', said) : t('detail.fragmentRange', said);
}

/** `20 4D 61`. */
export function writeBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}
