/** Claims as the words that print them take their numbers: whole per cents, and of what is rare its tenths. */
import type { Format } from '@/draw/formats.ts';
import type { Claim } from '@/model/claim.ts';

const RARE = 0.01;

export function claimNumbers(
  claims: Readonly<Record<string, Claim>>,
  format: Format,
): Readonly<Record<string, string>> {
  const written = ({ probability }: Claim) =>
    probability < RARE ? format.percent(probability) : format.share(Math.round(probability * 100) / 100);
  return Object.fromEntries(Object.entries(claims).map(([name, claim]) => [name, written(claim)]));
}
