/**
 * A note as an instructor writes it: plain text. A blank line begins a paragraph, a line that begins with `- ` is an
 * item of a list, `**` sets words apart, a backtick marks a token. Nothing else means anything: no links, no markup.
 */
export interface NotePiece {
  readonly kind: 'text' | 'strong' | 'token';
  readonly text: string;
}
export interface NoteBlock {
  readonly kind: 'paragraph' | 'list';
  /** The lines of a paragraph, or the items of a list. */
  readonly lines: readonly (readonly NotePiece[])[];
}

const ITEM = /^\s*[-*•] +/;

export function readNote(note: string): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  for (const paragraph of note.split(/\n[ \t]*\n/)) {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0) continue;
    const isList = lines.every((line) => ITEM.test(line));
    blocks.push({
      kind: isList ? 'list' : 'paragraph',
      lines: lines.map((line) => readPieces(isList ? line.replace(ITEM, '') : line)),
    });
  }
  return blocks;
}

function readPieces(line: string): NotePiece[] {
  return line
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece): NotePiece => {
      if (/^\*\*[^*]+\*\*$/.test(piece)) return { kind: 'strong', text: piece.slice(2, -2) };
      if (/^`[^`]+`$/.test(piece)) return { kind: 'token', text: piece.slice(1, -1) };
      return { kind: 'text', text: piece };
    });
}
