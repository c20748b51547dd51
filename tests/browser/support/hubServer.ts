/**
 * Stands in for the Hugging Face Hub, which tests cannot reach: `/{repository}/resolve/{revision}/{file}`
 * with the Hub's headers, small files redirected within it, large ones to another origin, as its CDN.
 * The repositories hold tiny random networks under the names of real ones.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { listen } from '../../../scripts/serve.mjs';
import { Faults, sendBody } from './faults.ts';
import { FULL_SIZE_CONFIG, fullSizeNetwork } from './fullSize.ts';

const FIXTURES = fileURLToPath(new URL('../../golden/hub/', import.meta.url));
const COMMIT = '607a30d783dfa663caf39e06633721c8d4cfcd7e';

/** `aliases`: names under which a file of the fixture is offered too; `only`: the others are not there. */
interface Repository {
  readonly folder: string;
  readonly aliases: Readonly<Record<string, string>>;
  readonly only?: RegExp;
  /** Files with a text of their own. */
  readonly written?: Readonly<Record<string, string>>;
  /** Files that are made when they are asked for. */
  readonly made?: Readonly<Record<string, () => Buffer>>;
  /** The Hub's code and status for who has not accepted its terms. */
  readonly isGated?: boolean;
}
const SMALL = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const small = (...networks: string[]) => new RegExp(`^(?:${[...SMALL, ...networks].join('|')})$`);
const REPOSITORIES: Readonly<Record<string, Repository>> = {
  'Xenova/gpt2': { folder: 'current', aliases: {} },
  // An export of 2023 is asked for by its int8 name. The fixture's weights are float32 under either name.
  'Xenova/distilgpt2': {
    folder: 'legacy',
    aliases: { 'onnx/decoder_model_merged_quantized.onnx': 'onnx/decoder_model_merged.onnx' },
  },
  'glassbox-tests/fused': {
    folder: 'fused',
    aliases: { 'onnx/model_quantized.onnx': 'onnx/model.onnx' },
  },
  // Every dtype by name. What stands for the 4-bit ones and the 16-bit ones is int8.
  'glassbox-tests/many': {
    folder: 'current',
    aliases: Object.fromEntries(
      ['int8', 'uint8', 'q4', 'bnb4', 'fp16', 'q4f16'].map((dtype) => [
        `onnx/model_${dtype}.onnx`,
        'onnx/model_quantized.onnx',
      ]),
    ),
  },
  // As optimum wrote them at first: a graph with a cache beside one without, which is of no use.
  'glassbox-tests/with-past': {
    folder: 'current',
    aliases: {
      'onnx/decoder_model.onnx': 'onnx/model.onnx',
      'onnx/decoder_with_past_model_quantized.onnx': 'onnx/model_quantized.onnx',
    },
    only: small('onnx/decoder_model.onnx', 'onnx/decoder_with_past_model_quantized.onnx'),
  },
  'glassbox-tests/merged': { folder: 'legacy', aliases: {} },
  // Twelve layers of twelve heads, 768 channels.
  'glassbox-tests/full-size': {
    folder: 'current',
    aliases: {},
    only: small('onnx/model_quantized.onnx'),
    written: { 'config.json': FULL_SIZE_CONFIG },
    made: { 'onnx/model_quantized.onnx': fullSizeNetwork },
  },
  'glassbox-tests/bert': { folder: 'current', aliases: {}, written: { 'config.json': '{"model_type":"bert"}' } },
  'glassbox-tests/weights': {
    folder: 'current',
    aliases: {},
    only: small('model.safetensors'),
    written: { 'model.safetensors': 'weights' },
  },
  'glassbox-tests/gated': { folder: 'current', aliases: {}, isGated: true },
};

export interface HubServer {
  /** Origin of the Hub's stand-in, and of the other one it redirects large files to. */
  readonly origins: readonly [hub: string, cdn: string];
  /** Matched against `{repository}/{file}`, e.g. /gpt2\/onnx/. */
  readonly faults: Faults;
  /** `{repository}/{file}` of each file asked for, in order, with its method. */
  readonly requests: readonly string[];
  /** From which byte of `{repository}/{file}` each body was sent, and how many bytes were meant to be. */
  readonly bodies: readonly { readonly file: string; readonly from: number; readonly bytes: number }[];
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export async function startHubServer(): Promise<HubServer> {
  const faults = new Faults();
  const requests: string[] = [];
  const bodies: { file: string; from: number; bytes: number }[] = [];
  const sending = { faults, onBody: (file: string, from: number, bytes: number) => bodies.push({ file, from, bytes }) };
  const cdn = await listen((request, response) => void sendFile(request, response, sending, '/cdn/'));
  const hub = await listen((request, response) => {
    const path = pathOf(request);
    if (path.startsWith('/cache/')) return void sendFile(request, response, sending, '/cache/');
    allowAnyOrigin(response);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const [, listed] = /^\/api\/models\/([^/]+\/[^/]+)\/tree\/main$/.exec(path) ?? [];
    if (listed !== undefined) {
      requests.push(`${request.method ?? ''} ${listed} (list)`);
      if (faults.handle(`${listed} (list)`, request, response)) return;
      return sendList(response, listed, faults);
    }
    const [, repository = '', file = ''] = /^\/([^/]+\/[^/]+)\/resolve\/[^/]+\/(.+)$/.exec(path) ?? [];
    requests.push(`${request.method ?? ''} ${repository}/${file}`);
    // Held and cut bodies belong to where the body is; everything else is said here.
    if (faults.handle(`${repository}/${file}`, request, response)) return;
    const body = readFixture(repository, file);
    if (body === null || REPOSITORIES[repository]?.isGated) return refuse(response, repository);
    response.setHeader('x-repo-commit', COMMIT);
    response.setHeader('x-linked-size', body.length);
    response.setHeader('x-linked-etag', tagOf(body));
    response.setHeader('accept-ranges', 'bytes');
    const isLarge = file.endsWith('.onnx');
    const location = `${isLarge ? `${cdn.url}/cdn` : '/cache'}/${repository}/${file}`;
    response.writeHead(isLarge ? 302 : 307, { location, 'content-length': 0 }).end();
  });
  return {
    origins: [hub.url, cdn.url],
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
      await Promise.all([hub.close(), cdn.close()]);
    },
  };
}

/** The end of a redirect: the bytes, whole or the range asked for. */
async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { faults, onBody }: { faults: Faults; onBody: (file: string, from: number, bytes: number) => void },
  prefix: string,
): Promise<void> {
  allowAnyOrigin(response);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const [, repository = '', file = ''] = /^([^/]+\/[^/]+)\/(.+)$/.exec(pathOf(request).slice(prefix.length)) ?? [];
  const found = readFixture(repository, file);
  if (found === null) return void response.writeHead(404).end();
  const body = faults.change(`${repository}/${file}`, found);
  const type = file.endsWith('.json') ? 'application/json' : 'application/octet-stream';
  response.setHeader('content-type', type);
  response.setHeader('etag', tagOf(body));
  response.setHeader('accept-ranges', 'bytes');
  const range = faults.knowsRanges(`${repository}/${file}`) ? request.headers.range : undefined;
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from !== undefined) {
    const start = Number(from);
    const end = Math.min(to ? Number(to) : Infinity, body.length - 1);
    const part = body.subarray(start, end + 1);
    response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${body.length}`, 'content-length': part.length });
    if (request.method === 'HEAD') return void response.end();
    onBody(`${repository}/${file}`, start, part.length);
    return sendBody(response, part, faults.interruption(`${repository}/${file}`));
  }
  response.writeHead(200, { 'content-length': body.length });
  if (request.method === 'HEAD') return void response.end();
  onBody(`${repository}/${file}`, 0, body.length);
  await sendBody(response, body, faults.interruption(`${repository}/${file}`));
}

/** The Hub's list of files. Of one that a fault replaces it tells what will come; of one that comes changed it does not. */
function sendList(response: ServerResponse, repository: string, faults: Faults): void {
  const known = REPOSITORIES[repository];
  if (!known) return refuse(response, repository);
  const onDisk = readdirSync(FIXTURES + known.folder, { recursive: true, encoding: 'utf8' });
  const names = new Set([...onDisk, ...Object.keys(known.aliases), ...Object.keys(known.written ?? {})]);
  const entries = [...names].sort().flatMap((path) => {
    const body = faults.replacement(`${repository}/${path}`) ?? readFixture(repository, path);
    if (body === null) return [];
    const file = { type: 'file', path, size: body.length };
    const sha256 = createHash('sha256').update(body).digest('hex');
    return [path.endsWith('.onnx') ? { ...file, lfs: { oid: sha256, size: body.length, pointerSize: 134 } } : file];
  });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(entries));
}

/** The Hub says 401 for repositories that are not there, so as not to tell which private ones are. */
function refuse(response: ServerResponse, repository: string): void {
  const isKnown = repository in REPOSITORIES;
  if (REPOSITORIES[repository]?.isGated) {
    response.setHeader('x-error-code', 'GatedRepo');
    return void response.writeHead(403, { 'content-type': 'text/plain' }).end('Access to this model is restricted.');
  }
  response.setHeader('x-error-code', isKnown ? 'EntryNotFound' : 'RepoNotFound');
  response.writeHead(isKnown ? 404 : 401, { 'content-type': 'text/plain' });
  response.end(isKnown ? 'Entry not found' : 'Invalid username or password.');
}

function readFixture(repository: string, file: string): Buffer | null {
  const known = REPOSITORIES[repository];
  if (known === undefined || file.includes('..') || known.only?.test(file) === false) return null;
  const written = known.written?.[file];
  if (written !== undefined) return Buffer.from(written);
  const made = known.made?.[file];
  if (made) return made();
  const path = `${FIXTURES}${known.folder}/${known.aliases[file] ?? file}`;
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path) : null;
}

function allowAnyOrigin(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'range');
  response.setHeader(
    'access-control-expose-headers',
    'ETag, Accept-Ranges, Content-Range, Content-Length, X-Repo-Commit, X-Error-Code, X-Linked-Size, X-Linked-ETag',
  );
}

function pathOf(request: IncomingMessage): string {
  return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
}

function tagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('hex')}"`;
}
