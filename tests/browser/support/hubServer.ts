/**
 * Stands in for the Hugging Face Hub, which tests cannot reach: `/{repository}/resolve/{revision}/{file}`
 * with the Hub's headers, small files redirected within it, large ones to another origin, as its CDN.
 * The repositories hold tiny random networks under the names of real ones.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { listen } from '../../../scripts/serve.mjs';
import { Faults, sendBody } from './faults.ts';

const FIXTURES = fileURLToPath(new URL('../../golden/hub/', import.meta.url));
const COMMIT = '607a30d783dfa663caf39e06633721c8d4cfcd7e';

/** `aliases`: names under which a file of the fixture is offered too. */
interface Repository {
  readonly folder: string;
  readonly aliases: Readonly<Record<string, string>>;
}
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
};

export interface HubServer {
  /** Origin of the Hub's stand-in, and of the other one it redirects large files to. */
  readonly origins: readonly [hub: string, cdn: string];
  /** Matched against `{repository}/{file}`, e.g. /gpt2\/onnx/. */
  readonly faults: Faults;
  /** `{repository}/{file}` of each file asked for, in order, with its method. */
  readonly requests: readonly string[];
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export async function startHubServer(): Promise<HubServer> {
  const faults = new Faults();
  const requests: string[] = [];
  const cdn = await listen((request, response) => void sendFile(request, response, faults, '/cdn/'));
  const hub = await listen((request, response) => {
    const path = pathOf(request);
    if (path.startsWith('/cache/')) return void sendFile(request, response, faults, '/cache/');
    allowAnyOrigin(response);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const [, repository = '', file = ''] = /^\/([^/]+\/[^/]+)\/resolve\/[^/]+\/(.+)$/.exec(path) ?? [];
    requests.push(`${request.method ?? ''} ${repository}/${file}`);
    // Held and cut bodies belong to where the body is; everything else is said here.
    if (faults.handle(`${repository}/${file}`, request, response)) return;
    const body = readFixture(repository, file);
    if (body === null) return refuse(response, repository);
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
    reset() {
      faults.clear();
      requests.length = 0;
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
  faults: Faults,
  prefix: string,
): Promise<void> {
  allowAnyOrigin(response);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const [, repository = '', file = ''] = /^([^/]+\/[^/]+)\/(.+)$/.exec(pathOf(request).slice(prefix.length)) ?? [];
  const body = readFixture(repository, file);
  if (body === null) return void response.writeHead(404).end();
  const type = file.endsWith('.json') ? 'application/json' : 'application/octet-stream';
  response.setHeader('content-type', type);
  response.setHeader('etag', tagOf(body));
  response.setHeader('accept-ranges', 'bytes');
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  if (from !== undefined) {
    const start = Number(from);
    const end = Math.min(to ? Number(to) : Infinity, body.length - 1);
    const part = body.subarray(start, end + 1);
    response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${body.length}`, 'content-length': part.length });
    if (request.method === 'HEAD') return void response.end();
    return sendBody(response, part, faults.interruption(`${repository}/${file}`));
  }
  response.writeHead(200, { 'content-length': body.length });
  if (request.method === 'HEAD') return void response.end();
  await sendBody(response, body, faults.interruption(`${repository}/${file}`));
}

/** The Hub says 401 for repositories that are not there, so as not to tell which private ones are. */
function refuse(response: ServerResponse, repository: string): void {
  const isKnown = repository in REPOSITORIES;
  response.setHeader('x-error-code', isKnown ? 'EntryNotFound' : 'RepoNotFound');
  response.writeHead(isKnown ? 404 : 401, { 'content-type': 'text/plain' });
  response.end(isKnown ? 'Entry not found' : 'Invalid username or password.');
}

function readFixture(repository: string, file: string): Buffer | null {
  const known = REPOSITORIES[repository];
  if (known === undefined || file.includes('..')) return null;
  const path = `${FIXTURES}${known.folder}/${known.aliases[file] ?? file}`;
  return existsSync(path) ? readFileSync(path) : null;
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
