/** Every tokenizer against its reference implementation (training/reference_tokenizers.py says which), on texts in the scripts of the world. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PackagedTokenizer } from '../../../../scripts/vite/tokenizerPackages.ts';
import { designOf } from '@/model/tokenizers/designs.ts';
import { readVocabulary, realCut } from './realCuts.ts';

interface Golden {
  readonly texts: readonly string[];
  /** Count of ids, and the beginning of the SHA-1 of the ids. */
  readonly cuts: Readonly<Record<PackagedTokenizer, readonly string[]>>;
}

const file = new URL('../../../golden/references/tokenizers.json.gz', import.meta.url);
const golden = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Golden;
const digest = (ids: Int32Array) =>
  `${ids.length}:${createHash('sha1').update(ids.join(',')).digest('hex').slice(0, 8)}`;

describe('Tokenizers against their reference implementations', () => {
  it('are compared on thousands of texts', () => {
    expect(golden.texts.length).toBeGreaterThan(3000);
  });

  it.each(Object.keys(golden.cuts) as PackagedTokenizer[])('%s gives the same ids for every text', (id) => {
    const cut = realCut(id);
    const wrong = golden.texts.filter((text, at) => digest(cut(text).ids) !== golden.cuts[id][at]);
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(golden.cuts) as PackagedTokenizer[])('%s gives every byte of every text to one token', (id) => {
    const cut = realCut(id);
    const wrong = golden.texts.filter((text) => {
      const { ids, ends } = cut(text);
      const isWhole = (ends.at(-1) ?? 0) === Buffer.byteLength(text);
      return !(ends.length === ids.length && isWhole && ends.every((end, at) => end >= (ends[at - 1] ?? 0)));
    });
    expect(wrong).toEqual([]);
  });

  it('have as many tokens as the table says, control tokens left out', () => {
    const sizeOf = (id: PackagedTokenizer) => readVocabulary(id).offsets.length - 1;
    for (const id of ['gpt2', 'cl100k', 'o200k', 'qwen'] as const)
      expect(sizeOf(id), id).toBe(designOf(id).vocabularySize);
    // <unk>, <s> and </s> are control tokens.
    expect(sizeOf('mistral') - 3).toBe(designOf('mistral').vocabularySize);
    expect(designOf('bytes').vocabularySize).toBe(256);
  });
});
