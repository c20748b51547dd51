/** The offline kit: made of a small site, unpacked, started as a teacher starts it, and asked as browsers and others ask. */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLesson } from '@/store/made/packLesson.ts';
import { makeKit } from '../../../scripts/kit/makeKit.mjs';
import { readPlans } from '../../../scripts/kit/plans.mjs';

const KIT = fileURLToPath(new URL('../../../scripts/kit.mjs', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'glassbox-kit-'));
const site = join(root, 'site');
const NETWORK = Uint8Array.from({ length: 5000 }, (_, at) => at % 251);
const SCRIPT = `export const words = ${JSON.stringify('word '.repeat(400))};`;

function put(name: string, content: string | Uint8Array) {
  mkdirSync(dirname(join(site, name)), { recursive: true });
  writeFileSync(join(site, name), content);
}

const children: ChildProcess[] = [];
/** What it prints until it serves, and the address for its own computer. */
async function start(folder: string, ...words: string[]): Promise<{ said: string; url: string }> {
  const child = spawn(process.execPath, [join(folder, 'glassbox/start.mjs'), '--port', '0', ...words]);
  children.push(child);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += String(text);
      if (said.includes('Ctrl-C')) resolve();
    });
    child.stderr.on('data', (text: Buffer) => reject(new Error(String(text))));
  });
  return { said, url: /http:\/\/127\.0\.0\.1:\d+/.exec(said)![0] };
}

/** As it is written: fetch would take the dots out of a path. */
const ask = (url: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const asked = request({ hostname, port, path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on('error', reject).end();
  });

const unpacked = join(root, 'unpacked');
let url: string;
beforeAll(async () => {
  put('index.html', '<!doctype html><title>Glassbox</title>');
  put('assets/index-1.js', SCRIPT);
  put('assets/runtime.mjs', SCRIPT);
  put('models/small/model.onnx', NETWORK);
  put('hub/school/mine/resolve/main/config.json', '{}');
  put('glassbox.json', '{ "models": [{ "id": "school/mine" }] }');
  put(
    '_headers',
    '/*\n  Cross-Origin-Opener-Policy: same-origin\n  X-Content-Type-Options: nosniff\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n',
  );
  put('.git/config', 'secret');
  put('.DS_Store', 'secret');
  for (const [name, bytes] of Object.entries(unzipSync(makeKit({ site }).bytes))) {
    mkdirSync(dirname(join(unpacked, name)), { recursive: true });
    writeFileSync(join(unpacked, name), bytes);
  }
  writeFileSync(join(unpacked, 'secret.txt'), 'secret');
  symlinkSync(join(unpacked, 'secret.txt'), join(unpacked, 'glassbox/site/link.txt'));
  ({ url } = await start(unpacked));
});
afterAll(() => {
  for (const child of children) child.kill();
  rmSync(root, { recursive: true, force: true });
});

describe('the zip', () => {
  test('holds the whole site, a starter, instructions and a page for the teacher, and nothing hidden', () => {
    const { bytes, models } = makeKit({ site });
    const names = Object.keys(unzipSync(bytes));
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(
      expect.arrayContaining(
        [
          'README.txt',
          'start.cmd',
          'start.mjs',
          'start.sh',
          'teacher.html',
          'site/index.html',
          'site/glassbox.json',
          'site/_headers',
          'site/models/small/model.onnx',
          'site/hub/school/mine/resolve/main/config.json',
        ].map((name) => `glassbox/${name}`),
      ),
    );
    expect(names.filter((name) => /\/\./.test(name))).toEqual([]);
    expect(models).toEqual(['school/mine']);
    expect(unzipSync(bytes)['glassbox/site/models/small/model.onnx']).toEqual(NETWORK);
  });

  test('is the same to the last byte for the same files, whenever and wherever they were written', () => {
    const first = makeKit({ site }).bytes;
    const copy = join(root, 'copy');
    cpSync(site, copy, { recursive: true });
    utimesSync(join(copy, 'index.html'), new Date('2001-02-03'), new Date('2001-02-03'));
    expect(Buffer.compare(makeKit({ site: copy }).bytes, first)).toBe(0);
    put('assets/index-2.js', '');
    expect(Buffer.compare(makeKit({ site }).bytes, first)).not.toBe(0);
    rmSync(join(site, 'assets/index-2.js'));
  });

  test('brings each lesson plan under an address that can be typed, without the notes to the teacher', async () => {
    const files = unzipSync(makeKit({ site }).bytes);
    const plans = readPlans();
    expect(plans.map(({ minutes }) => minutes)).toEqual([20, 45, 90]);
    for (const { minutes, title } of plans) {
      const page = new TextDecoder().decode(files[`glassbox/site/${minutes}/index.html`]);
      const { lesson } = await readLesson(/made=([\w-]+)"/.exec(page)![1]!);
      expect(lesson?.title).toBe(title);
      expect(lesson?.steps.map(({ speaker }) => speaker).join('')).toBe('');
      const teacher = new TextDecoder().decode(files['glassbox/teacher.html']);
      expect(teacher).toContain(title);
      expect(teacher).toContain(`/${minutes}</a>`);
    }
  });
});

describe('the starter', () => {
  test.each([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/?x=1', 200, 'text/html; charset=utf-8'],
    ['/assets/index-1.js', 200, 'text/javascript; charset=utf-8'],
    ['/assets/runtime.mjs', 200, 'text/javascript; charset=utf-8'],
    ['/models/small/model.onnx', 200, 'application/octet-stream'],
    ['/glassbox.json', 200, 'application/json'],
    ['/20/', 200, 'text/html; charset=utf-8'],
    ['/assets/', 404, 'text/plain; charset=utf-8'],
    ['/nothing', 404, 'text/plain; charset=utf-8'],
  ])('answers %s with %d and its type', async (path, status, type) => {
    const answer = await ask(url, path);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, type]);
  });

  test.each([
    '/../teacher.html',
    '/../../secret.txt',
    '/%2e%2e/%2e%2e/secret.txt',
    '/..%2f..%2fsecret.txt',
    '/..%5c..%5csecret.txt',
    '/assets/../../start.mjs',
    '//etc/passwd',
    '/link.txt',
    '/%00',
    '/%',
    '/.git/config',
  ])('gives nothing that lies beside the site: %s', async (path) => {
    const { status, body } = await ask(url, path);
    expect(status).toBe(404);
    expect(String(body)).not.toMatch(/secret|root:/);
  });

  test('leads to a folder by its own path only', async () => {
    expect((await ask(url, '/20')).headers['location']).toBe('./20/');
    expect((await ask(url, '/20?a/b')).headers['location']).toBe('./20/');
    expect((await ask(url, '/a//20')).status).toBe(404);
    // What begins with two slashes would lead to another host.
    for (const path of ['//20', '//evil.example/20', '/\\evil.example/20'])
      expect((await ask(url, path)).headers['location'] ?? './').toMatch(/^\.\//);
  });

  test.each([
    ['bytes=0-99', 206, 'bytes 0-99/5000', [0, 100]],
    ['bytes=4900-', 206, 'bytes 4900-4999/5000', [4900, 5000]],
    ['bytes=-50', 206, 'bytes 4950-4999/5000', [4950, 5000]],
    ['bytes=4990-9999', 206, 'bytes 4990-4999/5000', [4990, 5000]],
    ['bytes=5000-', 416, 'bytes */5000', [0, 0]],
    ['bytes=0-1,4-5', 200, undefined, [0, 5000]],
    ['pages=1', 200, undefined, [0, 5000]],
  ] as const)('sends the part that is asked for: %s', async (range, status, said, [from, to]) => {
    const answer = await ask(url, '/models/small/model.onnx', { range });
    expect([answer.status, answer.headers['content-range']]).toEqual([status, said]);
    expect(answer.body).toEqual(Buffer.from(NETWORK.slice(from, to)));
  });

  test('sends a part only of the file that was begun, and nothing that is there already', async () => {
    const { headers } = await ask(url, '/models/small/model.onnx');
    const tag = String(headers['etag']);
    expect((await ask(url, '/models/small/model.onnx', { range: 'bytes=0-9', 'if-range': tag })).status).toBe(206);
    expect((await ask(url, '/models/small/model.onnx', { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(
      200,
    );
    expect((await ask(url, '/models/small/model.onnx', { 'if-none-match': tag })).status).toBe(304);
    const head = await ask(url, '/models/small/model.onnx', {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '5000', 0]);
    expect((await ask(url, '/', {}, 'POST')).status).toBe(405);
  });

  test('packs what a browser can unpack', async () => {
    const { headers, body } = await ask(url, '/assets/index-1.js', { 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(body.length).toBeLessThan(SCRIPT.length / 4);
    expect(String(gunzipSync(body))).toBe(SCRIPT);
    expect(headers['cache-control']).toContain('immutable');
  });

  test('isolates the page on its own computer, where browsers take it, and not for others', async () => {
    const of = async (host: string) => (await ask(url, '/', { host })).headers;
    expect(await of('127.0.0.1:4173')).toMatchObject({ 'cross-origin-opener-policy': 'same-origin' });
    const others = await of('192.168.1.5:4173');
    expect(others).not.toHaveProperty('cross-origin-opener-policy');
    expect(others).toMatchObject({ 'x-content-type-options': 'nosniff' });
  });

  test('serves the room when it is asked to, says what to type, and keeps the teacher’s page for its own computer', async () => {
    const { said, url: own } = await start(unpacked, '--room');
    const [address] = Object.values(networkInterfaces()).flatMap((list = []) =>
      list.flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [address] : [])),
    );
    expect((await ask(own, '/teacher')).status).toBe(200);
    if (address === undefined) return expect(said).toContain('in no network');
    const port = new URL(own).port;
    expect(said).toContain(`http://${address}:${port}/`);
    const room = `http://${address}:${port}`;
    expect((await ask(room, '/')).status).toBe(200);
    expect((await ask(room, '/teacher')).status).toBe(404);
    expect(String((await ask(own, '/teacher')).body)).toMatch(/<span data-address>http:\/\/[\d.]+:\d+<\/span>\/20/);
  });

  test('says in words what it cannot do', () => {
    const fail = (folder: string, ...words: string[]) => {
      try {
        return execFileSync(process.execPath, [join(folder, 'start.mjs'), ...words], {
          encoding: 'utf8',
          stdio: 'pipe',
        });
      } catch (error) {
        return String((error as { stderr: string }).stderr);
      }
    };
    const kit = join(unpacked, 'glassbox');
    expect(fail(kit, '--port', 'many')).toMatch(/^many is not a port\.[^]*--room/);
    expect(fail(kit, '--nonsense')).toMatch(/--nonsense[^]*--room/);
    expect(fail(kit, '--help')).toContain('--room   serve the whole network');
    const alone = join(root, 'alone');
    mkdirSync(alone);
    cpSync(join(kit, 'start.mjs'), join(alone, 'start.mjs'));
    expect(fail(alone)).toContain('Unpack the whole zip');
  });
});

describe('npm run kit', () => {
  const run = (...words: string[]) =>
    new Promise<{ code: number; said: string }>((resolve) =>
      execFile(process.execPath, [KIT, ...words], (error, out, err) =>
        resolve({ code: error ? 1 : 0, said: out + err }),
      ),
    );

  test('writes the zip where it is told, and says what is in it', async () => {
    const out = join(root, 'out/kit.zip');
    const { code, said } = await run('--site', site, '--out', out);
    expect(code).toBe(0);
    expect(said).toMatch(/kit\.zip\n\d+ files, [\d.]+ MB, SHA-256 [0-9a-f]{64}/);
    expect(said).toContain('school/mine');
  });

  test.each([
    [['--site', join(root, 'nowhere')], /is no built site.*npm run build/],
    [['--out'], /--out[^]*npm run kit/],
    [['--zip', 'x'], /--zip[^]*npm run kit/],
  ] as const)('says in words what is wrong with %j', async (words, expected) => {
    const { code, said } = await run(...words);
    expect(code).toBe(1);
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/\n {4}at /);
  });

  test('refuses what is too large for a zip, with what to do', () => {
    expect(() => makeKit({ site, most: 1000 })).toThrow(/holds up to 1 MB\. Take a model out: npm run model/);
  });
});
