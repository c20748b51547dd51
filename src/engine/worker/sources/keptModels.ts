/** The models among the files that this browser keeps. */
import type { KeptModel } from '@/engine/protocol.ts';
import type { KeptFile } from '@/engine/worker/load/ModelCache.ts';
import { findExports } from '@/engine/worker/hub/exports.ts';
import { SMALL_FILES } from '@/engine/worker/hub/hub.ts';

/** An address as FILE_TEMPLATE makes it: where models are, an id of one or two parts, a path. */
const ADDRESS = /^(https?:\/\/[^/]+\/(?:.+?\/)??)([^/]+\/[^/]+|[^/]+)\/resolve\/main\/(.+)$/;

const sum = (paths: readonly string[], files: ReadonlyMap<string, KeptFile>) =>
  paths.reduce((bytes, path) => bytes + (files.get(path)?.bytes ?? 0), 0);

export function keptModels(files: readonly KeptFile[]): KeptModel[] {
  const models = new Map<string, { hub: string; id: string; files: Map<string, KeptFile> }>();
  for (const file of files) {
    const [, hub, id, path] = ADDRESS.exec(file.url) ?? [];
    if (hub === undefined || id === undefined || path === undefined) continue;
    const key = hub + id;
    const model = models.get(key) ?? { hub, id, files: new Map<string, KeptFile>() };
    model.files.set(path, file);
    models.set(key, model);
  }
  return [...models.values()].flatMap(({ hub, id, files }) => {
    const all = [...files.values()];
    const isWhole = (path: string) => files.get(path)?.isWhole === true;
    const found = findExports([...files.keys()], null);
    if (found.length === 0) return [];
    return [
      {
        source: { kind: 'hub', id, hub } as const,
        bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
        totalBytes: all.reduce<number | null>(
          (sum, { totalBytes }) => (sum === null || totalBytes === null ? null : sum + totalBytes),
          0,
        ),
        exports: SMALL_FILES.every(isWhole)
          ? found
              .filter(({ file, data }) => [file.path, ...data].every(isWhole))
              .map(({ file: { path, dtype }, data }) => ({ path, dtype, bytes: sum([path, ...data], files) }))
          : [],
      },
    ];
  });
}
