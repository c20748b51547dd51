/**
 * The one-way rule is a lint error that says why: proved by linting files that break it and are never
 * written. The files they import must be there, so a room joins the test with its first file.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../../../scripts/lint/rooms.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const RULES = [
  'import-x/no-restricted-paths',
  'no-restricted-imports',
  'no-restricted-syntax',
  'no-restricted-properties',
  'no-console',
];
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => RULES.includes(ruleId),
});

/** What ESLint says of `code` in a file of `room`. */
async function complaints(room: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}src/${room}/NeverWritten.ts` });
  return (result?.messages ?? []).map(({ message }) => message);
}

/** Paths of a room's files from its folder, those inside folders of their own too. */
function filesOf(room: string): string[] {
  const folder = `${root}src/${room}`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.tsx?$/.test(name));
}

/** Every pair of rooms, with a file that stands behind no door. */
const pairs = Object.entries(ROOMS).flatMap(([room, { may, doors = {}, why }]) =>
  [...Object.keys(ROOMS), 'app']
    .filter((other) => other !== room)
    .flatMap((other) => {
      const file = filesOf(other).find((name) => !doors[other]?.includes(name));
      return file === undefined ? [] : [{ room, other, path: `@/${other}/${file}`, allowed: may.includes(other), why }];
    }),
);

describe('the one-way rule', () => {
  it.each(pairs.filter(({ allowed }) => !allowed))(
    'keeps $room from importing $other',
    async ({ room, other, path, why }) => {
      for (const code of [`import '${path}';`, `export * from '${path}';`, `void import('${path}');`])
        expect(await complaints(room, code), code).toEqual([
          expect.stringContaining(`One-way rule: ${room} must not import this from ${other}, because ${why}`),
        ]);
    },
  );

  it.each(pairs.filter(({ allowed }) => allowed))('lets $room import $other', async ({ room, path }) => {
    expect(await complaints(room, `import '${path}';`)).toEqual([]);
  });

  it('lets store through the doors of engine, and views through none', async () => {
    const code = `import '@/engine/Engine.ts'; import '@/engine/protocol.ts';`;
    expect(await complaints('store', code)).toEqual([]);
    expect(await complaints('views', code)).toHaveLength(2);
  });
});

describe('a view', () => {
  it('reaches into no other view, and shares through views/shared', async () => {
    const views = readdirSync(`${root}src/views`).filter((name) => name !== 'shared');
    expect(views.length).toBeGreaterThan(10);
    const other = (name: string) => filesOf(`views/${name === 'block' ? 'attention' : 'block'}`)[0]!;
    for (const view of views) {
      const neighbour = view === 'block' ? 'attention' : 'block';
      const reaching = `import '@/views/${neighbour}/${other(view)}';`;
      expect(await complaints(`views/${view}`, reaching), view).toEqual([
        expect.stringContaining('A view is a folder of its own'),
      ]);
      const own = filesOf(`views/${view}`)[0]!;
      const allowed = `import '@/views/shared/StoresContext.tsx'; import '@/views/${view}/${own}';`;
      expect(await complaints(`views/${view}`, allowed), view).toEqual([]);
    }
  });

  it('is not known to what views share', async () => {
    expect(await complaints('views/shared', `import '@/views/block/BlockView.tsx';`)).toHaveLength(1);
  });
});

describe('what only one room may import', () => {
  it.each(Object.keys(ROOMS).filter((room) => room !== 'engine'))('keeps the runtime out of %s', async (room) => {
    for (const name of ['@xenova/transformers', 'onnxruntime-web', 'onnxruntime-web/webgpu'])
      for (const code of [`import '${name}';`, `void import('${name}');`])
        expect((await complaints(room, code)).join(), code).toContain('Only engine may import the runtime');
  });

  it('lets engine import the runtime', async () => {
    expect(await complaints('engine', `import 'onnxruntime-web/webgpu';`)).toEqual([]);
  });

  it.each(['model', 'engine', 'recording', 'trainer', 'store', 'draw'])('keeps React out of %s', async (room) => {
    for (const name of ['react', 'react-dom/client', 'react-i18next', 'zustand'])
      expect((await complaints(room, `import '${name}';`)).join(), name).toContain('React starts at elements');
    expect(await complaints(room, `import 'zustand/vanilla';`)).toEqual([]);
  });
});

it('forbids paths that climb, chance without a seed, and the console', async () => {
  expect((await complaints('model', `import '../engine/protocol.ts';`)).join()).toContain('by its room');
  expect((await complaints('model', 'export const draw = Math.random();')).join()).toContain('seeded generator');
  expect(await complaints('model', 'console.log(1);')).toHaveLength(1);
});
