/**
 * What axe finds wrong on the page, one line for each element. Only violations are described, and the page is read as
 * one frame: axe would else write a selector for every element that passes, and open a blank page to put frames together.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** `within`: a part of the page, by selector. `mild`: also what is neither serious nor critical. */
export async function findBarriers(page: Page, { within = '', mild = false } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (within === '' ? axe : axe.include(within)).analyze();
  return violations
    .filter(({ impact }) => mild || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
}
