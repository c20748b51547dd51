/** What a measurement hands to the table: a number with its unit and, where the design sets one, its budget. */
import { test as base } from '@playwright/test';
import type { Page, TestInfo } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { listen, siteHandler } from '../../../scripts/serve.mjs';
// What the page offers as `window.bench` is declared there.
import type {} from '../page/main.ts';

export interface Row {
  readonly name: string;
  readonly value: number;
  /** Ratios have no unit: "×". Milliseconds are told as a share of a budget, since machines differ. */
  readonly unit: 'bytes' | '×' | 'of budget';
  /** At most, or for gains at least, this much. */
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly note?: string;
}

export const ROW = 'row';

export function record(info: TestInfo, row: Row): void {
  info.annotations.push({ type: ROW, description: JSON.stringify(row) });
}

const FOLDER = fileURLToPath(new URL('../../../test-results/bench-page/', import.meta.url));

/** `benchUrl`: where the page with the parts is served. */
export const test = base.extend<object, { benchUrl: string }>({
  benchUrl: [
    async ({ browserName: _ }, use) => {
      const site = siteHandler({ root: FOLDER });
      const server = await listen((request, response) => void site(request, response));
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],
});
/** Its words arrive after the page has loaded, and it offers nothing before. */
export async function openBench(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in window);
}
export { expect } from '@playwright/test';
