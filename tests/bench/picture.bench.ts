/** The picture: a choice redrawn within a frame, a new token within a tenth of a second, at 40 columns. */
import { openBench, record, test } from './support/measure.ts';

const FRAME_MILLISECONDS = 16;
const TOKEN_MILLISECONDS = 100;
const COLUMNS = 40;
const CHOICES = ['layer', 'head', 'query', 'hover'] as const;
/** No budget is set for these: another view is opened or the whole picture is drawn. */
const ZOOMS = ['nearer', 'further'] as const;

for (const { name, layers, heads } of [
  { name: 'the embedded size', layers: 6, heads: 6 },
  { name: 'GPT-2 small’s size', layers: 12, heads: 12 },
])
  test(`the picture at ${COLUMNS} columns, ${name}`, async ({ page, benchUrl }, info) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openBench(page, benchUrl);
    const times = await page.evaluate((size) => window.bench.timePicture(size), { layers, heads, columns: COLUMNS });
    record(info, {
      name: `new token in the picture, ${name}, of ${TOKEN_MILLISECONDS} ms`,
      value: times.token.median / TOKEN_MILLISECONDS,
      unit: 'of budget',
      atMost: 1,
      note: `fastest ${percent(times.token.best, TOKEN_MILLISECONDS)}, 19 of 20 within ${percent(times.token.p95, TOKEN_MILLISECONDS)}`,
    });
    for (const zoom of ZOOMS)
      record(info, {
        name: `picture, zoom ${zoom}, ${name}, of ${TOKEN_MILLISECONDS} ms`,
        value: times[zoom].median / TOKEN_MILLISECONDS,
        unit: 'of budget',
        note: `fastest ${percent(times[zoom].best, TOKEN_MILLISECONDS)}`,
      });
    for (const choice of CHOICES)
      record(info, {
        name: `picture redrawn after ${choice}, ${name}, of a frame`,
        value: times[choice].median / FRAME_MILLISECONDS,
        unit: 'of budget',
        atMost: 1,
        note: `fastest ${percent(times[choice].best, FRAME_MILLISECONDS)}, 19 of 20 within ${percent(times[choice].p95, FRAME_MILLISECONDS)}`,
      });
  });

function percent(milliseconds: number, budget: number): string {
  return `${((100 * milliseconds) / budget).toFixed(0)} %`;
}
