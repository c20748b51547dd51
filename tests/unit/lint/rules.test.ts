/**
 * That the rules reach the files they are meant for, and no others: proved by files that break them. What each rule
 * finds is its authors' to test.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

/** [the rule, or words of ours that it says, the file, what breaks it] */
const BROKEN: readonly (readonly [rule: string, path: string, code: string])[] = [
  ['use the seeded generator in model', 'src/model/chance.ts', 'export const draw = Math.random();'],
  ['no-console', 'src/engine/said.ts', 'console.log(1);'],
  ['rules-of-hooks', 'src/views/some/Hook.tsx', 'export function Hook() { if (a) useState(0); return null; }'],
  [
    'exhaustive-deps',
    'src/elements/Effect.tsx',
    'export function Effect({ id }: P) { useEffect(() => f(id), []); return null; }',
  ],
  [
    'refs',
    'src/app/Ref.tsx',
    'export function Ref() { const ref = useRef(null); return <p>{String(ref.current)}</p>; }',
  ],
  ['require-module-specifiers', 'src/store/nothing.ts', `export {} from '@/engine/Engine.ts';`],
  ['max-lines', 'src/draw/long.ts', 'f();\n'.repeat(301)],
  ['max-lines', 'tests/unit/long.test.ts', 'f();\n'.repeat(401)],
  ['no-explicit-any', 'tests/unit/any.test.ts', 'export const any = (a: any): unknown => a;'],
  ['consistent-type-imports', 'vite.config.ts', `import { A } from './a.ts';\nexport const a = (b: A): A => b;`],
  ['consistent-type-imports', 'src/model/annotation.ts', `export type A = import('@/engine/Engine.ts').Engine;`],
  ['no-unused-vars', 'src/model/unused.ts', 'const unused = 1;'],
  ['no-unused-vars', 'scripts/unused.mjs', 'const _unused = 1;'],
  ['no-undef', 'scripts/page.mjs', 'document.title = "";'],
  ['no-undef', 'public/script.js', 'process.exit();'],
  ['eqeqeq', 'scripts/equal.mjs', 'process.exitCode = process.argv.length == 2 ? 1 : 0;'],
  ['no-empty', 'tests/browser/empty.spec.ts', 'try {\n  f();\n} catch {}'],
  ['Unused', 'src/model/needless.ts', '// oxlint-disable-next-line no-console -- nothing is said here\nf();'],
  [
    'no-console',
    'src/model/other.ts',
    '// eslint-disable-next-line no-console -- in words of another program\nconsole.log(1);',
  ],
];

/** Files that break none of their own rules. */
const WHOLE: readonly (readonly [path: string, code: string])[] = [
  ['scripts/say.mjs', 'console.log(process.argv);'],
  ['tests/unit/chance.test.ts', 'export const draw = Math.random();'],
  ['tests/unit/short.test.ts', 'f();\n'.repeat(400)],
  ['src/model/index.ts', 'export const first = (list: number[], _rest?: number) => list[0]!;'],
  ['src/model/allowed.ts', '// oxlint-disable-next-line no-console -- it may be said here\nconsole.log(1);'],
  ['src/trainer/kernels/assembly/kernel.ts', 'console.log(Math.random());'],
];

describe('lint', () => {
  const said = lint(Object.fromEntries([...BROKEN.map(([, path, code]) => [path, code] as const), ...WHOLE]));

  it.each(BROKEN)('says “%s” of %s', (rule, path) => {
    expect(said[path]).toEqual([expect.stringContaining(rule)]);
  });

  it.each(WHOLE)('has nothing to say of %s', (path) => {
    expect(said[path]).toEqual([]);
  });
});

/** Lint reads a script without imports as one that may do what no module may; a number such as 010 passes there. */
it('would have nothing to say of the scripts of public if they were modules', () => {
  const folder = fileURLToPath(new URL('../../../public/', import.meta.url));
  const errors = (code: string) =>
    parseSync('public.js', code, { sourceType: 'module', showSemanticErrors: true }).errors.map(
      ({ message }) => message,
    );
  expect(errors('f(010);')).toHaveLength(1);
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.js')))
    expect(errors(readFileSync(folder + name, 'utf8')), name).toEqual([]);
});
