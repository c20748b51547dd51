/** A lesson's claim as its prose prints it. */
import type { Format } from '@/draw/formats.ts';
import type { LessonClaim } from '@/model/lessonClaim.ts';
import type { TrainingClaim } from '@/model/trainingClaim.ts';
import { claimNumbers } from '@/views/shared/claimNumbers.ts';

const OF_TRAINING: Readonly<Record<TrainingClaim['kind'], true>> = {
  loss: true,
  knowing: true,
  size: true,
  realWords: true,
  sample: true,
  likeliest: true,
  reply: true,
  answered: true,
  forgotten: true,
  lessProbable: true,
  clicked: true,
  margin: true,
};

/** Of the small network of the training page, whichever model is looked into elsewhere. */
export const isOfTraining = (claim: LessonClaim): claim is TrainingClaim =>
  'kind' in claim && claim.kind in OF_TRAINING;

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
    case 'choices':
    case 'tokens':
    case 'kept':
      return format.integer(claim.count);
    case 'size':
      return format.integer(claim.count);
    case 'written':
    case 'sample':
    case 'likeliest':
    case 'reply':
      return claim.written;
    case 'loss':
    case 'knowing':
    case 'forgotten':
    case 'margin':
      return format.number(claim.nats);
    case 'lessProbable':
      return format.number(claim.factor, 2);
    case 'realWords':
    case 'answered':
    case 'clicked':
      return format.percent(claim.share);
    case 'best':
      return claim.best;
  }
}
