/** What holds for everything inside an element. */
export interface Inside {
  /** Clockwise, in degrees: of words that stand. */
  readonly turn: number;
  readonly decorations: readonly string[];
}
