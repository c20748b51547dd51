/** A step of a lesson as it stands on the page, read at one moment: a walk through the course asks for it three hundred times. */
import { expect, type Page } from '@playwright/test';

export interface StepOnShow {
  readonly title: string;
  readonly isTitleInView: boolean;
  readonly prose: string;
  /** Whether the prose shows this as words of their own, for example "2 of 8". */
  readonly isAtPlace: boolean;
  /** Zones of the stage with their words, sorted by name. */
  readonly zones: readonly (readonly [name: string, words: string])[];
}

export function readStep(page: Page, place: string): Promise<StepOnShow> {
  return page.evaluate((wanted) => {
    const wordsOf = (element: Element | null | undefined) =>
      (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    const article = document.querySelector('article');
    const title = article?.querySelector('h1');
    const box = title?.getBoundingClientRect();
    return {
      title: wordsOf(title),
      isTitleInView: box !== undefined && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      prose: wordsOf(article),
      isAtPlace: [...(article?.querySelectorAll('*') ?? [])].some(
        (part) => part.childElementCount === 0 && wordsOf(part) === wanted && part.checkVisibility(),
      ),
      zones: [...document.querySelectorAll('#learn [data-zone]')]
        .map((zone): [string, string] => [zone.getAttribute('data-zone') ?? '', wordsOf(zone)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  }, place);
}

/** Waits until nothing is wrong any more; what still is, is told. */
export async function expectNoFaults(
  page: Page,
  place: string,
  faultsOf: (step: StepOnShow) => readonly (string | false)[],
): Promise<void> {
  await expect
    .poll(async () => faultsOf(await readStep(page, place)).filter(Boolean), { intervals: [20, 50, 100, 250] })
    .toEqual([]);
}
