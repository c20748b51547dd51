/**
 * Several cuts of one text laid under one another, so that the same byte stands at the same place in all of them. A
 * piece is as wide as its label needs; where one cut has five pieces in the room of another's one, the one is stretched.
 *
 *     a   | ·lower | case |            places of bytes: 0, 6 and 10 stand under one another,
 *     b   | ·low | er | case |          and 4, which only b has, lies between
 *
 * Lines end where all cuts agree, since no piece is broken: a line is longer than asked for where they agree nowhere.
 */

export interface PieceRow {
  /** Where each piece ends in the text; never falling, the last the same in all rows. */
  readonly ends: ArrayLike<number>;
  /** The least width of each piece. */
  readonly widths: ArrayLike<number>;
}

export interface PlacedPiece {
  /** Its index in its row. */
  readonly at: number;
  readonly x: number;
  readonly width: number;
}

export interface PieceLine {
  /** Bytes [from, to) of the text. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** In the order of the rows given. */
  readonly rows: readonly (readonly PlacedPiece[])[];
}

/** `breaks`: places after which a line ends in any case, if all rows have an end there. */
export function alignPieces(rows: readonly PieceRow[], lineWidth: number, breaks: ReadonlySet<number>): PieceLine[] {
  const lines: PieceLine[] = [];
  let line: { from: number; to: number; width: number; rows: PlacedPiece[][] } | null = null;
  const close = () => {
    if (line) lines.push(line);
    line = null;
  };
  for (const segment of segmentsOf(rows)) {
    if (line && line.width + segment.width > lineWidth) close();
    line ??= { from: segment.from, to: segment.from, width: 0, rows: rows.map(() => []) };
    const open = line;
    segment.rows.forEach((pieces, row) =>
      pieces.forEach((piece) => open.rows[row]!.push({ ...piece, x: piece.x + open.width })),
    );
    open.width += segment.width;
    open.to = segment.to;
    if (breaks.has(segment.to)) close();
  }
  close();
  return lines;
}

/** The text between two places where all rows have an end, laid out from 0. */
function* segmentsOf(rows: readonly PieceRow[]): Generator<PieceLine> {
  const [first] = rows;
  if (!first) return;
  /** Of each row, its first piece that no segment holds yet. */
  const next = rows.map(() => 0);
  let from = 0;
  for (let at = 0; at < first.ends.length; at++) {
    const to = first.ends[at]!;
    if (to === from) continue;
    // How far each row's pieces reach that end here at the latest.
    const reach = rows.map(({ ends }, row) => {
      let last = next[row]!;
      while (last < ends.length && ends[last]! <= to) last++;
      return last;
    });
    if (rows.some(({ ends }, row) => ends[reach[row]! - 1] !== to)) continue;
    yield layOut(rows, next, reach, from, to);
    reach.forEach((last, row) => (next[row] = last));
    from = to;
  }
}

interface Group {
  /** Pieces [first, last] of the row: those that hold no byte come with the next one that does. */
  readonly first: number;
  readonly last: number;
  readonly end: number;
  readonly width: number;
}

function layOut(
  rows: readonly PieceRow[],
  firsts: readonly number[],
  lasts: readonly number[],
  from: number,
  to: number,
): PieceLine {
  const groups = rows.map((row, at) => groupsOf(row, firsts[at]!, lasts[at]!, from));
  const placed: PlacedPiece[][] = rows.map(() => []);
  const nextGroup = rows.map(() => 0);
  const startX = rows.map(() => 0);
  let x = 0;
  for (;;) {
    const ends = groups.map((row, at) => row[nextGroup[at]!]?.end ?? Infinity);
    const end = Math.min(...ends);
    if (end === Infinity) break;
    // Here all pieces that end at this place must have room, and no place lies before an earlier one.
    groups.forEach((row, at) => {
      if (ends[at] === end) x = Math.max(x, startX[at]! + row[nextGroup[at]!]!.width);
    });
    groups.forEach((row, at) => {
      if (ends[at] !== end) return;
      place(rows[at]!, row[nextGroup[at]!]!, startX[at]!, x, placed[at]!);
      startX[at] = x;
      nextGroup[at]!++;
    });
  }
  return { from, to, width: x, rows: placed };
}

function groupsOf({ ends, widths }: PieceRow, first: number, last: number, from: number): Group[] {
  const groups: Group[] = [];
  let begin = first;
  let width = 0;
  let before = from;
  for (let at = first; at < last; at++) {
    width += widths[at]!;
    const end = ends[at]!;
    // Without a byte, it waits for the next one that has some.
    if (end === before) continue;
    groups.push({ first: begin, last: at, end, width });
    begin = at + 1;
    width = 0;
    before = end;
  }
  // At the very end there is none to wait for: it goes with the one before.
  const final = groups.pop();
  if (final) groups.push({ ...final, last: last - 1, width: final.width + width });
  return groups;
}

/** The pieces of a group one after the other; the last one takes what room is left. */
function place({ widths }: PieceRow, { first, last }: Group, x: number, endX: number, into: PlacedPiece[]): void {
  let at = x;
  for (let piece = first; piece < last; piece++) {
    into.push({ at: piece, x: at, width: widths[piece]! });
    at += widths[piece]!;
  }
  into.push({ at: last, x: at, width: endX - at });
}

/** Bytes of a text after a newline, where lines of pieces end as those of the text do: the `breaks` of `alignPieces`. */
export function newlineEnds(text: string): ReadonlySet<number> {
  const ends = new Set<number>();
  new TextEncoder().encode(text).forEach((byte, at) => byte === 10 && ends.add(at + 1));
  return ends;
}
