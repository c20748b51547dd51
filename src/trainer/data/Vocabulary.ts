/**
 * A tokenizer of characters: each character is a token, and three tags are. Simple on purpose: the pieces of a
 * real GPT-2 are for a real GPT-2's amount of text. The tags mark conversations and never occur in text.
 */
import { TrainerError } from '@/trainer/TrainerError.ts';
import { ALWAYS, FOLD } from './cleanText.ts';

/** How the tags are written, in the order of their ids, which are the last three. */
export const TAGS = ['<|question|>', '<|answer|>', '<|end|>'] as const;

export class Vocabulary {
  /** By id: a character each, then the tags. */
  readonly pieces: readonly string[];
  readonly #ids = new Map<string, number>();

  constructor(pieces: readonly string[]) {
    this.pieces = pieces;
    pieces.forEach((piece, id) => this.#ids.set(piece, id));
  }

  /** The characters of a text and the alphabet, in order of their code points. */
  static of(text: string): Vocabulary {
    const characters = [...new Set([...ALWAYS, ...text])].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
    return new Vocabulary([...characters, ...TAGS]);
  }

  /** V. */
  get size(): number {
    return this.pieces.length;
  }

  get tags(): { readonly question: number; readonly answer: number; readonly end: number } {
    return { question: this.size - 3, answer: this.size - 2, end: this.size - 1 };
  }

  /** Token ids of a text. Throws UnknownCharacters with those that have no token. */
  encode(text: string): Int32Array<ArrayBuffer> {
    const characters = [...text];
    const unknown = new Set(characters.filter((character) => !this.#ids.has(character)));
    if (unknown.size > 0) {
      const list = [...unknown].slice(0, 12).join(' ');
      throw new TrainerError('UnknownCharacters', `This model has no tokens for ${list}`);
    }
    return Int32Array.from(characters, (character) => this.#ids.get(character)!);
  }

  /** As `encode`, with unknown characters as the fold where the model has one, else as a space. */
  encodeLeniently(text: string): Int32Array<ArrayBuffer> {
    const fallback = this.#ids.get(FOLD) ?? this.#ids.get(' ')!;
    return Int32Array.from([...text], (character) => this.#ids.get(character) ?? fallback);
  }

  decode(ids: ArrayLike<number>): string {
    return Array.from(ids, (id) => this.pieces[id] ?? '').join('');
  }
}
