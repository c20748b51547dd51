/** What the oldest promised browsers lack is found: by lint and types in the source, by its patterns in what is built. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { NEWER_CALLS, NEWER_PROPERTIES, NEWER_STYLES } from '../../../scripts/lint/browsers.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('lint', () => {
  it('refuses every property that one of these browsers lacks', async () => {
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: { rules: { 'no-restricted-properties': ['error', ...NEWER_PROPERTIES] } },
    });
    for (const { object = 'element', property, message } of NEWER_PROPERTIES) {
      const [result] = await eslint.lintText(`${object}.${property}();`);
      expect(result?.messages.map((each) => each.message).join(), property).toContain(message);
    }
    const config: unknown = await new ESLint({ cwd: root }).calculateConfigForFile(`${root}src/model/Any.ts`);
    expect(JSON.stringify(config)).toContain('requestIdleCallback');
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
