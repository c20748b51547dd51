/**
 * A scene as the fragment of an address (after #), which browsers never send to a server: the text stays with the
 * visitor. One readable field for each thing that differs from what the page shows at first. An address without `v`
 * is of version 1: the same fields, fewer of them.
 */
import { MAX_ADDRESS_TEXT } from './textSlices.ts';
import type { LeftOut } from './leftOut.ts';
import { INITIAL_SCENE, ROWS, SCENE_VERSION, SLICES, type Scene } from './scene.ts';
import type { Slice } from './slice.ts';
import { isSame } from './sameValue.ts';

/** Far above the longest address this page writes; what comes after it is not read. */
const MOST_CHARACTERS = 400_000;

export interface ReadAddress {
  readonly scene: Scene;
  /** False: the address says nothing of a text, which is something else than an empty one. */
  readonly hasText: boolean;
  readonly leftOut: readonly LeftOut[];
}

/** The fragment, without #. The text is in it in any case. */
export function writeAddress(scene: Scene): string {
  const written = ROWS.flatMap(([key, row]) =>
    key === 'text' || isSame(scene[key], row.initial) ? [] : [row.write(scene[key])],
  );
  const { text, ...behind } = SLICES.text.write(scene.text);
  return new URLSearchParams(
    Object.assign({ text }, ...written, behind, { v: String(SCENE_VERSION) }) as Record<string, string>,
  ).toString();
}

/** Read the fragment of an address, with or without its #. Whatever it is, this gives a scene. */
export function readAddress(fragment: string): ReadAddress {
  const leftOut: LeftOut[] = [];
  let given: Record<string, string> = {};
  // An empty field says nothing; an empty text is one. Of a field that is there twice, the first counts.
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, '').slice(0, MOST_CHARACTERS)))
    if ((value !== '' || name === 'text') && !Object.hasOwn(given, name)) given[name] = value;
  if (Number(given['v']) > SCENE_VERSION) leftOut.push({ kind: 'newer' });
  if ((given['text'] ?? '').length > MAX_ADDRESS_TEXT) {
    leftOut.push({ kind: 'longText', most: MAX_ADDRESS_TEXT });
    // What was generated behind it, and what points into it, means nothing behind another text.
    const { text: _, tokens: _tokens, query: _query, key: _key, changes: _changes, ...others } = given;
    given = others;
  }
  const refuse = (field: string) => leftOut.push({ kind: 'value', field });
  const values = ROWS.map(([key, row]: readonly [string, Slice<unknown>]) => [key, row.parse(given, refuse)] as const);
  const scene = { ...INITIAL_SCENE, ...(Object.fromEntries(values) as unknown as Partial<Scene>) };
  return { scene, hasText: 'text' in given, leftOut };
}
