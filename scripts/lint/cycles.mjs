/**
 * Circles in a graph of imports, among files and among folders that stand side by side. Leaves out a folder and the
 * folders inside it: a file beside a folder may be what the folder is made of, or what is made of it.
 */
import { dirname } from 'node:path';

/** @typedef {Map<string, Set<string>>} Graph For each file or folder, those it imports. */

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
