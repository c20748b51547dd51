/**
 * What axe finds, as lines to read: whatever is serious or critical, every target that is too small to be hit (24 CSS
 * pixels and no room around, WCAG 2.2), every landmark that is not one.
 */
import type { Page } from '@playwright/test';
import axeCore, { type Result, type RunOptions } from 'axe-core';

/** What is looked at in every view at every size; told whatever weight axe gives it. */
const OF_EVERY_VIEW = [
  'target-size',
  'landmark-banner-is-top-level',
  'landmark-no-duplicate-banner',
  'landmark-unique',
  'landmark-one-main',
  'aria-required-children',
  'aria-required-parent',
  'aria-allowed-role',
];

/** `part`: a selector; the whole page unless told. */
export async function findAxeFaults(page: Page, part?: string): Promise<string[]> {
  const violations = await run(page, { rules: { 'target-size': { enabled: true } } }, part);
  return linesOf(
    violations.filter(({ id, impact }) => OF_EVERY_VIEW.includes(id) || impact === 'serious' || impact === 'critical'),
  );
}

/** Sizes of targets, landmarks and rows alone: a tenth of the time. */
export async function findTargetFaults(page: Page): Promise<string[]> {
  return linesOf(await run(page, { runOnly: OF_EVERY_VIEW }));
}

/**
 * Only violations are described: axe would else write a selector for every element that passes. It is put into a page
 * once: reading its half a million characters takes as long as one of its shorter looks.
 */
async function run(page: Page, options: RunOptions, part?: string): Promise<Result[]> {
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => 'axe' in window)) continue;
    await frame.evaluate(axeCore.source);
    // Frames of another origin answer as well.
    await frame.evaluate(() => window.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }));
  }
  return page.evaluate(async ([only, settings]) => (await window.axe.run(only ?? document, settings)).violations, [
    part,
    { ...options, resultTypes: ['violations'] } satisfies RunOptions,
  ] as const);
}

declare global {
  interface Window {
    readonly axe: typeof axeCore;
  }
}

/** Where layers stand closer than that, the list *Layer* above the picture opens them as well. */
const HAS_ANOTHER_WAY = /Open the block of layer/;
/** Of a row that has slid under the foot of its table one sees, and can hit, as much as one scrolls to. */
const UNDER_ANOTHER = /partially obscured/;

const linesOf = (violations: readonly Result[]) =>
  violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(
        ({ html, failureSummary = '' }) =>
          id !== 'target-size' || !(UNDER_ANOTHER.test(failureSummary) || HAS_ANOTHER_WAY.test(html)),
      )
      .map(({ target, html, failureSummary = '' }) =>
        [id, target.join(' '), html.slice(0, 160), failureSummary.replaceAll(/\s+/g, ' ')].join(' | '),
      ),
  );
