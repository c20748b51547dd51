/** What is kept for use without a network, and how tabs agree on it. */
import { expect, test } from 'vitest';
import { followUpdates } from '@/app/followUpdates.ts';
import { isRightKind } from '@/app/isRightKind.ts';

test.each([
  ['https://site.example/course/', 'text/html', 200, true],
  ['https://site.example/course/index.html?a=1', 'text/html; charset=utf-8', 200, true],
  ['https://site.example/assets/View-1.js', 'text/javascript', 200, true],
  ['https://site.example/assets/View-1.js', 'application/octet-stream', 200, true],
  ['https://site.example/assets/View-1.js', 'text/html; charset=utf-8', 200, false],
  ['https://site.example/models/a/onnx/model.onnx', 'text/html', 200, false],
  ['https://site.example/assets/View-1.js', 'text/javascript', 404, false],
])('%s as "%s" with status %i: kept is %s', (url, type, status, kept) => {
  expect(isRightKind(url, new Response('', { status, headers: { 'content-type': type } }))).toBe(kept);
});

class Workers extends EventTarget {
  controller: ServiceWorker | null;

  constructor(controller: object | null) {
    super();
    this.controller = controller as ServiceWorker | null;
  }
}

test.each([
  ['the first version is not loaded anew when that takes over', null, 0],
  ['an old version is loaded anew when another tab puts a new one in place', {}, 1],
])('a tab of %s', (_, controller, expected) => {
  const workers = new Workers(controller);
  let reloads = 0;
  followUpdates(workers as unknown as ServiceWorkerContainer, () => reloads++);
  workers.dispatchEvent(new Event('controllerchange'));
  expect(reloads).toBe(expected);
  workers.dispatchEvent(new Event('controllerchange'));
  expect(reloads).toBe(expected + 1);
});
