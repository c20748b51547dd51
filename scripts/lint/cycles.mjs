/**
 * No circle of imports, among files and among folders that stand side by side: `node scripts/lint/cycles.mjs`, part
 * of `npm run check`. Imports of types count. They vanish from the built page, but a reader who follows one still
 * needs the file behind it; ESLint's rule leaves them out. Leaves out a folder and the folders inside it: a file
 * beside a folder may be what the folder is made of, or what is made of it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { ROOT } from '../run.mjs';

/** @typedef {Map<string, Set<string>>} Graph For each file or folder, those it imports. */

/**
 * The files of src that each file of src imports, types and lazy imports too. Paths from the top, with slashes.
 * @returns {Graph}
 */
export function readImports() {
  const files = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `src/${file.replaceAll('\\', '/')}`);
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(ROOT + file, 'utf8'), true, true);
      const paths = importedFiles.map(({ fileName }) =>
        fileName.startsWith('@/') ? `src/${fileName.slice(2)}` : posix.join(dirname(file), fileName),
      );
      return [file, new Set(paths.filter((path) => known.has(path)))];
    }),
  );
}

/**
 * The same between folders. A step from a folder to one inside or around it is none.
 * @param {Graph} files
 * @returns {Graph}
 */
export function betweenFolders(files) {
  /** @type {Graph} */
  const folders = new Map();
  for (const [file, imported] of files)
    for (const other of imported) {
      const [from, to] = [dirname(file), dirname(other)];
      if (`${from}/`.startsWith(`${to}/`) || `${to}/`.startsWith(`${from}/`)) continue;
      folders.set(from, (folders.get(from) ?? new Set()).add(to));
    }
  return folders;
}

/**
 * One way round for each knot of a graph, its first name again at the end; none when there is no circle.
 * @param {Graph} graph
 * @returns {string[][]}
 */
export function findCycles(graph) {
  const done = new Set();
  /** @type {string[]} */
  const path = [];
  /** @type {string[][]} */
  const found = [];
  /** @param {string} name */
  const visit = (name) => {
    if (done.has(name)) return;
    const at = path.indexOf(name);
    if (at >= 0) {
      found.push([...path.slice(at), name]);
      return;
    }
    path.push(name);
    for (const next of graph.get(name) ?? []) visit(next);
    path.pop();
    done.add(name);
  };
  for (const name of graph.keys()) visit(name);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = readImports();
  const cycles = [...findCycles(files), ...findCycles(betweenFolders(files))];
  for (const cycle of cycles) console.error(`A circle of imports: ${cycle.join('\n  → ')}\n`);
  if (cycles.length > 0) console.error('What two need of each other belongs in a file that needs neither.');
  process.exitCode = cycles.length > 0 ? 1 : 0;
}
