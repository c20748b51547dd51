/** What the visitor looks at: a page, a head, a query token, a candidate; and how pictures are drawn. */
import { createStore } from 'zustand/vanilla';
import { head, layer, type Head, type Layer, type Position, type TokenId } from '@/model/axes.ts';

/** The places of the page: where a trained model is looked into, where a small one is trained, where one learns how all of it works, where a text becomes numbers, and where lessons are made. */
export const PAGES = ['workbench', 'training', 'learn', 'tokens', 'teach'] as const;
export type Page = (typeof PAGES)[number];

/** How near the middle of the page looks: at the whole model, at one block, at one head. */
export const ZOOMS = ['model', 'block', 'head'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** How much of a page is shown: a view stands at its own depth and at all that come after it. */
export const DEPTHS = ['basics', 'inside', 'everything'] as const;
export type Depth = (typeof DEPTHS)[number];

/** What the end of the page shows of what comes out: the next token, who made it, or two outcomes side by side. */
export const OUTCOMES = ['next', 'attribution', 'compare'] as const;

/** What stands below the prompt: the stage explained, the experiment, or the tree of texts. */
export const GUIDES = ['explain', 'whatif', 'branches'] as const;

export interface SelectionState {
  readonly layer: Layer;
  readonly head: Head;
  /** True once the visitor chose a head: from then on none is chosen for them. */
  readonly isHeadChosen: boolean;
  /** The query whose row is explained; null means the last token. */
  readonly query: Position | null;
  /** The key under the pointer or focus, with its query; any view may light it. */
  readonly hovered: { readonly query: Position | null; readonly key: Position | null };
  /** The candidate whose arithmetic is open; null means the most likely one. */
  readonly candidate: TokenId | null;
  readonly isSinkDimmed: boolean;
  readonly isScaleSquareRoot: boolean;
  readonly isSurprisalShown: boolean;
  readonly page: Page;
  readonly zoom: Zoom;
  /** The view chosen at the end of the page, by its id. */
  readonly outcome: string;
  /** The view chosen below the prompt, by its id. */
  readonly guide: string;
  readonly depth: Depth;
  /** Views that are not shown whatever the depth, by their ids. */
  readonly hidden: readonly string[];
  /** In a page of somebody else: these views alone, and no header. Empty: the whole page. */
  readonly embedded: readonly string[];
  /** The answer is covered, wherever it stands, until a prediction was made. */
  readonly isVeiled: boolean;
  setHead(layer: Layer, head: Head, isHeadChosen: boolean): void;
  setQuery(query: Position | null): void;
  hover(query: Position | null, key: Position | null): void;
  setCandidate(candidate: TokenId | null): void;
  setSinkDimmed(on: boolean): void;
  setScaleSquareRoot(on: boolean): void;
  setSurprisalShown(on: boolean): void;
  setPage(page: Page): void;
  setZoom(zoom: Zoom): void;
  setOutcome(view: string): void;
  setGuide(view: string): void;
  setDepth(depth: Depth): void;
  setHidden(views: readonly string[]): void;
  setEmbedded(views: readonly string[]): void;
  setVeiled(on: boolean): void;
}

export type SelectionStore = ReturnType<typeof createSelection>;

export function createSelection() {
  return createStore<SelectionState>()((set) => ({
    layer: layer(0),
    head: head(0),
    isHeadChosen: false,
    query: null,
    hovered: { query: null, key: null },
    candidate: null,
    isSinkDimmed: true,
    isScaleSquareRoot: false,
    isSurprisalShown: false,
    page: 'workbench',
    zoom: 'model',
    outcome: 'next',
    guide: 'explain',
    depth: 'everything',
    hidden: [],
    embedded: [],
    isVeiled: false,
    setHead: (layer, head, isHeadChosen) => set({ layer, head, isHeadChosen }),
    setQuery: (query) => set({ query }),
    hover: (query, key) => set({ hovered: { query, key } }),
    setCandidate: (candidate) => set({ candidate }),
    setSinkDimmed: (isSinkDimmed) => set({ isSinkDimmed }),
    setScaleSquareRoot: (isScaleSquareRoot) => set({ isScaleSquareRoot }),
    setSurprisalShown: (isSurprisalShown) => set({ isSurprisalShown }),
    setPage: (page) => set({ page }),
    setZoom: (zoom) => set({ zoom }),
    setOutcome: (outcome) => set({ outcome }),
    setGuide: (guide) => set({ guide }),
    setDepth: (depth) => set({ depth }),
    setHidden: (hidden) => set({ hidden }),
    setEmbedded: (embedded) => set({ embedded }),
    setVeiled: (isVeiled) => set({ isVeiled }),
  }));
}
