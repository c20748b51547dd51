/**
 * The models on the menu. Sizes of Hub files are asked of the Hub when the visitor chooses one;
 * what is written here follows from the number of parameters at about one byte each.
 */
import type { ModelSource } from '@/engine/protocol.ts';

export interface CatalogEntry {
  /** Key of its texts in the catalog of messages. */
  readonly key: 'embedded' | 'distilgpt2' | 'gpt2' | 'gpt2Medium';
  readonly id: string;
  readonly kind: 'embedded' | 'hub';
  /** Parameters, in millions. */
  readonly parametersMillion: number;
  readonly layers: number;
  readonly heads: number;
  /** Expected download, in megabytes: from, to. Null for what comes with the page. */
  readonly megabytes: readonly [number, number] | null;
}

/** The unembedding repeats the token embedding in some exports, which explains the range. */
export const CATALOG: readonly CatalogEntry[] = [
  { key: 'embedded', id: 'glassbox-2', kind: 'embedded', parametersMillion: 4.3, layers: 6, heads: 6, megabytes: null },
  {
    key: 'distilgpt2',
    id: 'Xenova/distilgpt2',
    kind: 'hub',
    parametersMillion: 82,
    layers: 6,
    heads: 12,
    megabytes: [82, 125],
  },
  { key: 'gpt2', id: 'Xenova/gpt2', kind: 'hub', parametersMillion: 124, layers: 12, heads: 12, megabytes: [124, 165] },
  {
    key: 'gpt2Medium',
    id: 'Xenova/gpt2-medium',
    kind: 'hub',
    parametersMillion: 355,
    layers: 24,
    heads: 16,
    megabytes: [355, 410],
  },
];

/** Models that came with earlier versions of the page, by the names that links and recordings have for them. */
export const FORMER_MODELS: readonly string[] = ['glassbox-1'];

export const EMBEDDED: ModelSource = { kind: 'embedded', id: 'glassbox-2' };

/** A model that the owner has put into the site (`npm run model`). */
export interface SiteModel {
  readonly id: string;
  /** Of all its files. */
  readonly bytes: number;
  readonly layers: number;
  readonly heads: number;
  readonly parameters: number;
  /** Whether its inside can be shown. */
  readonly isOpen: boolean;
  /** A short name such as `mit`; null where nothing is said. */
  readonly licence: string | null;
}

/** What a site owner can set in `glassbox.json` beside index.html. */
export interface Site {
  /** Address of the Hub or of a mirror with the same paths. */
  readonly hub: string;
  /** Address of the site's own models, which lie in the same paths. */
  readonly own: string;
  readonly models: readonly SiteModel[];
}

export const DEFAULT_SITE: Site = { hub: 'https://huggingface.co/', own: '', models: [] };

/** An owner and a name, as on the Hub. */
const HUB_ID = /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/;

/** A model by the name it has in links; null for one that is neither on the menu nor can be on the Hub. */
export function findSource(id: string, site: Site): ModelSource | null {
  // What the site has of its own is not asked of anybody else.
  if (site.models.some((model) => model.id === id)) return { kind: 'hub', id, hub: site.own };
  const entry = CATALOG.find((known) => known.id === id);
  if (!entry && !HUB_ID.test(id)) return null;
  return entry?.kind === 'embedded' ? { kind: 'embedded', id } : { kind: 'hub', id, hub: site.hub };
}
