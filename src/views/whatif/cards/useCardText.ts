/** Opening and running a card that brings a text and an experiment of its own. */
import { head, layer } from '@/model/axes.ts';
import { NO_EXPERIMENT, type Experiment } from '@/model/experiment.ts';
import type { CardKey } from '@/store/experimentCards.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';

/** The visitor's own text while a card's is on show. */
export interface OwnText {
  /** Null while nothing of theirs had to make room. */
  readonly text: string | null;
  keep(): void;
  bringBack(): void;
}

interface CardContent {
  readonly key: CardKey;
  readonly text: string;
  /** Null when it cannot be made on this model. */
  readonly experiment: Experiment | null;
  /** The head to look at then. */
  readonly place: { readonly layer: number; readonly head: number } | null;
}

export function useCardText({ key, text, experiment, place }: CardContent, own: OwnText) {
  const stores = useStores();
  const { conductor, experimentCards, sequence } = stores;
  const prompt = useValue('sequence', (state) => state.prompt);
  const hasChanges = useValue('experiment', (state) => state.changes.length > 0);

  async function readText() {
    if (sequence.getState().draft === text && sequence.getState().cursor === 0) return;
    own.keep();
    await conductor.readPrompt(text);
  }

  function settle() {
    const cards = experimentCards.getState();
    cards.setOpen(key);
    const kind = experiment?.changes[0]?.kind;
    if (kind) cards.setKind(kind);
  }

  return {
    /** The text is the card's, and something is changed. */
    isAtWork: prompt === text && hasChanges,
    isTextHere: prompt === text,

    /** Its text is read, so that what is guessed about can be seen; what another card changed is taken back. */
    async toggle(isOpening: boolean) {
      if (!isOpening) return experimentCards.getState().setOpen(null);
      settle();
      if (!experiment) return;
      if (stores.experiment.getState().changes.length > 0) stores.experiment.getState().setExperiment(NO_EXPERIMENT);
      await readText();
    },

    async run() {
      settle();
      if (!experiment) return;
      await readText();
      if (place) conductor.selectHead(layer(place.layer), head(place.head));
      stores.experiment.getState().setExperiment(experiment);
      conductor.showOutcome('compare');
    },
  };
}
