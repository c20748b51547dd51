/** The browser as the stores ask it: room, memory, and what the page's own security policy lets it fetch. */
import { findGpu } from '@/engine/findGpu.ts';
import type { Device, OwnFile } from '@/store/device.ts';

export function createDevice(): Device {
  return {
    memoryGigabytes: () => (navigator as { deviceMemory?: number }).deviceMemory ?? null,

    async estimate() {
      const { usage, quota } = (await storage()?.estimate()) ?? {};
      return usage === undefined || quota === undefined ? null : { usage, quota };
    },

    isPersisted: async () => (await storage()?.persisted?.()) ?? null,
    persist: async () => (await storage()?.persist?.()) ?? null,

    findGpu: () => findGpu(),

    readOwnFile: (path, mostBytes) => readOwnFile(path, mostBytes, document.baseURI),

    allows(address) {
      const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
      return allowsConnection(meta?.content ?? '', address, location.origin);
    },
  };
}

/** None on plain http; and not every browser knows all of it. */
const storage = () => navigator.storage as (Pick<StorageManager, 'estimate'> & Partial<StorageManager>) | undefined;

/**
 * Whether a policy lets a page at `own` connect there. The forms that scripts/vite/contentSecurityPolicy.ts writes and
 * a site owner may add: 'self', *, a scheme, an origin, a host with a star for its first part.
 */
export function allowsConnection(policy: string, address: string, own: string): boolean {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  const find = (name: string) => directives.find(([known]) => known === name);
  const [, ...sources] = find('connect-src') ?? find('default-src') ?? ['', '*'];
  const { origin, protocol, host, port } = new URL(address);
  return sources.some((source) => {
    if (source === "'self'") return origin === own;
    if (source === '*' || source === protocol) return true;
    const [, scheme, star, name] = /^(?:([a-z]+:)\/\/)?(\*\.)?([^/]+)/.exec(source) ?? [];
    if (name === undefined || (scheme !== undefined && scheme !== protocol)) return false;
    return star ? host.endsWith(`.${name}`) : host === name || (port === '' && host === name.replace(/:\*$/, ''));
  });
}

/** `page`: the address of the page. A redirect to another site fails as any other request there would. */
export async function readOwnFile(
  path: string,
  mostBytes: number,
  page: string,
  fetcher: typeof fetch = (url, init) => fetch(url, init),
): Promise<OwnFile> {
  if (!URL.canParse(path, page)) return 'missing';
  const url = new URL(path, page);
  if (url.origin !== new URL(page).origin) return 'foreign';
  try {
    const response = await fetcher(url, { mode: 'same-origin', credentials: 'omit' });
    if (response.status === 404 || response.status === 410) return 'missing';
    if (!response.ok) return 'unreachable';
    if (Number(response.headers.get('content-length')) > mostBytes) return 'tooLarge';
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > mostBytes ? 'tooLarge' : bytes;
  } catch {
    return 'unreachable';
  }
}
