/** Every number printed in words is a claim, and every claim is what the page computes with the model that ships. */
import { beforeAll, describe, expect, test } from 'vitest';
import { english } from '@/app/i18n.ts';
import { insideEnglish } from '@/app/insideMessages.ts';
import { formats } from '@/draw/formats.ts';
import { CLAIM_TOLERANCE, type Claim } from '@/model/claim.ts';
import type { Stores } from '@/store/createStores.ts';
import { claimNumbers } from '@/views/shared/claimNumbers.ts';
import { claimsOf, PRESETS } from '@/views/whatif/presetFor.ts';
import { EXAMPLES } from '@/views/prompt/examples.ts';
import { measure } from './measure.ts';
import { openRealPage } from './realPage.ts';

const VARIABLE = /\{\{(\w+)/g;
const variablesOf = (...sentences: readonly string[]) =>
  [...new Set(sentences.flatMap((each) => [...each.matchAll(VARIABLE)].map(([, name]) => name!)))].sort();

const SENTENCES: readonly { name: string; words: readonly string[]; claims: Readonly<Record<string, Claim>> }[] = [
  ...EXAMPLES.map(({ key, claims }) => ({
    name: `example ${key}`,
    words: Object.values(english.prompt.examples[key]),
    claims,
  })),
  ...PRESETS.map((preset) => ({
    name: `discovery ${preset.key}`,
    words: Object.values(insideEnglish.whatif.presets[preset.key]),
    claims: claimsOf(preset),
  })),
];

describe('what is printed in words', () => {
  let page: Stores;
  beforeAll(async () => (page = await openRealPage()), 60_000);

  test.each(SENTENCES)('$name: takes every number from a claim', ({ words, claims }) => {
    expect(variablesOf(...words)).toEqual(Object.keys(claims).sort());
    // A number of the model's that is written out would not be noticed when the model changes.
    expect(words.filter((sentence) => /\d\s?%/.test(sentence))).toEqual([]);
  });

  const all = SENTENCES.flatMap(({ name, claims }) =>
    Object.entries(claims).map(([as, claim]) => ({ name: `${name}, ${as}`, claim })),
  );
  test.each(all)(
    '$name: is what the model computes',
    async ({ claim }) => {
      const probability = await measure(claim, page);
      expect(Math.abs(probability - claim.probability), `${claim.word}: ${probability}`).toBeLessThan(CLAIM_TOLERANCE);
      const printed = (value: number) => claimNumbers({ it: { ...claim, probability: value } }, formats('en'));
      expect(printed(claim.probability)).toEqual(printed(probability));
    },
    60_000,
  );
});
