/**
 * The map of embeddings moves within a frame, with as many tokens as GPT-2 has: what the page's thread computes for a
 * move of the hand, from the event to the frame, on a screen with one device pixel a pixel and on one with four.
 */
import type { CDPSession } from '@playwright/test';
import { openBench, record, test } from './support/measure.ts';

const FRAME_MILLISECONDS = 16;
const TOKENS = 50_257;
const MOVES = 60;

for (const deviceScaleFactor of [1, 2])
  test.describe(`with ${deviceScaleFactor} pixels for one`, () => {
    test.use({ deviceScaleFactor, viewport: { width: 1440, height: 900 } });

    test('the map of 50,257 tokens is dragged, zoomed and pointed into', async ({ page, benchUrl }, info) => {
      await openBench(page, benchUrl);
      await page.evaluate((count) => window.bench.showTokenMap(count), TOKENS);
      const map = page.getByRole('application', { name: /^Map of tokens/ });
      const box = (await map.boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.mouse.click(x, y);

      const gestures = {
        zoomed: async (at: number) => page.mouse.wheel(0, at % 20 < 10 ? -120 : 120),
        dragged: async (at: number) => page.mouse.move(x + 3 * (at % 20), y + 2 * (at % 15)),
        'pointed into': async (at: number) => page.mouse.move(x - 5 * (at % 40), y - 3 * (at % 30)),
      };
      for (const [name, move] of Object.entries(gestures)) {
        if (name === 'dragged') await page.mouse.down();
        for (let at = 0; at < 20; at++) await move(at);
        const before = await computed(session);
        for (let at = 0; at < MOVES; at++) await move(at);
        const each = ((await computed(session)) - before) / MOVES;
        if (name === 'dragged') await page.mouse.up();
        record(info, {
          name: `map of 50,257 tokens ${name}, ${deviceScaleFactor ** 2} pixels for one, of a frame`,
          value: each / FRAME_MILLISECONDS,
          unit: 'of budget',
          atMost: 1,
        });
      }
    });
  });

/** Milliseconds that the page's thread has computed: what else the machine does leaves it out. */
async function computed(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}
