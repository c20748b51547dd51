/**
 * Numbers and texts as anybody can read them off the page: by role and accessible name, in full precision
 * from `<data value>`. Everything of one panel is read at one moment.
 */
import type { Locator, Page } from '@playwright/test';

export interface TokenOnPage {
  /** With visible blanks: `·Mary`. */
  readonly label: string;
  readonly id: number;
  /** The accessible name: `token 2, ·Mary, id 5335`. */
  readonly description: string;
}

export interface CandidateOnPage {
  readonly label: string;
  readonly id: number;
  readonly logit: number;
  readonly probability: number;
  /** Probability of the model alone; the same while no control does anything. */
  readonly base: number;
  /** After the repetition penalty; null while there is none. */
  readonly penalized: number | null;
  readonly isRemoved: boolean;
}

export interface CandidatesOnPage {
  readonly rows: readonly CandidateOnPage[];
  /** Probability of all the tokens without a row of their own. */
  readonly rest: number;
  readonly restCount: number;
}

export const prompt = (page: Page): Locator => page.getByRole('textbox', { name: 'Prompt' });
export const tokenList = (page: Page): Locator => page.getByRole('list', { name: 'Tokens', exact: true });
export const tokenItems = (page: Page): Locator => tokenList(page).getByRole('listitem');
export const candidateTable = (page: Page): Locator => page.getByRole('table', { name: 'Next token' });
export const attentionTable = (page: Page): Locator => page.getByRole('table', { name: 'Attention weights' });
export const statusLine = (page: Page): Locator => page.getByRole('status').first();
export const nextTokenButton = (page: Page): Locator => page.getByRole('button', { name: 'Next token', exact: true });
export const undoButton = (page: Page): Locator => page.getByRole('button', { name: 'Undo', exact: true });
export const slider = (page: Page, name: string): Locator => page.getByRole('slider', { name, exact: true });
/** A control's box, for values typed exactly. */
export const exactBox = (page: Page, name: string): Locator =>
  page.getByRole('spinbutton', { name: `${name}, exact`, exact: true });

export async function readTokens(page: Page): Promise<TokenOnPage[]> {
  return tokenItems(page).evaluateAll((items) =>
    items.map((item) => ({
      label: item.querySelector('button')?.textContent ?? '',
      id: Number(item.querySelector('data')?.value),
      description: item.querySelector('button')?.getAttribute('aria-label') ?? '',
    })),
  );
}

/** The tokens' texts, with the signs for blanks turned back; whole characters only. */
export async function readPieces(page: Page): Promise<string[]> {
  const tokens = await readTokens(page);
  return tokens.map(({ label }) => label.replaceAll('·', ' ').replaceAll('⏎', '\n').replaceAll('⇥', '\t'));
}

export async function readCandidates(page: Page): Promise<CandidatesOnPage> {
  return candidateTable(page).evaluate((table) => {
    const names = [...table.querySelectorAll('thead th')].map((cell) => cell.textContent.trim());
    const valueIn = (row: Element, name: string) => {
      const value = row.querySelectorAll('td')[names.indexOf(name)]?.querySelector('data')?.value;
      return value === undefined || value === '' ? null : Number(value);
    };
    const rows = [...table.querySelectorAll('tbody tr')].map((row) => {
      const probability = valueIn(row, 'probability') ?? NaN;
      return {
        label: row.querySelector('button')?.textContent ?? '',
        id: valueIn(row, 'id') ?? NaN,
        logit: valueIn(row, 'logit') ?? NaN,
        probability,
        base: valueIn(row, 'model alone') ?? probability,
        penalized: valueIn(row, 'penalty'),
        isRemoved: row.textContent.includes('removed by'),
      };
    });
    const foot = table.querySelector('tfoot');
    const numbers = [...(foot?.querySelectorAll('data') ?? [])];
    return {
      rows,
      rest: Number(numbers.at(-1)?.value ?? 0),
      restCount: Number(/[\d,]+/.exec(foot?.textContent ?? '')?.[0].replaceAll(',', '') ?? 0),
    };
  });
}

/** Queries × keys of the head on show; 0 where the mask is. */
export async function readAttention(page: Page): Promise<number[][]> {
  return attentionTable(page).evaluate((table) =>
    [...table.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('data')].map(({ value }) => Number(value)),
    ),
  );
}

/** The number under a term of a description list in a region: `removed` in `Next token`. */
export async function readFact(page: Page, region: string, term: string): Promise<number> {
  return page.getByRole('region', { name: region }).evaluate((section, name) => {
    const found = [...section.querySelectorAll('dt')].find((item) => item.textContent.trim() === name);
    const numbers = [...(found?.nextElementSibling?.querySelectorAll('data') ?? [])];
    return Number(numbers.at(-1)?.value ?? NaN);
  }, term);
}

/** How many tokens the status line says are computed, run or kept. */
export async function readComputedLength(page: Page): Promise<number> {
  const said = (await statusLine(page).textContent()) ?? '';
  const [, computed, reused] = /Computed (\d+) tokens? in .+?, (\d+) from the cache/.exec(said) ?? [];
  const [, shown] = /Showing (\d+) token/.exec(said) ?? [];
  return computed === undefined ? Number(shown ?? 0) : Number(computed) + Number(reused);
}
