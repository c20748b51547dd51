/**
 * What axe finds, as lines to read: whatever is serious or critical, every target that is too small to be hit (24 CSS
 * pixels and no room around, WCAG 2.2), every landmark that is not one.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

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

/**
 * The page is read as one frame, and only violations are described: axe would else write a selector for every element
 * that passes, and open a blank page to put frames together.
 */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

/** `part`: a selector; the whole page unless told. */
export async function findAxeFaults(page: Page, part?: string): Promise<string[]> {
  const builder = axe(page).options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  return linesOf(
    violations.filter(({ id, impact }) => OF_EVERY_VIEW.includes(id) || impact === 'serious' || impact === 'critical'),
  );
}

/** Sizes of targets, landmarks and rows alone: a tenth of the time. */
export async function findTargetFaults(page: Page): Promise<string[]> {
  const builder = axe(page).options({ runOnly: OF_EVERY_VIEW, resultTypes: ['violations'] });
  return linesOf((await builder.analyze()).violations);
}

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/** Where layers stand closer than that, the list *Layer* above the picture opens them as well. */
const HAS_ANOTHER_WAY = /Open the block of layer/;
/** Of a row that has slid under the foot of its table one sees, and can hit, as much as one scrolls to. */
const UNDER_ANOTHER = /partially obscured/;

const linesOf = (violations: Violations) =>
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
