/** The benches of the laboratory of limits, in their order. */
import type { Bench } from '@/views/learn/limits/Bench.ts';
import { LIMITS_OF_KNOWLEDGE } from './limitsOfKnowledge.ts';
import { LIMITS_OF_TEXT } from './limitsOfText.ts';

export const BENCHES: readonly Bench[] = [...LIMITS_OF_KNOWLEDGE, ...LIMITS_OF_TEXT];
