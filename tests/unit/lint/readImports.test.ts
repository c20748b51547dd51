/** Every import of a file is seen, whatever its form and whatever stands around it. */
import { describe, expect, it } from 'vitest';
import { pathOf, readImports } from '../../../scripts/lint/readImports.mjs';

const names = (code: string) => readImports('src/views/some/NeverWritten.tsx', code).map(({ name }) => name);

describe('readImports', () => {
  it.each([
    `import './a.ts';`,
    `import a from "./a.ts";`,
    `import * as a from './a.ts';`,
    `import { b, type c } from './a.ts';`,
    `import {} from './a.ts';`,
    `import type { b } from './a.ts';`,
    `import a from './a.ts' with { type: 'json' };`,
    `export * from './a.ts';`,
    `export * as a from './a.ts';`,
    `export { b, c as d } from './a.ts';`,
    `export type { b } from './a.ts';`,
    `void import('./a.ts');`,
    'void import(`./a.ts`);',
    `const a = async () => (await import(/* later */ './a.ts')).b;`,
  ])('sees %s', (code) => {
    expect(names(code)).toEqual(['./a.ts']);
  });

  it('sees them beside whatever looks like the beginning or the end of a text', () => {
    const around = 'const a = /`/; const b = <p>don’t, don\'t ` "</p>; const c = `${"`"}`; // `';
    expect(names(`${around}\nvoid import('./a.ts');\n${around}\nexport * from './b.ts';`)).toEqual([
      './a.ts',
      './b.ts',
    ]);
  });

  it('knows how a name begins that is put together when the page runs, and leaves out one that is all unknown', () => {
    expect(names('void import(`./a/${b}.ts`); void import(c);')).toEqual(['./a/']);
  });

  it('tells the line, wide characters before it or not', () => {
    expect(
      readImports('src/a.ts', `// 😀 ü\n\nimport a from './a.ts'; const b = '😀';\nvoid import('./c.ts');`),
    ).toEqual([
      { name: './a.ts', line: 3 },
      { name: './c.ts', line: 4 },
    ]);
  });

  it('says which file it cannot read', () => {
    expect(() => readImports('src/a.ts', 'import from from from')).toThrow('src/a.ts cannot be read');
  });
});

describe('pathOf', () => {
  it.each([
    ['./a.ts', 'src/views/some/a.ts'],
    ['./deep/a.ts', 'src/views/some/deep/a.ts'],
    ['../other/a.ts', 'src/views/other/a.ts'],
    ['@/model/a.ts', 'src/model/a.ts'],
    ['./a.svg?raw', 'src/views/some/a.svg'],
    ['react', undefined],
    ['@xenova/transformers', undefined],
  ])('%s is %s', (name, path) => {
    expect(pathOf('src/views/some/NeverWritten.tsx', name)).toBe(path);
  });
});
