/**
 * Models of the Hub and of its mirrors: a mirror has the same paths under another address. What was fetched is kept by
 * the browser, and then nobody is asked again.
 */
import { EngineError } from '@/engine/EngineError.ts';
import type { HubSource } from '@/engine/protocol.ts';
import { readDataParts } from '@/engine/worker/hub/dataFiles.ts';
import { holding, keepFile } from '@/engine/worker/load/keepFile.ts';
import type { KeptFile, ModelCache } from '@/engine/worker/load/ModelCache.ts';
import type { ModelPlace } from '@/engine/worker/load/modelFiles.ts';
import { askHub } from './askHub.ts';
import type { Asking, HubAnswer } from './askHub.ts';
import { describeExports, readSizes, requireExports, toCheck } from './describeModel.ts';
import { findExports } from '@/engine/worker/hub/exports.ts';
import type { FoundExport } from '@/engine/worker/hub/exports.ts';
import { SMALL_FILES } from '@/engine/worker/hub/hub.ts';
import { keptModels } from './keptModels.ts';
import { NO_CACHE } from './Source.ts';
import type { OpenedModel, OpenWork, Source } from './Source.ts';

/** What the browser says it may hold, and holds. */
type Estimate = () => Promise<{ readonly usage?: number; readonly quota?: number }>;

export interface HubSurroundings extends Omit<Asking, 'signal'> {
  readonly cache: ModelCache;
  readonly estimate: Estimate;
}

export function createHubSource({ cache, estimate, ...asking }: HubSurroundings): Source<'hub'> {
  /** By path below the model's directory. */
  async function keptBelow(place: ModelPlace): Promise<Map<string, KeptFile>> {
    const files = await cache.list();
    const below = files.filter(({ url }) => url.startsWith(place.url));
    return new Map(below.map((file) => [file.url.slice(place.url.length), file]));
  }

  async function describeKept(source: HubSource, place: ModelPlace) {
    const kept = await keptBelow(place);
    const config = await (await cache.find(`${place.url}config.json`))?.arrayBuffer();
    const isWhole = (path: string) => kept.get(path)?.isWhole === true;
    if (!config || !SMALL_FILES.every(isWhole)) return null;
    const found = findExports([...kept.keys()].filter(isWhole), readDataParts(config)).filter(
      ({ file, data }) => data.every(isWhole) && (source.file === undefined || source.file === file.path),
    );
    return found.length > 0 ? { kept, config, found } : null;
  }

  async function sizeKept(source: HubSource, place: ModelPlace) {
    const known = await describeKept(source, place);
    if (!known) throw new EngineError('ModelNotFound', `Of ${place.url} not enough is kept.`);
    const sizeOf = (path: string) => {
      const bytes = known.kept.get(path)?.bytes ?? 0;
      return { bytes, kept: bytes };
    };
    return toCheck(readSizes(known.config), describeExports(known.found, SMALL_FILES, sizeOf));
  }

  return {
    list: async () => keptModels(await cache.list()),

    async size(source, place, { signal, isOffline = false }) {
      if (isOffline) return sizeKept(source, place);
      let answer: HubAnswer;
      try {
        answer = await askHub(place, { ...asking, signal });
      } catch (error) {
        if (signal.aborted) throw error;
        // What is kept can be used whatever its host says now.
        return await sizeKept(source, place).catch(() => {
          throw error;
        });
      }
      const kept = await keptBelow(place);
      const bytesOf = new Map(answer.files.map(({ path, bytes }) => [path, bytes]));
      const found = exportsOf(answer, place);
      const exports = describeExports(found, SMALL_FILES, (path) => {
        const mine = kept.get(path);
        // Of what lies here whole its own size counts: a host that packs small files does not say it.
        return mine?.isWhole
          ? { bytes: mine.bytes, kept: mine.bytes }
          : { bytes: bytesOf.get(path) ?? null, kept: mine?.bytes ?? 0 };
      });
      return toCheck(readSizes(answer.config), exports);
    },

    async open(source, place, work) {
      const kept = source.keeps === false ? null : await describeKept(source, place);
      const [whole] = kept?.found ?? [];
      if (whole) return fromKept(whole, cache, work);
      const answer = await askHub(place, { ...asking, signal: work.signal });
      const chosen = chooseExport(exportsOf(answer, place), source, place);
      const wanted = [chosen.file.path, ...chosen.data];
      const fileAt = new Map(answer.files.map((file) => [file.path, file]));
      const expected = (path: string) => {
        const { bytes = null, sha256 = null } = fileAt.get(path) ?? {};
        return { bytes, sha256 };
      };
      const canKeep = source.keeps !== false && (await cache.partsOf(place.url)) !== null;
      for (const path of [...SMALL_FILES, ...wanted]) work.bytes.expect(place.url + path, expected(path).bytes);
      if (!canKeep) {
        for (const path of wanted) work.download.expect(place.url + path, expected(path));
        return { networks: [chosen.file], cache: NO_CACHE, dataFiles: chosen.data.length };
      }
      await requireRoom(await keptBelow(place), wanted.map(expected), wanted);
      await Promise.all([keepSmall(place, answer, work), keepLarge(place, wanted, expected, work)]);
      // They are counted as they came.
      return { networks: [chosen.file], cache, dataFiles: chosen.data.length };
    },

    async forget(_, place, unfinished) {
      const kept = await keptBelow(place);
      // A download of the same file, here or in another tab, ends first.
      for (const { url, isWhole } of kept.values()) if (!isWhole) await holding(url, null, () => Promise.resolve());
      await cache.forget(place.url, unfinished);
    },
  };

  async function keepSmall(place: ModelPlace, { config }: HubAnswer, { download, bytes }: OpenWork): Promise<void> {
    const keep = async (path: string) => {
      const url = place.url + path;
      const kept = await cache.sizeOf(url);
      if (kept) return bytes.begin(url, kept.bytes);
      if (path !== 'config.json') return cache.put(url, await download.get(url));
      const headers = { 'content-type': 'application/json', 'content-length': String(config.byteLength) };
      await cache.put(url, new Response(config, { headers }));
      bytes.set(url, config.byteLength);
      bytes.finish(url);
    };
    await Promise.all(SMALL_FILES.map(keep));
  }

  async function keepLarge(
    place: ModelPlace,
    paths: readonly string[],
    expected: (path: string) => { bytes: number | null; sha256: string | null },
    { download, bytes, signal }: OpenWork,
  ): Promise<void> {
    for (const path of paths) {
      const url = place.url + path;
      const parts = await cache.partsOf(url);
      const kept = await cache.sizeOf(url);
      if (kept?.isWhole) bytes.begin(url, kept.bytes);
      else if (parts) await keepFile(url, expected(path), { parts, download, bytes, signal });
    }
  }

  /** Throws StorageFull before anything is fetched that there is no room for. */
  async function requireRoom(
    kept: ReadonlyMap<string, KeptFile>,
    sizes: readonly { readonly bytes: number | null }[],
    paths: readonly string[],
  ): Promise<void> {
    const needed = sizes.reduce((sum, { bytes }, at) => sum + (bytes ?? 0) - (kept.get(paths[at]!)?.bytes ?? 0), 0);
    const { usage, quota } = await estimate().catch(() => ({ usage: undefined, quota: undefined }));
    if (usage === undefined || quota === undefined) return;
    const free = Math.max(0, quota - usage);
    if (needed > free)
      throw new EngineError('StorageFull', `${needed} bytes are to be kept; the browser has room for ${free}.`, {
        facts: { needed, free },
      });
  }
}

function exportsOf({ files, parts }: HubAnswer, place: ModelPlace): FoundExport[] {
  const paths = files.map(({ path }) => path);
  const missing = SMALL_FILES.filter((path) => !paths.includes(path));
  const found = requireExports(findExports(paths, parts), paths, place.url);
  if (missing.length > 0) throw new EngineError('ModelNotFound', `${place.url} has no ${missing.join(', ')}.`);
  return found;
}

function chooseExport(found: readonly FoundExport[], { file }: HubSource, place: ModelPlace): FoundExport {
  const chosen = found.find((one) => file === undefined || one.file.path === file);
  if (chosen) return chosen;
  const has = found.map((one) => one.file.path).join(', ');
  throw new EngineError('NoOnnxFiles', `${place.url} has ${has}; not ${String(file)}.`);
}

function fromKept({ file, data }: FoundExport, cache: ModelCache, { bytes, download }: OpenWork): OpenedModel {
  return {
    networks: [file],
    dataFiles: data.length,
    cache: {
      put: (url, response) => cache.put(url, response),
      async match(url) {
        const found = await cache.find(url);
        if (!found || !url.includes('.onnx')) return found && download.count(url, found);
        // It is not read here but where it lies, piece by piece.
        bytes.markCached();
        bytes.begin(url, Number(found.headers.get('content-length') ?? 0));
        return found;
      },
    },
  };
}
