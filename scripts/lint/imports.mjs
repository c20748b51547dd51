/**
 * Every import of src, held to the rooms (rooms.mjs) and to having no circles (cycles.mjs): `node
 * scripts/lint/imports.mjs`, part of `npm run check`. Imports of types count. They vanish from the built page, but a
 * reader who follows one still needs the file behind it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../run.mjs';
import { betweenFolders, findCycles } from './cycles.mjs';
import { pathOf, readImports } from './readImports.mjs';
import { refuse } from './rooms.mjs';

/** @typedef {Map<string, import('./readImports.mjs').Import[]>} Files */

/**
 * The files of src with what they import. Paths from the top, with slashes.
 * @returns {Files}
 */
export function readFiles() {
  const names = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  return new Map(
    names.map((name) => {
      const file = `src/${name.replaceAll('\\', '/')}`;
      return [file, readImports(file, readFileSync(ROOT + file, 'utf8'))];
    }),
  );
}

/**
 * For each file those of them that it imports.
 * @param {Files} files
 * @returns {import('./cycles.mjs').Graph}
 */
export function graphOf(files) {
  return new Map(
    [...files].map(([file, imports]) => {
      const paths = imports.flatMap(({ name }) => pathOf(file, name) ?? []);
      return [file, new Set(paths.filter((path) => files.has(path)))];
    }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = readFiles();
  const refused = [...files].flatMap(([file, imports]) =>
    imports.flatMap(({ name, line }) => refuse(file, name).map((why) => `${file}:${line} imports ${name}\n  ${why}\n`)),
  );
  const graph = graphOf(files);
  const cycles = [...findCycles(graph), ...findCycles(betweenFolders(graph))];
  for (const each of refused) console.error(each);
  for (const cycle of cycles) console.error(`A circle of imports: ${cycle.join('\n  → ')}\n`);
  if (cycles.length > 0) console.error('What two need of each other belongs in a file that needs neither.');
  process.exitCode = refused.length + cycles.length > 0 ? 1 : 0;
}
