/** Why the GPU does not compute, as a key below `errors:gpu`. */
import type { EngineErrorData } from '@/store/network.ts';

const REASONS = ['insecure', 'noWebGpu', 'noAdapter', 'noJspi', 'runtime', 'session', 'run', 'lost'] as const;

export function gpuReasonOf({ facts }: EngineErrorData): (typeof REASONS)[number] {
  return REASONS.find((reason) => reason === facts?.['reason']) ?? 'session';
}
