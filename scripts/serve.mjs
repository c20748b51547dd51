/**
 * A static file server, as plain as the ones the built folder will meet: for `npm start`, for the browser
 * tests and for the bench. Adds gzip and the headers of the folder's `_headers` where asked to. No ranges,
 * no listings. It serves a folder to its own machine; it is not meant for the internet.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};
/** What hosts compress when they compress; .onnx is bytes to them, and .gz, .png and .woff2 gain nothing. */
const COMPRESSED = ['.html', '.js', '.mjs', '.css', '.json', '.webmanifest', '.svg', '.wasm', '.md'];

/** What a server that knows all endings says of a file. @param {string} path */
export const typeOf = (path) => TYPES[extname(path)] ?? 'application/octet-stream';

/**
 * @typedef {object} SiteOptions
 * @property {string} root the folder
 * @property {string} [base] the path it stands under, with both slashes; '/' unless told
 * @property {boolean} [compress] gzip for whoever accepts it
 * @property {boolean} [useHeadersFile] send what the folder's `_headers` says, as some hosts do
 * @property {boolean} [labelsGzip] says of `.gz` files that they are encoded, as some hosts do: browsers then unpack them
 * @property {readonly string[]} [knownTypes] the only endings whose type the server knows, e.g. `.js`; all unless told
 * @property {(path: string, bytes: number) => void} [onBody] told of each body that is sent, with its size as encoded
 */

/**
 * Answers requests with the folder's files.
 * @param {SiteOptions} options
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>}
 */
export function siteHandler(options) {
  const { root, base = '/', compress = false, useHeadersFile = false, labelsGzip = false, onBody = () => {} } = options;
  const knownTypes = options.knownTypes ?? Object.keys(TYPES);
  /** @type {Map<string, Promise<Buffer>>} */
  const compressed = new Map();
  const rules = useHeadersFile ? readHeadersFile(root) : Promise.resolve([]);

  return async (request, response) => {
    const path = decodePath(request.url ?? '/');
    if (path === base.slice(0, -1)) return void response.writeHead(301, { location: base }).end();
    const inside = path?.startsWith(base) ? path.slice(base.length) : null;
    const found = inside === null ? null : await findFile(root, inside);
    if (found === null) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');

    const { file, size, tag, modified } = found;
    const kind = extname(file);
    response.setHeader('content-type', knownTypes.includes(kind) ? typeOf(file) : 'application/octet-stream');
    if (labelsGzip && kind === '.gz') response.setHeader('content-encoding', 'gzip');
    response.setHeader('etag', tag);
    response.setHeader('last-modified', modified);
    for (const { matches, name, value } of await rules) if (matches(`/${inside}`)) response.setHeader(name, value);
    if (request.headers['if-none-match'] === tag) return void response.writeHead(304).end();

    const accepts = /\bgzip\b/.test(String(request.headers['accept-encoding']));
    if (compress && accepts && COMPRESSED.includes(kind)) {
      const key = file + tag;
      if (!compressed.has(key))
        compressed.set(
          key,
          readFile(file).then((bytes) => promisify(gzip)(bytes)),
        );
      const body = await compressed.get(key);
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body?.length, vary: 'accept-encoding' });
      if (request.method === 'HEAD' || body === undefined) return void response.end();
      onBody(inside ?? '', body.length);
      return void response.end(body);
    }
    response.writeHead(200, { 'content-length': size });
    if (request.method === 'HEAD') return void response.end();
    onBody(inside ?? '', size);
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}

/**
 * Listens on the first free port from `port` on.
 * @param {import('node:http').RequestListener} handler
 * @param {{ host?: string, port?: number, tries?: number }} [options] port 0: any that is free
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function listen(handler, { host = '127.0.0.1', port = 0, tries = 20 } = {}) {
  const server = createServer(handler);
  for (let tried = 0; ; tried++) {
    try {
      await new Promise((resolve, reject) =>
        server.once('error', reject).listen(port + tried, host, () => resolve(null)),
      );
      break;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || tried === tries) throw error;
    }
  }
  const address = server.address();
  const found = typeof address === 'object' && address ? address.port : port;
  const close = () => {
    server.closeAllConnections();
    return /** @type {Promise<void>} */ (new Promise((resolve) => server.close(() => resolve())));
  };
  return { url: `http://${host}:${found}`, port: found, close };
}

/** @param {string} url @returns {string | null} null for what is no path */
function decodePath(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

/** @param {string} root @param {string} path */
async function findFile(root, path) {
  const top = normalize(root).replace(/[\\/]+$/, '');
  let file = normalize(join(top, path));
  if (file !== top && !file.startsWith(top + sep)) return null;
  try {
    let facts = await stat(file);
    if (facts.isDirectory()) {
      file = join(file, 'index.html');
      facts = await stat(file);
    }
    const tag = `"${facts.size.toString(16)}-${Math.round(facts.mtimeMs).toString(16)}"`;
    return { file, size: facts.size, tag, modified: facts.mtime.toUTCString() };
  } catch {
    return null;
  }
}

/**
 * Reads a `_headers` file: a line with a path, `*` at its end for all below, then indented headers.
 * @param {string} root
 */
async function readHeadersFile(root) {
  /** @type {{ matches: (path: string) => boolean, name: string, value: string }[]} */
  const rules = [];
  /** @type {(path: string) => boolean} */
  let matches = () => false;
  for (const line of (await readFile(join(root, '_headers'), 'utf8')).split('\n')) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.push({ matches, name, value });
    else if (line.startsWith('/')) {
      const start = line.trim().replace(/\*$/, '');
      matches = line.trim().endsWith('*') ? (path) => path.startsWith(start) : (path) => path === start;
    }
  }
  return rules;
}
