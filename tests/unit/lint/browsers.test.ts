/** What the oldest promised browsers lack is found: by lint and types in the source, by its patterns in what is built. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NEWER_CALLS, NEWER_STYLES } from '../../../scripts/lint/browsers.mjs';
import { lint } from './lint.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('lint', () => {
  const lacking = {
    'URL.parse(address)': 'Firefox 126, Safari 18',
    'AbortSignal.any([])': 'Firefox 124, Safari 17.4',
    'new Intl.Segmenter()': 'Firefox 125',
    'new Intl.DurationFormat()': 'Firefox 136',
    'element.checkVisibility()': 'Safari 17.4',
    'window.requestIdleCallback(f)': 'Not in Safari',
    'element.scrollIntoViewIfNeeded()': 'Not in Firefox',
  };
  const said = lint(Object.fromEntries(Object.keys(lacking).map((code, at) => [`src/model/${at}.ts`, `${code};`])));

  it.each(Object.entries(lacking))('refuses %s, and says who lacks it', (code, who) => {
    const [words, ...more] = said[`src/model/${Object.keys(lacking).indexOf(code)}.ts`] ?? [];
    expect(words).toContain(who);
    expect(words).toContain('ask whether it is there, and do without it where it is not.');
    expect(more).toEqual([]);
  });
});

describe('the patterns for what is built', () => {
  it.each(['a.toWellFormed()', 'Promise.try(f)', 'Object.groupBy(a,f)', 'URL.parse(x)', 'new RegExp(a,"gv")'])(
    'find %s',
    (code) => {
      expect(code.match(NEWER_CALLS)).not.toBeNull();
    },
  );
  it.each(['a.replace(b)', 'URL.canParse(x)', 'new RegExp(a,"gu")', 'typeof Intl.Segmenter', 'a.union(b)'])(
    'let %s pass',
    (code) => {
      expect(code.match(NEWER_CALLS)).toBeNull();
    },
  );
});

describe('style sheets', () => {
  const sheets = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  );

  it('declare nothing that one of these browsers throws away whole', () => {
    expect(sheets.length).toBeGreaterThan(50);
    for (const name of sheets) {
      const css = readFileSync(`${root}src/${name}`, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
      for (const { pattern, instead } of NEWER_STYLES) expect(css.match(pattern), `${name}: ${instead}`).toBeNull();
    }
  });

  it('give a text without words for a voice where they give one with them', () => {
    for (const name of sheets) {
      const css = readFileSync(`${root}src/${name}`, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
      for (const [, content, voice] of css.matchAll(/content: ([^;]*?) (\/) '[^']*';/g))
        expect(voice && css.includes(`content: ${content};`), name).toBe(true);
    }
  });
});
