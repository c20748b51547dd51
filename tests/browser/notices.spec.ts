/** The built folder carries the licence of everything of which something is shipped, and the page leads to it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/test.ts';

const DIST = process.env['GLASSBOX_DIST'] ?? fileURLToPath(new URL('../../dist/', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** A package is known by the name it gives itself: one of ours is installed under another. */
const nameOf = (folder: string) =>
  (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { name: string }).name;
const LINE = `\n\n${'-'.repeat(80)}\n\n`;

test('the build writes the licence text of every package that the page is made of', () => {
  const [own = '', ...notices] = readFileSync(`${DIST}/licences.txt`, 'utf8').split(LINE);
  expect(own).toMatch(/^Glassbox\n\nMIT License/);
  const { dependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const direct = Object.keys(dependencies).map((name) => nameOf(`${ROOT}node_modules/${name}`));
  const named = notices.map((notice) => notice.slice(0, notice.search(/ \d/)));
  // And those that came with them, such as the runtime's own.
  expect(named).toEqual(expect.arrayContaining([...direct, 'onnxruntime-common', 'workbox-core']));
  expect(new Set(named).size).toBe(named.length);
  for (const notice of notices) {
    const [title = '', text = ''] = [notice.slice(0, notice.indexOf('\n')), notice.slice(notice.indexOf('\n')).trim()];
    expect(title).toMatch(/^\S+ \d[\w.+-]* \(.+\)$/);
    expect(text, title).toMatch(/copyright|licen[cs]e/i);
  }
});

test('Help leads to the licences, which come as plain text', async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Help and keys' }).click();
  const link = page.getByRole('dialog').getByRole('link', { name: /^Licences of the software/ });
  const response = await page.request.get(new URL((await link.getAttribute('href')) ?? '', site.url).href);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toMatch(/^text\/plain/);
  expect(await response.text()).toContain('MIT License');
});
