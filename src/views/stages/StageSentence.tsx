/** What the current stage did, as words alone: for the line that reads it out while someone steps. */
import { useStageSentence } from './useStageSentence.ts';

export function StageSentence() {
  return useStageSentence();
}
