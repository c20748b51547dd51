/** Which questions are clicked on in preference tuning, and which only measure what the clicks have changed. */
import type { QuestionPair } from '@/trainer/reports.ts';

/** Most questions that the change is measured on. */
const MOST_MEASURED = 60;

/** The questions that are clicked on, and those on which the change is measured and which are never clicked. */
export function splitForClicks(trained: readonly QuestionPair[]): {
  clicked: readonly QuestionPair[];
  measured: readonly QuestionPair[];
} {
  if (trained.length < 2) return { clicked: trained, measured: trained };
  const cut = Math.ceil(trained.length / 2);
  return { clicked: trained.slice(0, cut), measured: trained.slice(cut, cut + MOST_MEASURED) };
}
