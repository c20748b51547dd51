/** How the panels of the workbench show what they show: what is opened, from where on, and which of them are there at all. */
import { createStore } from 'zustand/vanilla';
import type { Position } from '@/model/axes.ts';

/** What stands below the map of a head. */
export const LOWERS = ['lines', 'arithmetic'] as const;

/** The steps of a head's arithmetic, in their order; each shows the columns up to its own. */
export const ARITHMETIC_STEPS = ['dot', 'scale', 'mask', 'softmax', 'values'] as const;

/** Which run the picture shows while an experiment has a result: the model as it is, as it was changed, or what that changed. */
export const PICTURE_SIDES = ['before', 'after', 'difference'] as const;
export type PictureSide = (typeof PICTURE_SIDES)[number];

export interface Panels {
  /** Attention weight from which on the picture draws an arc. */
  readonly arcThreshold: number;
  readonly pictureSide: PictureSide;
  readonly lower: (typeof LOWERS)[number];
  readonly arithmeticStep: (typeof ARITHMETIC_STEPS)[number];
  /** The pair of tokens whose arithmetic is explained; null: the strongest key of the query. */
  readonly explained: { readonly query: Position; readonly key: Position } | null;
  /** The row of the explained key is opened to its products. */
  readonly areProductsOpen: boolean;
  readonly isWeightsTableOpen: boolean;
  readonly isAttributionTable: boolean;
  readonly showsManyCandidates: boolean;
  /** Whether the controls of the draw are unfolded; null until someone says so: then the depth decides. */
  readonly areControlsOpen: boolean | null;
}

export interface PanelsState extends Panels {
  set<Name extends keyof Panels>(name: Name, value: Panels[Name]): void;
}

export type PanelsStore = ReturnType<typeof createPanels>;

export const DEFAULT_PANELS: Panels = {
  arcThreshold: 0.25,
  pictureSide: 'after',
  lower: 'lines',
  arithmeticStep: 'values',
  explained: null,
  areProductsOpen: false,
  isWeightsTableOpen: false,
  isAttributionTable: false,
  showsManyCandidates: false,
  areControlsOpen: null,
};

export function createPanels() {
  return createStore<PanelsState>()((set) => ({
    ...DEFAULT_PANELS,
    set: (name, value) => set({ [name]: value } as Partial<PanelsState>),
  }));
}
