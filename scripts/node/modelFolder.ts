/** A model's files on this machine, in the layout of a Hub repository: which there are, and which network is meant. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { EngineError } from '@/engine/EngineError.ts';
import { readDataParts } from '@/engine/worker/hub/dataFiles.ts';
import { findExports, type FoundExport } from '@/engine/worker/hub/exports.ts';
import { SMALL_FILES } from '@/engine/worker/hub/hub.ts';

/** Paths below the folder, with slashes. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The best network that is whole, or the one of this path; null when the folder has not all that it needs. */
export function findNetwork(folder: string, path?: string): FoundExport | null {
  const files = listFiles(folder);
  if (!SMALL_FILES.every((file) => files.includes(file))) return null;
  const config = readFileSync(join(folder, 'config.json'));
  const parts = readDataParts(Uint8Array.from(config).buffer);
  return chooseNetwork(findExports(files, parts), path) ?? null;
}

/** Of those that are whole the best that can be run here, or the one of this path. */
export function chooseNetwork(found: readonly FoundExport[], path?: string): FoundExport | undefined {
  const whole = found.filter(({ missing }) => missing.length === 0);
  return whole.find(({ file }) => path === undefined || file.path === path);
}

export function requireNetwork(folder: string, path?: string): FoundExport {
  const found = findNetwork(folder, path);
  if (found) return found;
  throw new EngineError(
    'NoOnnxFiles',
    `${folder} has no ${path ?? 'network that can be run'}, or not all of its files.`,
  );
}
