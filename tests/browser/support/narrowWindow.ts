/**
 * A window through which one pixel of the page is seen. Layout, sizes, presses and screenshots are those of the whole
 * page; but what nobody looks at is not painted, and painting was more than a tenth of what the tests computed.
 */
import type { BrowserContext, Page } from '@playwright/test';

const known = new WeakSet<Page>();

/** All pages of the context, now and later. */
export async function narrowWindow(context: BrowserContext): Promise<void> {
  context.on('page', (page) => void narrow(page));
  await Promise.all(context.pages().map(narrow));
}

async function narrow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const apply = () => session.send('Emulation.setVisibleSize', { width: 1, height: 1 });
  await apply();
  if (known.has(page)) return;
  known.add(page);
  // A viewport of another size opens the window with it.
  const setViewportSize = page.setViewportSize.bind(page);
  page.setViewportSize = async (size) => {
    await setViewportSize(size);
    await apply();
  };
}
