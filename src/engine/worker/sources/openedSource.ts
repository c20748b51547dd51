/** Files at hand: a folder from the visitor's disk, or a model that was trained on this page. No server is asked. */
import { EngineError } from '@/engine/EngineError.ts';
import type { FolderSource, ModelSource } from '@/engine/protocol.ts';
import { readDataParts } from '@/engine/worker/hub/dataFiles.ts';
import type { ModelPlace } from '@/engine/worker/load/modelFiles.ts';
import { describeExports, readSizes, requireExports, toCheck } from './describeModel.ts';
import { findExports } from '@/engine/worker/hub/exports.ts';
import { SMALL_FILES } from '@/engine/worker/hub/hub.ts';
import { KEEPS_NOTHING, NO_CACHE } from './Source.ts';
import type { Source } from './Source.ts';

interface AtHand {
  readonly config: ArrayBuffer;
  readonly sizes: ReadonlyMap<string, number>;
}

async function look(source: Extract<ModelSource, { kind: 'files' | 'folder' }>): Promise<AtHand> {
  const bodies = new Map<string, Blob>(
    source.kind === 'folder'
      ? source.files.map(({ path, blob }) => [path, blob])
      : source.files.map(({ path, bytes }) => [path, new Blob([bytes as Uint8Array<ArrayBuffer>])]),
  );
  const config = bodies.get('config.json');
  if (!config) throw new EngineError('ModelNotFound', 'There is no config.json among these files.');
  return {
    config: await config.arrayBuffer(),
    sizes: new Map([...bodies].map(([path, { size }]) => [path, size])),
  };
}

async function findAll(source: FolderSource, where: string) {
  const { config, sizes } = await look(source);
  readSizes(config);
  const paths = [...sizes.keys()];
  const found = requireExports(findExports(paths, readDataParts(config)), paths, where);
  const missing = SMALL_FILES.filter((path) => !sizes.has(path));
  if (missing.length > 0)
    throw new EngineError('ModelNotFound', `There is no ${missing.join(' and no ')} among these files.`);
  return { config, sizes, found };
}

export const folderSource: Source<'folder'> = {
  ...KEEPS_NOTHING,

  async size(source, place) {
    const { config, sizes, found } = await findAll(source, nameOf(source, place));
    const sizeOf = (path: string) => ({ bytes: sizes.get(path) ?? 0, kept: sizes.get(path) ?? 0 });
    return toCheck(readSizes(config), describeExports(found, SMALL_FILES, sizeOf));
  },

  async open(source, place, { bytes }) {
    const { sizes, found } = await findAll(source, nameOf(source, place));
    const chosen = found.find(({ file }) => source.file === undefined || file.path === source.file);
    if (!chosen) throw new EngineError('NoOnnxFiles', `${nameOf(source, place)} has no ${String(source.file)}.`);
    for (const path of [...SMALL_FILES, chosen.file.path, ...chosen.data])
      bytes.expect(place.url + path, sizes.get(path) ?? null);
    const blobs = new Map(source.files.map(({ path, blob }) => [place.url + path, blob]));
    const cache = {
      ...NO_CACHE,
      // As it lies on the disk: what goes through the counting of a download is copied on its way.
      match(url: string) {
        const blob = blobs.get(url);
        if (blob) bytes.begin(url, blob.size);
        return Promise.resolve(blob && new Response(blob, { headers: { 'content-length': String(blob.size) } }));
      },
    };
    return { networks: [chosen.file], cache, dataFiles: chosen.data.length };
  },
};

const nameOf = ({ name }: FolderSource, { id }: ModelPlace) => `The folder "${name}" (${id})`;

export const trainedSource: Source<'files'> = {
  ...KEEPS_NOTHING,

  async size(source, place) {
    const { config, sizes } = await look(source);
    const found = findExports(
      place.networks.map(({ path }) => path),
      null,
    );
    const sizeOf = (path: string) => ({ bytes: sizes.get(path) ?? 0, kept: sizes.get(path) ?? 0 });
    return toCheck(readSizes(config), describeExports(found, SMALL_FILES, sizeOf));
  },

  open: (_, place) => Promise.resolve({ networks: place.networks, cache: NO_CACHE }),
};
