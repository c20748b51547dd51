/** Where a model's files are, and which of several names the network has. Exporters renamed it over the years. */
import { EngineError } from '@/engine/EngineError.ts';
import type { ModelSource } from '@/engine/protocol.ts';
import type { ModelCache } from './ModelCache.ts';

/** Names as transformers.js takes them apart: `onnx/{base}{suffix of dtype}.onnx`. */
export interface NetworkFile {
  readonly base: string;
  readonly dtype: 'fp32' | 'q8';
  readonly path: string;
}

const file = (base: string, dtype: 'fp32' | 'q8'): NetworkFile => ({
  base,
  dtype,
  path: `onnx/${base}${dtype === 'q8' ? '_quantized' : ''}.onnx`,
});

/** In the order in which they are tried. Unquantized files come last: they are four times as large. */
const HUB_NETWORKS: readonly NetworkFile[] = [
  file('model', 'q8'),
  file('decoder_model_merged', 'q8'),
  file('model', 'fp32'),
  file('decoder_model_merged', 'fp32'),
];
const PLAIN_NETWORKS: readonly NetworkFile[] = [file('model', 'fp32')];

export const SMALL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

export interface ModelPlace {
  readonly id: string;
  /** Where models are, ending in a slash, and how a model's directory is named there: the library's two settings. */
  readonly host: string;
  readonly template: string;
  /** The directory of the model, ending in a slash. */
  readonly url: string;
  readonly networks: readonly NetworkFile[];
  /** Whether the browser should keep the files. The site's own are kept by its service worker. */
  readonly keeps: boolean;
}

/** What is to be fetched, supposing that the first of the names is the network's. */
export function filesOf(networks: readonly NetworkFile[]): string[] {
  return [...SMALL_FILES, ...networks.slice(0, 1).map(({ path }) => path)];
}

/** The names a network can have, those that are kept already first. */
export async function keptFirst(place: ModelPlace, cache: ModelCache): Promise<readonly NetworkFile[]> {
  const kept = await Promise.all(place.networks.map(({ path }) => cache.find(place.url + path)));
  return [...place.networks.filter((_, i) => kept[i]), ...place.networks.filter((_, i) => !kept[i])];
}

/** As strict as the Hub: an owner and a name, no path. */
const MODEL_ID = /^[\w-][\w.-]{0,95}(?:\/[\w-][\w.-]{0,95})?$/;

/** Throws ModelNotFound for an id that can be none. */
export function placeOf(source: ModelSource, siteUrl: string): ModelPlace {
  const { id } = source;
  if (!MODEL_ID.test(id) || id.includes('..') || id.includes('--'))
    throw new EngineError('ModelNotFound', `"${id.slice(0, 120)}" is no name a model can have.`);
  const isHub = source.kind === 'hub';
  const host = isHub ? hubUrl(source.hub) : siteUrl;
  if (source.kind === 'recording') throw new EngineError('ModelNotFound', 'A recording is no model that runs.');
  const template = TEMPLATES[source.kind];
  const url = new URL(template.replace('{model}', id), host).href;
  return { id, host, template, url, networks: isHub ? HUB_NETWORKS : PLAIN_NETWORKS, keeps: isHub };
}

/** Below the site's directory or the Hub. Nothing is asked of a server for `files`, but the library wants an address. */
const TEMPLATES: { readonly [Kind in Exclude<ModelSource['kind'], 'recording'>]: string } = {
  embedded: 'models/{model}/',
  hub: '{model}/resolve/main/',
  files: 'opened/{model}/',
};

type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>;

/** Answers for the files at hand; undefined when there are none, and every file is fetched. */
export function fetchAtHand(source: ModelSource, place: ModelPlace, fetchElse: Fetch = fetch): Fetch | undefined {
  if (source.kind !== 'files') return undefined;
  const bytesOf = new Map(source.files.map(({ path, bytes }) => [place.url + path, bytes]));
  return (input, init) => {
    const url = String(input);
    if (!url.startsWith(place.url)) return fetchElse(input, init);
    const bytes = bytesOf.get(url);
    if (!bytes) return Promise.resolve(new Response(null, { status: 404 }));
    const headers = { 'content-length': String(bytes.length) };
    return Promise.resolve(new Response(bytes as Uint8Array<ArrayBuffer>, { headers }));
  };
}

/** The Hub's origin and path, ending in a slash. */
export function hubUrl(hub: string): string {
  const url = parse(hub.endsWith('/') ? hub : `${hub}/`);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new EngineError('ModelNotFound', `"${hub.slice(0, 120)}" is no address of a model host.`);
  return url.href;
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
