/** The code that shows a view in a page of somebody else: whatever is in the text, it is one frame and an address that opens. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INITIAL_SCENE } from '@/store/scene/scene.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { embedAddress, embedCode } from '@/views/teach/embedSnippet.ts';
import type { ViewChoice } from '@/views/teach/teachProps.ts';

const view = (id: string, depth: ViewChoice['depth'] = 'basics'): ViewChoice => ({ id, depth, title: 'app:name' });
const read = (code: string) => {
  const [, src = ''] = / src="([^"]*)"/.exec(code) ?? [];
  return readAddress(new URL(src.replaceAll('&amp;', '&')).hash).scene;
};

describe('embed code', () => {
  test('is one element, and its address brings back the text, the views and the controls', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (prompt) => {
        const scene = { ...INITIAL_SCENE, text: { prompt, tokens: [] } };
        const { address } = embedAddress(scene, { views: [view('picture'), view('next')], without: ['export'] });
        const code = embedCode('https://example.org/a/#page=teach', address, `Glassbox: ${prompt}`);
        expect(code.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
        expect(read(code)).toMatchObject({ text: { prompt }, embedded: ['picture', 'next'], hidden: ['export'] });
      }),
    );
  });

  test('is of the workbench at rest, deep enough for its views, and looks at what they need', () => {
    const from = {
      ...INITIAL_SCENE,
      page: 'learn',
      lesson: 'one',
      present: true,
      veil: true,
      depth: 'basics',
    } as const;
    const views = [view('head', 'inside'), view('next'), view('attribution', 'everything')];
    const { address } = embedAddress(from, { views, without: [] });
    expect(readAddress(address).scene).toMatchObject({
      page: 'workbench',
      lesson: null,
      present: false,
      veil: false,
      depth: 'everything',
      zoom: 'head',
      outcome: 'attribution',
    });
  });
});
