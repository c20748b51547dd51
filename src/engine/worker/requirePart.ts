/** What a request for a part must meet, and how it is refused. */
import { EngineError } from '@/engine/EngineError.ts';

/** Throws NotInstrumented: the graph of this model was not found to show it. */
export function requireShown(isShown: boolean, part: string): asserts isShown {
  if (!isShown) throw new EngineError('NotInstrumented', `This model's graph does not show ${part}.`);
}

/** Throws Internal: the page asked for something that does not exist. */
export function requireKnown(isKnown: boolean, what: string): asserts isKnown {
  if (!isKnown) throw new EngineError('Internal', `There is no ${what}.`);
}

export function isIndex(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}
