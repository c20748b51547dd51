/**
 * The built page on a plain static server under a sub-path, as a school would host it. Counts what it
 * sends, can compress, can isolate the page, and can fail where a test wants it to.
 */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, siteHandler, typeOf } from '../../../scripts/serve.mjs';
import { Faults, sendBody } from './faults.ts';

/** What is tested; a build elsewhere can be named. */
export const DIST = process.env['GLASSBOX_DIST'] ?? fileURLToPath(new URL('../../../dist/', import.meta.url));
const SUB_PATH = '/some/course/llm/';

export interface StaticServerOptions {
  /** The folder; dist/ unless told. */
  readonly root?: string;
  /** gzip, as most hosts do. Plain unless told. */
  readonly compress?: boolean;
  /** Send the folder's `_headers`: content policy for workers too, and isolation, which allows threads. */
  readonly useHeadersFile?: boolean;
  /** Label `.gz` files as encoded, as some hosts do: the browser then unpacks them on the way. */
  readonly labelsGzip?: boolean;
  /** The only endings whose type the server knows; everything else is sent as bytes. All unless told. */
  readonly knownTypes?: readonly string[];
  /** A browser that has a file asks whether it is the newest, each time. */
  readonly mustAsk?: boolean;
}

export interface StaticServer {
  /** Address of the page. */
  readonly url: string;
  readonly faults: Faults;
  /** Paths below the page's address, in the order they were asked for. */
  readonly requests: readonly string[];
  /** Bodies sent so far, with their sizes as encoded, and when: milliseconds since 1970. */
  readonly bodies: readonly { readonly path: string; readonly bytes: number; readonly at: number }[];
  /** As if it had just been started. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export async function startStaticServer(options: StaticServerOptions = {}): Promise<StaticServer> {
  const { root = DIST, mustAsk = false, ...hosting } = options;
  const faults = new Faults();
  const requests: string[] = [];
  const bodies: { path: string; bytes: number; at: number }[] = [];
  const onBody = (path: string, bytes: number) => bodies.push({ path, bytes, at: Date.now() });
  const site = siteHandler({ root, base: SUB_PATH, onBody, ...hosting });

  const server = await listen((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).replace(SUB_PATH, '');
    requests.push(path);
    if (faults.handle(path, request, response)) return;
    if (mustAsk) response.setHeader('cache-control', 'no-cache');
    const interruption = faults.interruption(path);
    if (interruption === null) return void site(request, response);
    void readFile(join(root, path)).then((body) => {
      response.writeHead(200, { 'content-type': typeOf(path), 'content-length': body.length });
      return sendBody(response, body, interruption);
    });
  });

  return {
    url: server.url + SUB_PATH,
    faults,
    requests,
    bodies,
    reset() {
      faults.clear();
      requests.length = 0;
      bodies.length = 0;
    },
    async close() {
      faults.clear();
      await server.close();
    },
  };
}

/**
 * A copy of the built page changed as a site owner changes it to use a mirror of the Hub: glassbox.json
 * names the mirror, and the content policy, in the page and in `_headers`, allows it. The caller removes it.
 */
export function copyForMirror(origins: readonly string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'glassbox-site-'));
  cpSync(DIST, copy, { recursive: true });
  writeFileSync(join(copy, 'glassbox.json'), JSON.stringify({ hub: `${origins[0] ?? ''}/` }));
  for (const name of ['index.html', '_headers']) {
    const text = readFileSync(join(copy, name), 'utf8');
    writeFileSync(join(copy, name), text.replace(/connect-src (\S+)[^;]*/, `connect-src $1 ${origins.join(' ')}`));
  }
  return copy;
}
