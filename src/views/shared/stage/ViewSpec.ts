/**
 * A page as data: a stage is a list of zones and a list of views, and a view is a folder whose index.ts says what
 * stands here. The workbench, the training page, a lesson or one panel in a frame are such lists over the same
 * views. Leaves out how a stage is drawn (Stage.tsx), and where its zones lie on the screen (the style sheet of a page).
 */
import type { FlatNamespace, ParseKeys } from 'i18next';
import type { ComponentType } from 'react';
import type { FetchedAhead } from '@/elements/lazyAgain.tsx';
import type { Depth } from '@/store/selection.ts';

/** Words by their key in the catalog, with the namespace: "prompt:heading". */
export type WordsKey = ParseKeys<FlatNamespace[]>;

/** What a view may ask of the model. A model whose graph could not be opened tells neither. */
export type Capability = 'attention' | 'trace';

export interface ViewProps {
  /** At the end of the line of tabs of which this view is one, a place for its mark and its controls. Null until it is there. */
  readonly tabEnd?: HTMLElement | null;
}

export interface ViewSpec {
  /** Unique on its stage. Links, `hidden` and the choice of a tab name the view by it. */
  readonly id: string;
  /** Its name, and the words of its tab where it is one of several. */
  readonly title: WordsKey;
  /** Tooltip of the tab. */
  readonly hint?: WordsKey;
  /** The id of the zone where it stands. */
  readonly zone: string;
  /** What its numbers are made of; null where tokens and probabilities, or none, are enough. */
  readonly needs: Capability | null;
  /** Where the model cannot tell what the view needs, it stands all the same and says so; otherwise it is left out. */
  readonly saysWhatLacks?: boolean;
  /** Whether its code is fetched when it is shown first. `Component` is then made by `lazyAgain`. */
  readonly lazy: boolean;
  /** Where a part of it is: fetches that part before it is shown. */
  readonly fetchAhead?: () => Promise<void>;
  /** The least depth at which it is shown. */
  readonly depth: Depth;
  /** It tells what comes next: while the answer is covered, it is. */
  readonly reveals?: boolean;
  readonly Component: ComponentType<ViewProps> & Partial<FetchedAhead>;
}

export interface ZoneSpec {
  readonly id: string;
  /** `all` its views, one after the other; one of them under `tabs`; or one inside a view of another zone (`slot`, useSlot). */
  readonly shows: 'all' | 'tabs' | 'slot';
  readonly className?: string | undefined;
  /** Of the tabs as a group. */
  readonly label?: WordsKey;
  /** Said while a view is fetched. */
  readonly waiting?: WordsKey;
  /** The tabs leave room for a view's controls at the end of their line. */
  readonly hasTabEnd?: boolean;
  /** The chosen view is as tall as the zone and scrolls inside; otherwise it is as tall as it is. */
  readonly isFilled?: boolean;
  /** An id in the document, where links within the page lead. */
  readonly anchor?: string;
}

export interface StageSpec {
  /** In the order in which they are read. */
  readonly zones: readonly ZoneSpec[];
  readonly views: readonly ViewSpec[];
}

/** Which view of a zone is chosen, and how another one is. An id that no view on show has chooses the first (in a slot, none). */
export interface Choice {
  readonly chosen: string;
  choose(id: string): void;
}
/** By the ids of zones. */
export type Choices = Readonly<Record<string, Choice>>;
