/** What the owner of a site has set: each line by itself, and nothing wrong with one of them takes the others along. */
import { afterEach, expect, test, vi } from 'vitest';
import { readSite } from '@/app/site.ts';
import { DEFAULT_SITE, findSource } from '@/store/catalog.ts';

const BASE = 'https://school.example/llm/';
const MODEL = {
  id: 'Xenova/gpt2',
  bytes: 125e6,
  layers: 12,
  heads: 12,
  parameters: 124e6,
  isOpen: true,
  licence: 'mit',
};
const OWN = `${BASE}hub/`;

afterEach(() => vi.unstubAllGlobals());

const read = (json: unknown) => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(json)));
  return readSite(BASE);
};

test('a mirror and models of its own are read', async () => {
  const site = await read({ hub: 'https://mirror.example/hub', models: [MODEL] });
  expect(site).toEqual({ hub: 'https://mirror.example/hub/', own: OWN, models: [MODEL] });
  expect(findSource(MODEL.id, site)).toEqual({ kind: 'hub', id: MODEL.id, hub: OWN });
  expect(findSource('Xenova/distilgpt2', site)).toMatchObject({ hub: 'https://mirror.example/hub/' });
});

test.each([{}, null, 'x', { hub: 'ftp://x/' }, { hub: 'no address' }, { hub: 5, models: 'none' }])(
  'of %o the defaults are kept',
  async (json) => {
    expect(await read(json)).toEqual({ ...DEFAULT_SITE, own: OWN });
  },
);

test.each([
  { ...MODEL, id: '../../secret' },
  { ...MODEL, id: 'https://evil.example/x' },
  { ...MODEL, bytes: 0 },
  { ...MODEL, licence: 5 },
  { id: MODEL.id },
])('a model that is written wrong is not on the menu: %o', async (wrong) => {
  expect((await read({ hub: 'https://mirror.example/', models: [wrong, MODEL] })).models).toEqual([MODEL]);
});

test('a site without the file has the defaults', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await readSite(BASE)).toEqual({ ...DEFAULT_SITE, own: OWN });
});
