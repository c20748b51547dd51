/**
 * The one-way rule is an error of `npm run check` that says why: proved by files that break it and are never written. A
 * room joins the test with its first file.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readImports } from '../../../scripts/lint/readImports.mjs';
import { refuse, ROOMS } from '../../../scripts/lint/rooms.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Why `code` is refused in a file of `room`. */
function complaints(room: string, code: string): string[] {
  const file = `src/${room}/NeverWritten.ts`;
  return readImports(file, code).flatMap(({ name }) => refuse(file, name));
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
    ({ room, other, path, why }) => {
      for (const code of [`import '${path}';`, `export * from '${path}';`, `void import('${path}');`])
        expect(complaints(room, code), code).toEqual([
          expect.stringContaining(`One-way rule: ${room} must not import this from ${other}, because ${why}`),
        ]);
    },
  );

  it.each(pairs.filter(({ allowed }) => allowed))('lets $room import $other', ({ room, path }) => {
    expect(complaints(room, `import '${path}';`)).toEqual([]);
  });

  it('lets store through the doors of engine, and views through none', () => {
    const code = `import '@/engine/Engine.ts'; import '@/engine/protocol.ts';`;
    expect(complaints('store', code)).toEqual([]);
    expect(complaints('views', code)).toHaveLength(2);
  });
});

describe('a view', () => {
  it('reaches into no other view, and shares through views/shared', () => {
    const views = readdirSync(`${root}src/views`).filter((name) => name !== 'shared');
    expect(views.length).toBeGreaterThan(10);
    const other = (name: string) => filesOf(`views/${name === 'block' ? 'attention' : 'block'}`)[0]!;
    for (const view of views) {
      const neighbour = view === 'block' ? 'attention' : 'block';
      const reaching = `import '@/views/${neighbour}/${other(view)}';`;
      expect(complaints(`views/${view}`, reaching), view).toEqual([
        expect.stringContaining('A view is a folder of its own'),
      ]);
      const own = filesOf(`views/${view}`)[0]!;
      const allowed = `import '@/views/shared/StoresContext.tsx'; import '@/views/${view}/${own}';`;
      expect(complaints(`views/${view}`, allowed), view).toEqual([]);
    }
  });

  it('is not known to what views share', () => {
    expect(complaints('views/shared', `import '@/views/block/BlockView.tsx';`)).toHaveLength(1);
  });
});

describe('what only one room may import', () => {
  it.each(Object.keys(ROOMS).filter((room) => room !== 'engine'))('keeps the runtime out of %s', (room) => {
    for (const name of ['@xenova/transformers', 'onnxruntime-web', 'onnxruntime-web/webgpu'])
      for (const code of [`import '${name}';`, `void import('${name}');`])
        expect(complaints(room, code).join(), code).toContain('Only engine may import the runtime');
  });

  it('lets engine import the runtime', () => {
    expect(complaints('engine', `import 'onnxruntime-web/webgpu';`)).toEqual([]);
  });

  it.each(['model', 'engine', 'recording', 'trainer', 'store', 'draw'])('keeps React out of %s', (room) => {
    for (const name of ['react', 'react-dom/client', 'react-i18next', 'zustand'])
      expect(complaints(room, `import '${name}';`).join(), name).toContain('React starts at elements');
    expect(complaints(room, `import 'zustand/vanilla';`)).toEqual([]);
  });
});

it('forbids paths that climb', () => {
  for (const path of ['../engine/protocol.ts', '@/model/../engine/protocol.ts', './some/../../engine/protocol.ts'])
    expect(complaints('model', `import '${path}';`).join(), path).toContain('by its room');
});
