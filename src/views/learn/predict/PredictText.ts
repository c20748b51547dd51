/** A text of the game, with what the model that ships gives after it. */
export interface PredictText {
  readonly text: string;
  /** The most probable next token. */
  readonly best: string;
  /** How open the next token is, in bits. */
  readonly bits: number;
}

export const LEVELS = ['easy', 'middle', 'hard'] as const;
export type Level = (typeof LEVELS)[number];

/** Up to here, bits, a text is easy; and middling. One bit is a coin, five are 32 equal choices. */
const EASY = 1.1;
const MIDDLE = 5;

export const levelOf = ({ bits }: PredictText): Level => (bits < EASY ? 'easy' : bits < MIDDLE ? 'middle' : 'hard');
