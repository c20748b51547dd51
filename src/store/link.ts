/** What is to be said about links: of the one that was opened, and of the one that is about to be copied. */
import { createStore } from 'zustand/vanilla';
import type { ModelSource } from '@/engine/protocol.ts';
import type { LeftOut, Unheld } from './scene/leftOut.ts';

/** A link names a model that would have to be fetched from elsewhere. */
export interface LinkQuestion {
  readonly source: ModelSource;
  /** This browser kept it, and has dropped it: nobody removed it. */
  readonly wasKept: boolean;
  /** The link itself; until the visitor changes something it is what the page stands for. */
  readonly address: string;
  readonly prompt: string;
  /** Fetch the model, and show with it what the link shows. */
  load(): Promise<void>;
}

/** A link that cannot simply be copied: it does not hold everything, or the clipboard is closed to the page. */
export interface LinkOffer {
  readonly address: string;
  readonly unheld: readonly Unheld[];
  readonly isClipboardClosed: boolean;
}

export interface LinkState {
  /** What was left out of the link that was opened last. */
  readonly leftOut: readonly LeftOut[];
  readonly question: LinkQuestion | null;
  readonly offer: LinkOffer | null;
  tell(leftOut: readonly LeftOut[]): void;
  ask(question: LinkQuestion | null): void;
  propose(offer: LinkOffer | null): void;
}

export type LinkStore = ReturnType<typeof createLink>;

export function createLink() {
  return createStore<LinkState>()((set) => ({
    leftOut: [],
    question: null,
    offer: null,
    tell: (leftOut) => set({ leftOut }),
    ask: (question) => set({ question }),
    propose: (offer) => set({ offer }),
  }));
}
