/**
 * What a model takes of memory while it is opened, against its file: the whole renderer, page, worker and runtime, as
 * Linux counts it. Elsewhere a process cannot be asked for its peak, and nothing is measured.
 */
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enterModel, modelFolder } from '../../scripts/node/siteModels.ts';
import { DIST, startStaticServer } from '../browser/support/staticServer.ts';
import { waitForPrediction } from '../browser/support/workbench.ts';
import { expect, record, test } from './support/measure.ts';
import { findRenderer, memoryOf, resetPeak } from './support/processMemory.ts';
import { GPT2_SMALL, makeGpt2 } from './page/makeGpt2.ts';

const ID = 'site/full-size';
const TOKENS = 'tests/golden/hub/current/';

for (const [stored, file, atMost] of [
  ['int8', 'model_quantized.onnx', 3],
  ['float16', 'model_fp16.onnx', 3],
  // As much as `memoryNeed` counts on.
  ['float32', 'model.onnx', 2.1],
] as const)
  test(`memory while GPT-2 small's size is opened, ${stored}`, async ({ browserName: _ }, info) => {
    test.skip(process.platform !== 'linux', 'Only Linux tells the peak of a process.');
    const root = mkdtempSync(join(tmpdir(), 'glassbox-memory-'));
    const folder = (name: string) => join(root, name);
    cpSync(DIST, folder('site'), { recursive: true });
    const bytes = makeGpt2(GPT2_SMALL, stored);
    await offerModel(folder('site'), file, bytes);
    const site = await startStaticServer({ root: folder('site') });
    // A profile on disk: what a private window keeps lies in memory.
    const { launchOptions } = info.project.use;
    const context = await chromium.launchPersistentContext(folder('profile'), launchOptions ?? {});
    try {
      const page = await context.newPage();
      await page.goto(`${site.url}#text=Once`);
      await waitForPrediction(page);
      const renderer = findRenderer();
      const before = memoryOf(renderer).now;
      resetPeak(renderer);
      await openModel(page);
      const { now, peak } = memoryOf(renderer);
      const size = bytes.length;
      const [mega, base] = [(count: number) => `${Math.round(count / 1e6)} MB`, Math.round(before / 1e6)];
      const note = `${mega(size)}; at most ${mega(peak)}, then ${mega(now)}, with ${base} MB of the page before it`;
      const name = `memory at load beyond the page's ÷ file, GPT-2 small's size, ${stored}`;
      record(info, { name, value: (peak - before) / size, unit: '×', atMost, note });
    } finally {
      await context.close();
      await site.close();
      rmSync(root, { recursive: true });
    }
  });

/** On the site's own menu. */
async function offerModel(site: string, file: string, bytes: Uint8Array): Promise<void> {
  const folder = modelFolder(site, ID);
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const name of ['tokenizer.json', 'tokenizer_config.json']) cpSync(join(TOKENS, name), join(folder, name));
  const { layerCount, headCount, width, vocabularySize, contextLength } = GPT2_SMALL;
  const config = {
    model_type: 'gpt2',
    architectures: ['GPT2LMHeadModel'],
    vocab_size: vocabularySize,
    n_positions: contextLength,
    n_ctx: contextLength,
    n_embd: width,
    n_layer: layerCount,
    n_head: headCount,
    activation_function: 'gelu_new',
    layer_norm_epsilon: 1e-5,
    bos_token_id: 999,
    eos_token_id: 999,
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'onnx', file), bytes);
  const facts = { layers: layerCount, heads: headCount, parameters: 124e6, isOpen: true, licence: null };
  await enterModel(site, { id: ID, bytes: bytes.length, ...facts });
}

async function openModel(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Model:/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Models', exact: true });
  await sheet.getByRole('list', { name: 'From this site' }).getByRole('button', { name: 'Choose' }).click();
  const [use, anyway] = [/^Download .* and use$/, 'Try anyway'].map((name) => sheet.getByRole('button', { name }));
  await expect(use!.or(anyway!)).toBeVisible();
  if (await anyway!.isVisible()) await anyway!.click();
  await use!.click();
  await expect(sheet).toBeHidden();
  await waitForPrediction(page);
}
