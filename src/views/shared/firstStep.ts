/**
 * The first step of the first text, recorded: what a newcomer sees while the model is on its way. A test computes it
 * anew with the model that ships (tests/unit/claims/firstStep.test.ts); the page marks it as recorded.
 */
export interface RecordedStep {
  readonly text: string;
  /** With it the first draw is one of the five, and not the most probable: a draw is a draw. */
  readonly seed: number;
  readonly tokens: readonly string[];
  /** The most probable next tokens, best first, as labels, and their probabilities at temperature 1. */
  readonly candidates: readonly { readonly token: string; readonly probability: number }[];
}

export const FIRST_STEP: RecordedStep = {
  text: 'Once upon a time there was a',
  seed: 15,
  tokens: ['Once', '·upon', '·a', '·time', '·there', '·was', '·a'],
  candidates: [
    { token: '·boy', probability: 0.1574 },
    { token: '·girl', probability: 0.127 },
    { token: '·small', probability: 0.071 },
    { token: '·cle', probability: 0.0529 },
    { token: '·beautiful', probability: 0.0479 },
  ],
};
