/** How the workers were built: what WebKit would trip over, seen in the files of the built page. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const DIST = process.env['GLASSBOX_DIST'] ?? fileURLToPath(new URL('../../dist/', import.meta.url));

/** All scripts of the built page by name. */
function readScripts(): ReadonlyMap<string, string> {
  const folder = `${DIST}/assets/`;
  const names = readdirSync(folder).filter((name) => /\.m?js$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(folder + name, 'utf8')]));
}

// WebKit runs the entry of a module worker again when another script imports it: two hosts answer then, of which one has no model.
test('no script imports a worker’s entry', () => {
  const scripts = [...readScripts()];
  const entries = scripts.flatMap(([, text]) =>
    [...text.matchAll(/new Worker\([^;]*?([\w.-]+\.m?js)[`'"]/g)].map(([, name]) => name!),
  );
  expect(new Set(entries).size).toBeGreaterThanOrEqual(2);
  for (const entry of entries) {
    const isImport = new RegExp(`(?:from|import\\(?)\\s*[\`'"]\\./${entry.replaceAll('.', '\\.')}`);
    expect(scripts.filter(([, text]) => isImport.test(text)).map(([name]) => name)).toEqual([]);
  }
});
