/**
 * What the current stage did with this text, in one sentence with its numbers: on the panel, and for
 * the page's status line while someone steps. Leaves out what a stage is in general (the panel says it).
 */
import { useMemo } from 'react';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { describeChoice } from './describeChoice.ts';
import { describeNetwork, isNetworkStage } from './describeNetwork.ts';
import { useChoice } from './useChoice.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { usePlace } from '@/views/shared/usePlace.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

/** Null while nothing is shown or the stage's numbers are on their way. */
export function useStageSentence(): string | null {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const place = usePlace();
  const choice = useChoice();
  const stage = useValue('player', (state) => state.stage);
  const head = useValue('selection', (state) => state.head);
  const words = useMemo(() => ({ t, format }), [t, format]);
  // Kept while a sampling control is dragged: the network's part does not change then.
  const ofNetwork = useMemo(
    () => (place && isNetworkStage(stage) ? describeNetwork(stage, place, head, words) : null),
    [place, stage, head, words],
  );
  if (!place || !choice) return null;
  return isNetworkStage(stage) ? ofNetwork : describeChoice(stage.kind, place, choice, words);
}
