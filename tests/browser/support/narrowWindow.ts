/**
 * A window through which one pixel of the page is seen. Layout, sizes, presses and screenshots are those of the whole
 * page; but what nobody looks at is not painted, and painting was more than a tenth of what the tests computed.
 */
import type { BrowserContext, Page } from '@playwright/test';

/** Followed already: a context serves many tests. */
const followed = new WeakSet<BrowserContext>();
/** How the window of a page is made narrow. */
const known = new WeakMap<Page, () => Promise<unknown>>();

/** All pages of the context, now and later. */
export async function narrowWindow(context: BrowserContext): Promise<void> {
  if (!followed.has(context)) {
    followed.add(context);
    // A page that is closed at once needs nothing.
    context.on('page', (page) => void narrow(page).catch(() => undefined));
  }
  await Promise.all(context.pages().map(narrow));
}

async function narrow(page: Page): Promise<void> {
  const apply = known.get(page) ?? (await follow(page));
  await apply();
}

async function follow(page: Page): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  const apply = () => session.send('Emulation.setVisibleSize', { width: 1, height: 1 });
  known.set(page, apply);
  // A viewport of another size opens the window with it.
  const setViewportSize = page.setViewportSize.bind(page);
  page.setViewportSize = async (size) => {
    await setViewportSize(size);
    await apply();
  };
  return apply;
}
