/**
 * The styles an answer can have. Fine-tuning shows the model every answer in all of them, so that two samples
 * differ and a click means something: preference tuning only re-weights what a model can already say.
 */

export const STYLES = ['plain', 'friendly', 'rude'] as const;
export type Style = (typeof STYLES)[number];

/** What stands in place of the answer's full stop. */
const ENDINGS: { readonly [S in Style]: string } = { plain: '.', friendly: ', my friend.', rude: ', you goose.' };

/** "Green." in a style: "Green, my friend." */
export function styled(answer: string, style: Style): string {
  return withoutStop(answer) + ENDINGS[style];
}

/** "Green." → "Green" */
export function withoutStop(answer: string): string {
  return answer.replace(/\.$/, '');
}

/** The answer itself, whatever the style: all before the first comma or stop. */
export function coreOf(answer: string): string {
  return answer.replace(/[.,][^]*$/, '');
}

/** The style an answer is in; `broken` when it is in none. */
export function styleOf(answer: string): Style | 'broken' {
  if (answer.endsWith(ENDINGS.friendly)) return 'friendly';
  if (answer.endsWith(ENDINGS.rude)) return 'rude';
  return /^[\p{L}\p{N} '-]+\.$/u.test(answer) ? 'plain' : 'broken';
}
