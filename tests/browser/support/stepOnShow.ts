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
  /** What the line in the header says to those who do not look. */
  readonly status: string;
  /** Whether a grid or the table of the next token is there, in any place. */
  readonly hasNumbers: boolean;
  readonly isNextDisabled: boolean;
  /** Views that are known by something on the stage. */
  readonly signs: readonly string[];
}

/** What a view is known by, where it stands: an element, and its name or the words it begins with. */
export const SIGNS: Readonly<Record<string, [selector: string, name: string]>> = {
  verb: ['button', 'Next token'],
  prompt: ['textarea', 'Prompt'],
  tokens: ['ol, ul', 'Tokens'],
  next: ['table', 'Next token'],
  compare: ['h2, h3', 'How the text goes on'],
  attribution: ['ol, ul', 'Strongest parts'],
};

export function readStep(page: Page, place: string): Promise<StepOnShow> {
  return page.evaluate(readInPage, { wanted: place, known: Object.entries(SIGNS) });
}

/** Runs in the page. */
function readInPage({
  wanted,
  known,
}: {
  wanted: string;
  known: [view: string, sign: [string, string]][];
}): StepOnShow {
  const wordsOf = (element: Element | null | undefined) => (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  const isOnShow = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden="true"]');
  const nameOf = (element: Element) =>
    element.getAttribute('aria-label') ??
    wordsOf((element instanceof HTMLTextAreaElement && element.labels[0]) || element);
  const parts = (selector: string, around: ParentNode = document) =>
    [...around.querySelectorAll(selector)].filter(isOnShow);
  const stage = document.querySelector('#learn [data-zone]')?.parentElement;
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
    status: wordsOf(parts('[role="status"], output')[0]),
    hasNumbers: parts('[role="grid"]').length > 0 || parts('table').some((table) => nameOf(table) === 'Next token'),
    isNextDisabled: parts('button').some((button) => nameOf(button) === 'Next step' && button.matches(':disabled')),
    signs: known
      .filter(([, [selector, name]]) => stage && parts(selector, stage).some((part) => nameOf(part).startsWith(name)))
      .map(([view]) => view),
  };
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
