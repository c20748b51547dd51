import { expect, test } from 'vitest';
import { importScript } from '@/engine/worker/load/importScript.ts';

const url = 'https://a.example/ort.js';
const refuse = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const answer = (status: number, type: string) => () =>
  Promise.resolve(new Response('export {}', { status, headers: { 'content-type': type } }));

test('a script that runs is asked for once', async () => {
  await importScript(url, () => Promise.resolve(), refuse);
});

test.each([
  ['sent as bytes', answer(200, 'application/octet-stream'), 'WrongType'],
  ['sent without a type', answer(200, ''), 'WrongType'],
  ['answered with a page', answer(200, 'text/html'), 'ModelNotFound'],
  ['missing', answer(404, 'text/plain'), 'ModelNotFound'],
  ['answered with an error', answer(500, 'text/plain'), 'ServerError'],
  ['right by its type and does not run', answer(200, 'text/javascript; charset=utf-8'), 'ModelCorrupt'],
  ['out of reach', refuse, 'Offline'],
])('a script that is %s says so', async (_, fetcher, name) => {
  await expect(importScript(url, refuse, fetcher)).rejects.toMatchObject({ name });
});
