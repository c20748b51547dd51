/** What glassbox.json says of hosts is what the built page may reach. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../scripts/vite/contentSecurityPolicy.ts';

function connectOf(settings: object): string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'glassbox-')), 'glassbox.json');
  writeFileSync(file, JSON.stringify(settings));
  const { transformIndexHtml } = contentSecurityPolicy(file);
  const [tag] = (transformIndexHtml as unknown as () => { attrs: { content: string } }[])();
  const connect = tag!.attrs.content.split('; ').find((directive) => directive.startsWith('connect-src '))!;
  return connect.split(' ').slice(1);
}

test('the Hub is reached with the hosts that it redirects to', () => {
  expect(connectOf({ hub: 'https://huggingface.co/' })).toEqual([
    "'self'",
    'https://huggingface.co',
    'https://*.huggingface.co',
    'https://*.hf.co',
  ]);
});

test('a mirror is reached alone, or with the origins named beside it', () => {
  const hub = 'https://models.example/hub/';
  expect(connectOf({ hub })).toEqual(["'self'", 'https://models.example']);
  const origins = ['https://cdn.example/files/', 'https://models.example'];
  expect(connectOf({ hub, origins })).toEqual(["'self'", 'https://models.example', 'https://cdn.example']);
});
