/** Where a model's files are, and under which addresses the library asks for them. */
import { EngineError } from '@/engine/EngineError.ts';
import type { FilesSource, ModelSource } from '@/engine/protocol.ts';
import { ALL_NETWORKS, networkAt, PLAIN_NETWORKS, USUAL_NETWORKS } from '@/engine/worker/hub/exports.ts';
import type { NetworkFile } from '@/engine/worker/hub/exports.ts';
import { FILE_TEMPLATE, MODEL_ID, SMALL_FILES } from '@/engine/worker/hub/hub.ts';

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

/** Throws ModelNotFound for an id that can be none. */
export function placeOf(source: ModelSource, siteUrl: string): ModelPlace {
  const { id } = source;
  if (!MODEL_ID.test(id) || id.includes('..') || id.includes('--'))
    throw new EngineError('ModelNotFound', `"${id.slice(0, 120)}" is no name a model can have.`);
  if (source.kind === 'recording') throw new EngineError('ModelNotFound', 'A recording is no model that runs.');
  const host = source.kind === 'hub' ? hubUrl(source.hub) : siteUrl;
  const template = TEMPLATES[source.kind];
  const url = new URL(template.replace('{model}', id), host).href;
  return { id, host, template, url, networks: networksOf(source), keeps: source.kind === 'hub' };
}

function networksOf(source: ModelSource): readonly NetworkFile[] {
  if (source.kind !== 'hub' && source.kind !== 'folder') return PLAIN_NETWORKS;
  if (source.file === undefined) return source.kind === 'folder' ? ALL_NETWORKS : USUAL_NETWORKS;
  const chosen = networkAt(source.file);
  if (!chosen) throw new EngineError('ModelNotFound', `"${source.file.slice(0, 120)}" is no name of a network.`);
  return [chosen];
}

/** Below the site's directory or the Hub. Nothing is asked of a server for `files`, but the library wants an address. */
const TEMPLATES: { readonly [Kind in FilesSource['kind']]: string } = {
  embedded: 'models/{model}/',
  hub: FILE_TEMPLATE,
  files: 'opened/{model}/',
  folder: 'opened/{model}/',
};

type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>;

/** Answers for the files at hand; undefined when there are none, and every file is fetched. */
export function fetchAtHand(source: ModelSource, place: ModelPlace, fetchElse: Fetch = fetch): Fetch | undefined {
  if (source.kind !== 'files' && source.kind !== 'folder') return undefined;
  const bodies = new Map<string, { readonly body: BodyInit; readonly length: number }>();
  if (source.kind === 'folder')
    for (const { path, blob } of source.files) bodies.set(place.url + path, { body: blob, length: blob.size });
  else
    for (const { path, bytes } of source.files)
      bodies.set(place.url + path, { body: bytes as Uint8Array<ArrayBuffer>, length: bytes.length });
  return (input, init) => {
    const url = String(input);
    if (!url.startsWith(place.url)) return fetchElse(input, init);
    const found = bodies.get(url);
    if (!found) return Promise.resolve(new Response(null, { status: 404 }));
    return Promise.resolve(new Response(found.body, { headers: { 'content-length': String(found.length) } }));
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
