/**
 * A token in words, for who hears the page: "Mary, with a space before", "comma", "new line, 2 times". It is the
 * accessible description of what bears the token; the name stays the token as it is written.
 */
import type { TFunction } from 'i18next';
import type { Format } from '@/draw/formats.ts';
import { spokenToken, type SpokenPart } from '@/model/tokenSpeech.ts';
import type { LabelPart } from '@/model/tokenLabel.ts';

/** Undefined where the token can be read out as it is written. */
export function tokenWords(t: TFunction<'tokens'>, format: Format, label: readonly LabelPart[]): string | undefined {
  const spoken = spokenToken(label);
  if (spoken === null) return undefined;
  const token = format.list(spoken.parts.map(say), 'units');
  return spoken.hasSpaceBefore ? t('spoken.spaceBefore', { token }) : token;

  function say(part: SpokenPart): string {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'sign': {
        const sign = t(`spoken.sign.${part.sign}`);
        return part.count === 1 ? sign : t('spoken.times', { sign, number: part.count });
      }
      case 'code':
        return t('spoken.code', { code: part.text });
      case 'bytes':
        return t('spoken.bytes', { bytes: part.text });
    }
  }
}
