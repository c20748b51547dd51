/**
 * Writes what the page may load, twice from one table: as a meta tag in the built index.html (works on
 * every host) and as `_headers` for hosts that read it. A worker takes its policy from its own response's
 * headers, never from the page's meta tag, so only `_headers` binds the engine too. The development
 * server gets neither: its hot reload needs inline scripts.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Where the Hub answers and where it redirects downloads to. */
const HUGGING_FACE = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/**
 * The places models may be fetched from: the Hub, or the mirror named in glassbox.json, with the `origins` that are
 * named beside it (where a mirror sends its downloads from elsewhere), and no other.
 */
function modelHosts(settingsFile: string): readonly string[] {
  const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as { hub: string; origins?: readonly string[] };
  const origin = new URL(settings.hub).origin;
  const others = (settings.origins ?? []).map((address) => new URL(address).origin);
  return [...new Set([...(HUGGING_FACE.includes(origin) ? HUGGING_FACE : [origin]), ...others])];
}

function policy(hosts: readonly string[]): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    // Compiling the runtime's WebAssembly needs a word of its own; eval stays forbidden.
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...hosts],
    'worker-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** For hosts that read a Netlify or Cloudflare `_headers` file. Same-origin isolation gives the runtime threads. */
function headersFile(content: string): string {
  return `/*
  Content-Security-Policy: ${content}
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
}

export function contentSecurityPolicy(settingsFile: string): Plugin {
  const content = policy(modelHosts(settingsFile));
  return {
    name: 'glassbox:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' },
    ],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(content) });
    },
  };
}
