/** What is said of pieces: their labels, and where two cuts differ. */
import { describe, expect, it } from 'vitest';
import { newlineEnds } from '@/draw/alignPieces.ts';
import { piecesWithin, readPieces, type CutRow } from '@/views/tokenizers/pieces.ts';
import { countsOf } from '@/views/tokenizers/countsOf.ts';
import { realCut } from '../../model/tokenizers/realCuts.ts';

const row = (column: CutRow['column'], ...ends: number[]): CutRow => ({
  column,
  name: column,
  ids: Int32Array.from(ends, (_, at) => at),
  ends: Int32Array.from(ends),
});
const realRow = (id: Parameters<typeof realCut>[0], text: string): CutRow => ({
  column: id,
  name: id,
  ...realCut(id)(text),
});

describe('Pieces of several cuts', () => {
  it('differ from the first row’s where they hold an end of it, or lie within one of its pieces', () => {
    const [first, longer, shorter] = readPieces('abcdef', [
      row('model', 2, 4, 6),
      row('gpt2', 4, 6),
      row('bytes', 1, 2, 4, 5, 6),
    ]);
    expect(first!.pieces.map(({ differs }) => differs)).toEqual([null, null, null]);
    expect(longer!.pieces.map(({ differs }) => differs)).toEqual(['longer', null]);
    expect(shorter!.pieces.map(({ differs }) => differs)).toEqual(['shorter', 'shorter', null, 'shorter', 'shorter']);
  });

  it('never differ from themselves', () => {
    const text = 'Über ผม 😀 12345';
    for (const id of ['gpt2', 'o200k', 'mistral'] as const) {
      const [, again] = readPieces(text, [realRow(id, text), realRow(id, text)]);
      expect(again!.pieces.every(({ differs }) => differs === null)).toBe(true);
    }
  });

  it('that are part of a character are written as bytes', () => {
    const [bytes] = readPieces('é a', [realRow('bytes', 'é a')]);
    expect(bytes!.pieces.map(({ label, isFragment }) => [label, isFragment])).toEqual([
      ['C3', true],
      ['A9', true],
      ['·', false],
      ['a', false],
    ]);
  });

  it('without a byte are marked as added', () => {
    const [pieces] = readPieces('\n', [realRow('mistral', '\n')]);
    expect(pieces!.pieces.map(({ label, isAdded }) => [label, isAdded])).toEqual([
      ['·', true],
      ['⏎', false],
    ]);
  });

  it('of the same bytes are found in every row', () => {
    const text = ' tokenization';
    const [coarse, fine] = readPieces(text, [realRow('gpt2', text), realRow('bytes', text)]);
    const piece = coarse!.pieces[0]!;
    expect(piecesWithin(fine!.pieces, piece.from, piece.to)).toHaveLength(piece.to - piece.from);
  });

  it('begin new lines after newlines', () => {
    expect(newlineEnds('é\n\nx')).toEqual(new Set([3, 4]));
  });
});

describe('Counts of a cut', () => {
  it('are of the text that was cut, and of none other', () => {
    const reading = { text: 'é a', ...realCut('bytes')('é a') };
    expect(countsOf('é a', reading)).toEqual({ tokens: 4, bytesPerToken: 1, charactersPerToken: 0.75 });
    expect(countsOf('other', reading)).toBeNull();
    expect(countsOf('', { text: '', ids: new Int32Array(), ends: null })).toEqual({
      tokens: 0,
      bytesPerToken: null,
      charactersPerToken: null,
    });
  });
});
