/**
 * Starts Glassbox from its kit: serves the folder `site` beside this file to this computer, or with --room to everybody
 * on its network. One file, without dependencies; Node 20 or later. Ctrl-C stops it.
 */
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { dirname, extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzip } from 'node:zlib';

const HELP = `node start.mjs [--room] [--port 4173]

  --room   serve the whole network this computer is in, not this computer alone
  --port   the port; when it is taken, the next free one
  --help   these lines`;

const HERE = dirname(fileURLToPath(import.meta.url));
const SITE = join(HERE, 'site');
const LOOPBACK = '127.0.0.1';
const OLDEST_NODE = 20;
/** How many ports are tried, from the first on. */
const TRIES = 20;

/** Browsers run a script only under its right type. @type {Record<string, string>} */
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
/** Sent packed: thirty laptops share one access point. The rest gains little. */
const PACKED = new Set(['.html', '.js', '.mjs', '.css', '.json', '.webmanifest', '.svg', '.wasm', '.txt', '.md']);

/** @param {string} words @returns {never} */
function fail(words) {
  console.error(words);
  process.exit(1);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        room: { type: 'boolean', default: false },
        port: { type: 'string', default: '4173' },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${values.port} is not a port.`);
    return { isRoom: values.room === true, port, wantsHelp: values.help === true };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
}

/** @typedef {{ matches: (path: string) => boolean, name: string, value: string }} Rule */

/** The headers that the site asks for: a line with a path, `*` at its end for all below, then indented headers. */
async function readRules() {
  /** @type {Rule[]} */
  const rules = [];
  /** @type {(path: string) => boolean} */
  let matches = () => false;
  for (const line of (await readFile(join(SITE, '_headers'), 'utf8').catch(() => '')).split(/\r?\n/)) {
    const [, name = '', value = ''] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== '') rules.push({ matches, name, value });
    else if (line.startsWith('/')) {
      const start = line.trim().replace(/\*$/, '');
      matches = line.trim().endsWith('*') ? (path) => path.startsWith(start) : (path) => path === start;
    }
  }
  return rules;
}

/** The file below the site that an address names; null where there is none, `folder` where a slash is missing. */
async function findFile(/** @type {string} */ url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    // Nothing that begins with a dot is for visitors.
    if (path.split(/[\\/]/).some((part) => part.startsWith('.'))) return null;
    const top = await realpath(SITE);
    // Links are followed first: what counts is where the file lies.
    let file = await realpath(join(top, path));
    let facts = await stat(file);
    if (facts.isDirectory()) {
      if (!path.endsWith('/')) return /** @type {const} */ ('folder');
      file = await realpath(join(file, 'index.html'));
      facts = await stat(file);
    }
    return file.startsWith(top + sep) && facts.isFile() ? { path, file, facts } : null;
  } catch {
    return null;
  }
}

/**
 * Which bytes a request asks for. Null: all of them; `none`: bytes that there are not.
 * @param {string | undefined} header @param {number} size
 */
function readRange(header, size) {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  // Several parts at once are answered with all of them, which is allowed.
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? /** @type {const} */ ('none') : { start, end };
}

/** @type {Map<string, Promise<Buffer>>} */
const packed = new Map();
const pack = (/** @type {string} */ file, /** @type {string} */ tag) => {
  const key = file + tag;
  const made = packed.get(key) ?? readFile(file).then((bytes) => promisify(gzip)(bytes));
  packed.set(key, made);
  return made;
};

const isLoopback = (/** @type {string} */ host) => /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)(:\d+)?$/i.test(host);

/** @param {readonly Rule[]} rules @returns {import('node:http').RequestListener} */
function answer(rules) {
  return async (request, response) => {
    const { method = 'GET', headers, url = '/' } = request;
    const plain = (/** @type {number} */ status, /** @type {string} */ words, more = {}) =>
      void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...more }).end(words);
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only GET and HEAD.', { allow: 'GET, HEAD' });
    if (url === '/teacher') return teacherPage(request, response, plain);
    const found = await findFile(url);
    if (found === null) return plain(404, 'There is no such page here.');
    // Relative: two slashes at the beginning of an address would lead to another host.
    if (found === 'folder') return plain(301, '', { location: `./${/[^/?]+(?=$|\?)/.exec(url)?.[0] ?? ''}/` });
    const { path, file, facts } = found;
    const kind = extname(file);
    const isPacked = PACKED.has(kind) && /\bgzip\b/.test(String(headers['accept-encoding'])) && !headers.range;
    const bare = `${facts.size.toString(16)}-${Math.round(facts.mtimeMs).toString(16)}`;
    const tag = isPacked ? `"${bare}-gz"` : `"${bare}"`;
    response.setHeader('content-type', TYPES[kind] ?? 'application/octet-stream');
    response.setHeader('cache-control', 'no-cache');
    for (const { matches, name, value } of rules) {
      // To a page on plain http from another machine browsers deny isolation, with an error for each file.
      const isIsolation = /^cross-origin-/i.test(name);
      if (matches(path) && (!isIsolation || isLoopback(headers.host ?? ''))) response.setHeader(name, value);
    }
    response.setHeader('etag', tag);
    response.setHeader('accept-ranges', 'bytes');
    response.setHeader('vary', 'accept-encoding');
    if (headers['if-none-match'] === tag) return void response.writeHead(304).end();
    if (isPacked) {
      const body = await pack(file, bare).catch(() => null);
      if (body === null) return plain(500, 'This file cannot be read.');
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length });
      return void response.end(method === 'HEAD' ? undefined : body);
    }
    const isSame = headers['if-range'] === undefined || headers['if-range'] === tag;
    const range = isSame ? readRange(headers.range, facts.size) : null;
    if (range === 'none') return plain(416, '', { 'content-range': `bytes */${facts.size}` });
    const { start, end } = range ?? { start: 0, end: facts.size - 1 };
    response.setHeader('content-length', end - start + 1);
    if (range) response.setHeader('content-range', `bytes ${start}-${end}/${facts.size}`);
    response.writeHead(range ? 206 : 200);
    if (method === 'HEAD' || facts.size === 0) return void response.end();
    createReadStream(file, { start, end })
      .on('error', () => response.destroy())
      .pipe(response);
  };
}

/** For this computer alone: it tells what is asked, and what is answered. */
async function teacherPage(
  /** @type {import('node:http').IncomingMessage} */ { socket },
  /** @type {import('node:http').ServerResponse} */ response,
  /** @type {(status: number, words: string) => void} */ plain,
) {
  const page = await readFile(join(HERE, 'teacher.html'), 'utf8').catch(() => null);
  if (page === null || !isLoopback((socket.remoteAddress ?? '').replace('::ffff:', '')))
    return plain(404, 'There is no such page here.');
  response.writeHead(200, { 'content-type': TYPES['.html'] });
  const { address, own } = served;
  const here = page.replaceAll('http://127.0.0.1:4173', own);
  response.end(address === null ? here : here.replaceAll(/(<span data-address>)[^<]*/g, `$1${address}`));
}

/** The addresses of this computer in its networks, those that others are likelier to reach first. */
function roomAddresses() {
  const all = Object.entries(networkInterfaces()).flatMap(([name, list = []]) =>
    list.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => ({ name, address })),
  );
  // Networks between this computer and what runs inside it, and addresses that a computer gives itself.
  const rank = (/** @type {{ name: string, address: string }} */ { name, address }) =>
    address.startsWith('169.254.') ? 2 : /docker|vether|vmnet|vbox|virtual|br-|tun|utun|wsl/i.test(name) ? 1 : 0;
  return all.sort((one, other) => rank(one) - rank(other));
}

/** What students type, and what works on this computer. @type {{ address: string | null, own: string }} */
const served = { address: null, own: '' };

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
  fail(
    `Glassbox needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}. Take one from https://nodejs.org`,
  );
const { isRoom, port, wantsHelp } = readOptions();
if (wantsHelp) {
  console.log(HELP);
  process.exit(0);
}
if (!(await stat(join(SITE, 'index.html')).catch(() => null)))
  fail(
    `There is no folder "site" beside ${fileURLToPath(import.meta.url)}. Unpack the whole zip, and start it from there.`,
  );

const server = createServer(answer(await readRules()));
for (let tried = 0; ; tried += 1) {
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject).listen(port === 0 ? 0 : port + tried, isRoom ? '0.0.0.0' : LOOPBACK, () => {
        server.off('error', reject);
        resolve(null);
      });
    });
    break;
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) fail(`Port ${port} cannot be used: ${error instanceof Error ? error.message : error}`);
    if (tried === TRIES) fail(`The ports ${port} to ${port + TRIES} are taken. Choose another: --port 8080`);
  }
}
const found = server.address();
const at = typeof found === 'object' && found ? found.port : port;
served.own = `http://${LOOPBACK}:${at}`;
console.log(`\nGlassbox on this computer:  ${served.own}/`);
console.log(`For the teacher, to print:  ${served.own}/teacher`);
if (isRoom) {
  const addresses = roomAddresses();
  served.address = addresses[0] ? `http://${addresses[0].address}:${at}` : null;
  console.log(addresses.length > 0 ? '\nStudents in the same network type:' : '\nThis computer is in no network.');
  for (const { name, address } of addresses) console.log(`  http://${address}:${at}/   (${name})`);
  if (addresses.length > 1) console.log('One of them is right; try the first on a second device.');
  console.log('If they see nothing, let Node through this computer’s firewall.');
} else console.log('For the room: node start.mjs --room');
console.log('\nCtrl-C stops it.');
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
