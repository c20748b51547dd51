/** A lesson's claim as its prose prints it. */
import type { Format } from '@/draw/formats.ts';
import type { LessonClaim } from '@/model/lessonClaim.ts';
import { claimNumbers } from '@/views/shared/claimNumbers.ts';

export function claimWords(claim: LessonClaim, format: Format): string {
  if (!('kind' in claim)) return claimNumbers({ it: claim }, format)['it'] ?? '';
  switch (claim.kind) {
    case 'drawn':
    case 'lens':
      return claimNumbers({ it: claim }, format)['it'] ?? '';
    case 'attention':
      return format.weight(claim.weight);
    case 'surprise':
    case 'entropy':
    case 'moved':
      return format.bits(Number(claim.bits.toFixed(1)));
    case 'adds':
      return format.summand(claim.value, 1);
    case 'cosine':
      return format.fixed(claim.cosine, 2);
    case 'nearest':
      return format.list(claim.words.map((word) => word.trim()));
    case 'choices':
    case 'tokens':
    case 'kept':
      return format.integer(claim.count);
    case 'written':
      return claim.written;
    case 'best':
      return claim.best;
  }
}
