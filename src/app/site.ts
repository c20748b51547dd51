/** What the owner of the site has set in glassbox.json beside index.html. Absent or unreadable: the defaults. */
import * as z from 'zod/mini';
import { DEFAULT_SITE, type Site, type SiteModel } from '@/store/catalog.ts';

const hubSchema = z.object({ hub: z.url({ protocol: /^https?$/ }) });
const listSchema = z.object({ models: z.array(z.unknown()) });
const count = z.int().check(z.positive());
const modelSchema = z.object({
  id: z.string().check(z.regex(/^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/)),
  bytes: count,
  layers: count,
  heads: count,
  parameters: count,
  isOpen: z.boolean(),
  licence: z.nullable(z.string()),
});

export async function readSite(base = document.baseURI): Promise<Site> {
  const own = new URL('hub/', base).href;
  try {
    const response = await fetch(new URL('glassbox.json', base));
    return { ...readSettings(await response.json()), own };
  } catch {
    return { ...DEFAULT_SITE, own };
  }
}

/** Each of its lines counts by itself: a model that is written wrong is not on the menu, and the others are. */
function readSettings(json: unknown): Omit<Site, 'own'> {
  const hub = hubSchema.safeParse(json);
  const list = listSchema.safeParse(json);
  return {
    hub: hub.success ? hub.data.hub.replace(/\/*$/, '/') : DEFAULT_SITE.hub,
    models: (list.success ? list.data.models : []).flatMap((written): SiteModel[] => {
      const model = modelSchema.safeParse(written);
      return model.success ? [model.data] : [];
    }),
  };
}
