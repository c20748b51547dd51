/**
 * What the current stage did with this text, in one sentence with its numbers: on the panel, and for
 * the page's status line while someone steps. Leaves out what a stage is in general (the panel says it).
 */
import { useTranslation } from 'react-i18next';
import { useValue } from '@/views/StoresContext.tsx';
import { describeChoice } from './describeChoice.ts';
import { describeNetwork } from './describeNetwork.ts';
import { useChoice } from './useChoice.ts';
import { useFormat } from './useFormat.ts';
import { usePlace } from './usePlace.ts';

/** Null while nothing is shown or the stage's numbers are on their way. */
export function useStageSentence(): string | null {
  const { t } = useTranslation('stages');
  const format = useFormat();
  const place = usePlace();
  const choice = useChoice();
  const stage = useValue('player', (state) => state.stage);
  const head = useValue('selection', (state) => state.head);
  if (!place || !choice) return null;
  const words = { t, format };
  switch (stage.kind) {
    case 'tokenize':
    case 'embed':
    case 'attention':
    case 'mlp':
    case 'unembed':
      return describeNetwork(stage, place, head, words);
    case 'temperature':
    case 'filter':
    case 'softmax':
    case 'draw':
    case 'append':
      return describeChoice(stage.kind, place, choice, words);
  }
}
