/** Replayed merges against the reference implementation, against the engine's tokenizer, and by laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeCandidates } from '@/model/bpe/candidates.ts';
import { cutIds, cutText } from '@/model/bpe/cutText.ts';
import { familyTree, type FamilyTree } from '@/model/bpe/familyTree.ts';
import { mergePiece, partsAfter } from '@/model/bpe/mergePiece.ts';
import { cutPieces } from '@/model/bpe/pieces.ts';
import { mergeOf } from '@/model/bpe/rules.ts';
import { tokenBytes } from '@/model/vocabulary.ts';
import { readJson } from '../../engine/support/golden.ts';
import { readRules } from './embeddedRules.ts';

const { rules, vocabulary, encode } = readRules('embedded', 8192);
const tiny = readRules('current', 1000);
const utf8 = (text: string) => new TextEncoder().encode(text);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom(' the', "'s", 'ab', ' ', '\n', '12', '<|endoftext|>', 'é', '猫', '😀', 'aa'))
    .map((parts) => parts.join('')),
);

describe('Cutting a text by replaying merges', () => {
  it('gives the ids of the reference implementation on thousands of strings in many scripts', () => {
    const golden = readJson('tests/golden/bpe/ids.json') as [string, number[]][];
    expect(golden.length).toBeGreaterThan(2000);
    for (const [text, ids] of golden) expect([text, cutIds(text, rules)]).toEqual([text, ids]);
  });

  it("gives the ids of the engine's own tokenizer, whatever the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = text.toWellFormed();
        expect(cutIds(whole, rules)).toEqual(encode(whole));
        expect(cutIds(whole, tiny.rules)).toEqual(tiny.encode(whole));
      }),
      { numRuns: 1500 },
    );
  });

  it('loses no character: pieces join to the text, and tokens to its bytes', () => {
    fc.assert(
      fc.property(anyText, (given) => {
        const text = given.toWellFormed();
        const pieces = cutText(text, rules);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        const bytes = pieces.flatMap(({ ids }) => ids.flatMap((id) => [...tokenBytes(vocabulary, id)]));
        expect(Uint8Array.from(bytes)).toEqual(utf8(text));
      }),
    );
  });

  it('does not cut across the border of two pieces, so that a text may be cut piece by piece', () => {
    fc.assert(
      fc.property(anyText, (given) => {
        const pieces = cutPieces(given.toWellFormed(), { plainTokens: [] });
        for (const { text } of pieces) expect(cutText(text, { ...rules, plainTokens: [] })).toHaveLength(1);
      }),
    );
  });

  it('reads a control token that is typed by hand as the token itself, and what only looks like one as letters', () => {
    const [before, control, after] = cutText('Hi<|endoftext|> <|endoftext', rules);
    expect(before?.text).toBe('Hi');
    expect(control).toMatchObject({ text: '<|endoftext|>', plain: 8191, ids: [8191], merged: null });
    expect(after?.plain).toBeNull();
    expect(cutIds('<|endoftext', rules)).not.toContain(8191);
  });

  it('cuts a piece of 99,000 bytes without comparing each with each', () => {
    const text = '猫'.repeat(33_000);
    expect(cutText(text, rules)[0]?.merged?.ids.length).toBeGreaterThan(1000);
  });
});

describe('The merges of a piece', () => {
  const piece = (text: string) => mergePiece(utf8(text), rules);

  it('begin with bytes and end with the tokens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }), (text) => {
        const merged = piece(text.toWellFormed());
        const { steps, bytes, ids } = merged;
        expect(partsAfter(merged, 0, rules)).toHaveLength(bytes.length);
        expect(partsAfter(merged, steps.length, rules).map(({ id }) => id)).toEqual(ids);
      }),
    );
  });

  it('each take the lowest rank among the neighbours that have a merge, and leave one token fewer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 16 }), (text) => {
        const merged = piece(text.toWellFormed());
        merged.steps.forEach((step, done) => {
          const parts = partsAfter(merged, done, rules);
          expect(mergeCandidates(parts, rules)[0]?.rank).toBe(step.rank);
          const at = parts.findIndex(({ from }) => from === step.from);
          const { left, right } = mergeOf(rules, step.rank);
          expect([parts[at]?.id, parts[at + 1]?.id]).toEqual([left, right]);
          // The leftmost place of that pair.
          const first = parts.findIndex(({ id }, i) => id === left && parts[i + 1]?.id === right);
          expect(first).toBe(at);
          expect(partsAfter(merged, done + 1, rules)).toHaveLength(parts.length - 1);
        });
        const last = partsAfter(merged, merged.steps.length, rules);
        expect(mergeCandidates(last, rules)).toEqual([]);
      }),
    );
  });

  it('make a family tree whose leaves are the bytes of the token', () => {
    const leaves = (tree: FamilyTree): FamilyTree[] => (tree.parts.length === 0 ? [tree] : tree.parts.flatMap(leaves));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 16 }), (text) => {
        const merged = piece(text.toWellFormed());
        for (const part of partsAfter(merged, merged.steps.length, rules)) {
          const tree = familyTree(merged, part.from, part.to, rules);
          expect(tree.id).toBe(part.id);
          expect(leaves(tree).map(({ from, to }) => [from, to])).toEqual(
            Array.from({ length: part.to - part.from }, (_, i) => [part.from + i, part.from + i + 1]),
          );
        }
      }),
    );
  });
});
