/** What the current stage did, as words alone: for the line that reads it out while someone steps. */
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useStageSentence } from './useStageSentence.ts';

export function StageSentence() {
  const isPlaying = useValue('player', (state) => state.isPlaying);
  const sentence = useStageSentence();
  // Playing, stages pass faster than they can be read out; where it stops is said.
  return isPlaying ? null : sentence;
}
