/** A scene as an address: links of every version open, what a stranger wrote is harmless, nothing is lost on the way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { head, layer, tokenId } from '@/model/axes.ts';
import { DEFAULT_SAMPLING } from '@/model/sampling.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { INITIAL_SCENE, readScene } from '@/store/scene/scene.ts';
import { readAddress, writeAddress } from '@/store/scene/sceneAddress.ts';
import { makeReadyStores, shown } from '../makeStores.ts';
import { anyScene } from './anyScene.ts';

const addressOf = (stores: Parameters<typeof readScene>[0]) => writeAddress(readScene(stores));

describe('the address', () => {
  it('holds every scene: what is written is read again', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        expect(readAddress(`#${writeAddress(scene)}`)).toEqual({ scene, hasText: true, leftOut: [] });
      }),
    );
  });

  it('brings back text, tokens, settings, head, query and stage', async () => {
    const { stores } = await makeReadyStores('When Mary & John #1 ☂');
    await stores.conductor.nextToken(tokenId(40));
    await stores.conductor.nextToken(tokenId(41));
    stores.sampling.getState().setSettings({ ...DEFAULT_SAMPLING, temperature: 0.7, topK: 5, seed: 99 });
    stores.conductor.selectHead(layer(1), head(1));
    stores.conductor.selectQuery(2);
    stores.conductor.goToStage({ kind: 'softmax' });
    const fragment = addressOf(stores);

    const other = await makeReadyStores('');
    await openScene(readAddress(`#${fragment}`).scene, other.stores);
    expect(shown(other.stores)).toEqual(shown(stores));
    expect(other.stores.sampling.getState().settings).toEqual(stores.sampling.getState().settings);
    expect(other.stores.selection.getState()).toMatchObject({ layer: 1, head: 1, query: 2 });
    expect(other.stores.player.getState().stage).toEqual({ kind: 'softmax' });
    expect(addressOf(other.stores)).toBe(fragment);
  });

  it('carries the head that the page chose, and leaves it the page’s choice', async () => {
    const { stores } = await makeReadyStores('When Mary and John');
    stores.selection.getState().setHead(layer(1), head(0), false);
    const other = await makeReadyStores('');
    await openScene(readAddress(addressOf(stores)).scene, other.stores);
    expect(other.stores.selection.getState()).toMatchObject({ layer: 1, head: 0, isHeadChosen: false });
  });

  it('puts what it leaves out at its default, whatever the page showed before', async () => {
    const { stores } = await makeReadyStores('the cat');
    const fragment = addressOf(stores);
    await stores.conductor.nextToken(tokenId(40));
    stores.conductor.selectHead(layer(1), head(1));
    stores.conductor.selectQuery(1);
    stores.conductor.goToStage({ kind: 'softmax' });
    stores.panels.getState().set('arcThreshold', 0.6);
    await openScene(readAddress(fragment).scene, stores);
    expect(addressOf(stores)).toBe(fragment);
    await stores.conductor.undo();
    expect(stores.sequence.getState().generated.map(({ id }) => id)).toEqual([40]);
  });

  it('leaves out what is not valid, says so, and takes the rest', () => {
    const { scene, leftOut } = readAddress(
      '#text=hi&temperature=9&topk=-1&seed=7&layer=one&stage=%3Cscript%3E&tokens=1.2.x',
    );
    expect(scene).toEqual({ ...INITIAL_SCENE, text: { prompt: 'hi', tokens: [] }, seed: 7 });
    const fields = leftOut.map((what) => (what.kind === 'value' ? what.field : what.kind));
    expect(fields.sort()).toEqual(['layer', 'stage', 'temperature', 'tokens', 'topk']);
  });

  it('ignores what is empty: that is no zero', () => {
    expect(readAddress('text=a&temperature=&query=&topp=&seed=&changes=')).toEqual({
      scene: { ...INITIAL_SCENE, text: { prompt: 'a', tokens: [] } },
      hasText: true,
      leftOut: [],
    });
  });

  it('leaves out a text that is too long, and what stood behind it', () => {
    const { scene, hasText, leftOut } = readAddress(`text=${'a'.repeat(8001)}&tokens=5&query=3&seed=2`);
    expect({ scene, hasText }).toEqual({ scene: { ...INITIAL_SCENE, seed: 2 }, hasText: false });
    expect(leftOut).toEqual([{ kind: 'longText', most: 8000 }]);
  });

  it('says that a newer page wrote it, and reads what it knows', () => {
    const { scene, leftOut } = readAddress('text=a&seed=3&v=7&wonder=1');
    expect(scene.seed).toBe(3);
    expect(leftOut).toEqual([{ kind: 'newer' }]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readAddress(text)));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('layer', 'auto', 'hide', 't.sizes', 'changes', 'v', '__proto__'), fc.string()),
        (fields) => void readAddress(new URLSearchParams(fields).toString()),
      ),
    );
  });
});

/** As they stood in the bar before scenes had a version, and what they showed. */
const VERSION_1: readonly (readonly [fragment: string, shows: Partial<typeof INITIAL_SCENE>])[] = [
  ['text=The+king+said', { text: { prompt: 'The king said', tokens: [] }, head: null }],
  [
    'text=Monday%2C+Tuesday%2C&tokens=2015&temperature=0.5&seed=9&layer=1&head=4&stage=mlp-1',
    {
      text: { prompt: 'Monday, Tuesday,', tokens: [2015] },
      temperature: 0.5,
      seed: 9,
      head: { layer: 1, head: 4, isChosen: true },
      stage: 'mlp-1',
    },
  ],
  [
    'text=A&topk=40&topp=0.95&minp=0.02&penalty=1.2&seed=4294967295',
    { topK: 40, topP: 0.95, minP: 0.02, repetitionPenalty: 1.2, seed: 4294967295 },
  ],
  [
    'text=When+Mary&query=1&zoom=head&layer=0&head=0',
    { query: 1, zoom: 'head', head: { layer: 0, head: 0, isChosen: true } },
  ],
  ['text=When+Mary&zoom=block&outcome=attribution', { zoom: 'block', outcome: 'attribution' }],
  ['text=the+cat&role=induction&guide=branches', { role: 'induction', guide: 'branches' }],
  [
    'text=When+Mary+and+John&changes=h4.2_c5.a.3.1_m2_r2.1_s4.25&other=When+John+and+Mary&toward=good&away=bad&outcome=compare&guide=whatif',
    {
      outcome: 'compare',
      guide: 'whatif',
      experiment: {
        changes: [
          { kind: 'head', layer: 4, head: 2 },
          { kind: 'cut', layer: 5, head: null, query: 3, key: 1 },
          { kind: 'mlp', layer: 2 },
          { kind: 'swap', level: 2, position: 1 },
          { kind: 'steer', level: 4, strength: 2.5 },
        ],
        other: 'When John and Mary',
        toward: 'good',
        away: 'bad',
      },
    },
  ],
  ['page=training', { page: 'training', training: null }],
  ['text=Once&page=training&seed=3', { page: 'training', seed: 3 }],
  [
    'text=The+king&model=Xenova%2Fgpt2&layer=11&head=11',
    { model: 'Xenova/gpt2', head: { layer: 11, head: 11, isChosen: true } },
  ],
  [
    'text=100+%25+%26+more%3F+%231+%3D+%22ok%22%0A%0A%09na%C3%AFve+caf%C3%A9%2C+%E6%9D%B1%E4%BA%AC+%F0%9F%98%80',
    { text: { prompt: '100 % & more? #1 = "ok"\n\n\tnaïve café, 東京 😀', tokens: [] } },
  ],
  ['text=&tokens=0.1.2&stage=append', { text: { prompt: '', tokens: [0, 1, 2] }, stage: 'append' }],
  ['text=The+king&stage=attention-3&visit=7', { stage: 'attention-3' }],
];

describe('an address of version 1', () => {
  it.each(VERSION_1)('opens as before: %s', (fragment, shows) => {
    const { scene, leftOut } = readAddress(`#${fragment}`);
    expect(leftOut).toEqual([]);
    expect(scene).toMatchObject(shows);
    // Nothing else is said by it.
    const { text, ...rest } = INITIAL_SCENE;
    expect(scene).toEqual({ ...rest, text: scene.text ?? text, ...shows });
  });
});
