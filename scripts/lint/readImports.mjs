/**
 * What a file imports, read by the parser that builds the page. Types and lazy imports count. Type annotations by
 * `import()` are none: lint refuses them. What a worker or an asset is made from (`new URL`) is no import either.
 */
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** @typedef {{ name: string, line: number }} Import A package or a path, as it is written. */

/**
 * Every import of `code`, in its order. Of a name that is put together when the page runs, what it begins with.
 * @param {string} file its ending tells the language
 * @param {string} code
 * @returns {Import[]}
 */
export function readImports(file, code) {
  const { module, errors } = parseSync(file, code);
  if (errors[0]) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const places = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.start),
    ...module.dynamicImports.map(({ moduleRequest }) => moduleRequest.start),
    // All names of one `export … from` have the same place.
    ...module.staticExports.flatMap(({ entries }) => entries[0]?.moduleRequest?.start ?? []),
  ];
  return places
    .toSorted((a, b) => a - b)
    .flatMap((place) => {
      const name = /^(["'`])(.*?)(?:\1|\$\{)/s.exec(code.slice(place))?.[2];
      return name === undefined ? [] : [{ name, line: code.slice(0, place).split('\n').length }];
    });
}

/**
 * The path from the top that a file means by a name, without what is asked of the bundler (`?raw`).
 * @param {string} file path from the top, with slashes
 * @param {string} name
 * @returns {string | undefined} none where it is a package
 */
export function pathOf(file, name) {
  const [path = ''] = name.split('?');
  if (path.startsWith('@/')) return posix.join('src', path.slice(2));
  return path.startsWith('.') ? posix.join(posix.dirname(file), path) : undefined;
}
