/** Claims as the words that print them take their numbers: whole per cents, and near 0 and 1, where those would say never and always, their tenths. */
import type { Format } from '@/draw/formats.ts';
import type { Claim } from '@/model/claim.ts';

const EXTREME = 0.01;

export function claimNumbers(
  claims: Readonly<Record<string, Pick<Claim, 'probability'>>>,
  format: Format,
): Readonly<Record<string, string>> {
  const written = ({ probability }: Pick<Claim, 'probability'>) =>
    probability < EXTREME || probability > 1 - EXTREME
      ? format.percent(probability)
      : format.share(Math.round(probability * 100) / 100);
  return Object.fromEntries(Object.entries(claims).map(([name, claim]) => [name, written(claim)]));
}
