/** The script of the engine's worker in the built site. Each worker's is called main; the engine's asks for threads. */
import { readdirSync, readFileSync } from 'node:fs';

export interface BuiltScript {
  /** Below assets/. */
  readonly name: string;
  readonly text: string;
}

export function readEngineScript(siteFolder: string): BuiltScript {
  const found = readdirSync(`${siteFolder}/assets`)
    .filter((name) => /^main-.*\.js$/.test(name))
    .map((name) => ({ name, text: readFileSync(`${siteFolder}/assets/${name}`, 'utf8') }))
    .find(({ text }) => text.includes('crossOriginIsolated'));
  if (!found) throw new Error('The built site has no script of the engine.');
  return found;
}
