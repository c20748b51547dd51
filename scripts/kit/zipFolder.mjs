/**
 * A folder as a zip, the same bytes for the same files: names in one order, one date, the packing of one library whatever
 * the system. Leaves out: parts of more than a file can hold here (kit.mjs says so before).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

/** The first date that a zip can name. In local time, as zips have it, so it is the same everywhere. */
const DATE = new Date(1980, 0, 1);
/** In zips of Unix the upper half of a file's attributes is its mode. */
const UNIX = 3;
const FILE_MODE = 0o100644;
const PROGRAM_MODE = 0o100755;
/** Packed already. */
const STORED = new Set(['.gz', '.png', '.woff2', '.zip']);

/** Paths below a folder, with slashes. @param {string} folder @returns {string[]} */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}

/**
 * @param {ReadonlyMap<string, string | Uint8Array>} files by their names in the zip; a text is what is in it
 * @param {(name: string) => boolean} isProgram
 * @returns {Uint8Array}
 */
export function zipFiles(files, isProgram) {
  /** @type {import('fflate').Zippable} */
  const entries = {};
  for (const name of [...files.keys()].sort()) {
    const given = files.get(name) ?? '';
    const bytes = typeof given === 'string' ? strToU8(given) : given;
    const attrs = (isProgram(name) ? PROGRAM_MODE : FILE_MODE) << 16;
    entries[name] = [bytes, { level: STORED.has(extname(name)) ? 0 : 6, mtime: DATE, os: UNIX, attrs }];
  }
  return zipSync(entries);
}

/** @param {string} folder @param {string} name @returns {Uint8Array} */
export const readBytes = (folder, name) => new Uint8Array(readFileSync(join(folder, name)));
