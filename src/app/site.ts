/** What the owner of the site has set in glassbox.json beside index.html. Absent or unreadable: the defaults. */
import * as z from 'zod/mini';
import { DEFAULT_SITE, type Site } from '@/store/catalog.ts';

const schema = z.object({ hub: z.url({ protocol: /^https?$/ }) });

export async function readSite(): Promise<Site> {
  try {
    const response = await fetch(new URL('glassbox.json', document.baseURI));
    const parsed = schema.safeParse(await response.json());
    return parsed.success ? { hub: parsed.data.hub.replace(/\/*$/, '/') } : DEFAULT_SITE;
  } catch {
    return DEFAULT_SITE;
  }
}
