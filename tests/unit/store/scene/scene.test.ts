/** A scene and the stores: what is read and put back is the same, and what cannot be had is left out and told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { cutToEnd, linkOf, readLink } from '@/store/scene/linkScene.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { INITIAL_SCENE, parseScene, readScene, type Scene } from '@/store/scene/scene.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { fakeId } from '../../../components/fakeEngine.ts';
import { makeReadyStores, settle } from '../makeStores.ts';
import { anyScene } from './anyScene.ts';

const sceneWith = (part: Partial<Scene>): Scene => ({ ...INITIAL_SCENE, ...part });

describe('a scene', () => {
  it('is what the stores show once it is put back', async () => {
    const { stores } = await makeReadyStores('');
    await fc.assert(
      fc.asyncProperty(anyScene, async (scene) => {
        await openScene(scene, stores);
        expect(stores.link.getState().leftOut).toEqual([]);
        // Training that the scene does not speak of stays what it was.
        const { training } = readScene(stores);
        expect(readScene(stores)).toEqual({ ...scene, training: scene.training ?? training });
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 120_000);

  it('changes nothing when it is read and put back at once', async () => {
    const { stores, engine } = await makeReadyStores('');
    await fc.assert(
      fc.asyncProperty(anyScene, async (scene) => {
        await openScene(scene, stores);
        await settle();
        const before = readScene(stores);
        const { past, tree, generated } = stores.sequence.getState();
        const runs = engine.calls.filter((name) => name === 'run').length;
        await openScene(before, stores);
        expect(readScene(stores)).toEqual(before);
        expect(stores.sequence.getState()).toMatchObject({ past, tree, generated });
        expect(engine.calls.filter((name) => name === 'run')).toHaveLength(runs);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 120_000);

  it('is plain data, and comes back from JSON', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        expect(parseScene(JSON.parse(JSON.stringify(scene)))).toEqual({ scene, leftOut: [] });
      }),
    );
  });

  it('comes out of anything that a stranger sends, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        expect(parseScene(given).scene.version).toBe(2);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(INITIAL_SCENE) as (keyof Scene)[])), fc.anything(), (key, value) => {
        const { scene } = parseScene({ ...INITIAL_SCENE, [key]: value });
        expect(Object.keys(scene)).toEqual(Object.keys(INITIAL_SCENE));
      }),
    );
  });

  it('leaves out layers, heads, tokens and ids that are not there, and says which', async () => {
    const { stores } = await makeReadyStores('');
    const { scene } = readAddress('text=the+cat&tokens=5.999999&layer=6&head=0&query=40&stage=mlp-9&candidate=999999');
    await openScene(scene, stores);
    expect(stores.sequence.getState().generated.map(({ id }) => id)).toEqual([5]);
    const length = stores.trace.getState().shown?.ids.length ?? 0;
    expect(stores.link.getState().leftOut).toEqual([
      { kind: 'vocabulary', count: 1 },
      { kind: 'layer', wanted: 9, count: 2 },
      { kind: 'layer', wanted: 6, count: 2 },
      { kind: 'token', wanted: 40, count: length },
      { kind: 'vocabulary', count: 1 },
    ]);
  });

  it('counts for less than what was typed while its model loaded', async () => {
    const { stores } = await makeReadyStores('');
    const opening = openScene(sceneWith({ model: 'nothing-known', text: { prompt: 'the cat', tokens: [] } }), stores);
    stores.sequence.getState().setDraft('the dog');
    await opening;
    expect(stores.sequence.getState()).toMatchObject({ draft: 'the dog' });
    expect(stores.link.getState().leftOut).toEqual([{ kind: 'unknownModel' }]);
  });

  it('of a model that was trained elsewhere is told, and its tokens are not taken for this model’s', async () => {
    const { stores } = await makeReadyStores('');
    await openScene(sceneWith({ model: 'trained-abc', text: { prompt: 'the cat', tokens: [3, 4] } }), stores);
    expect(stores.link.getState().leftOut).toEqual([{ kind: 'trainedModel' }]);
    expect(stores.sequence.getState()).toMatchObject({ prompt: 'the cat', generated: [] });
  });
});

describe('a scene of a Hub model', () => {
  const scene = sceneWith({
    model: 'Xenova/gpt2',
    text: { prompt: 'the cat', tokens: [fakeId(' the')] },
    head: { layer: 1, head: 1, isChosen: true },
  });

  it('asks first; until then the small model reads the text, and the link stays what it was', async () => {
    const { stores, engine } = await makeReadyStores('');
    await openScene(scene, stores);
    expect(stores.link.getState().question?.source).toMatchObject({ kind: 'hub', id: 'Xenova/gpt2' });
    expect(engine.calls.filter((name) => name === 'load')).toHaveLength(1);
    expect(stores.sequence.getState()).toMatchObject({ prompt: 'the cat', generated: [] });
    expect(readAddress(readLink(stores).address).scene).toEqual(scene);
    // What the visitor does from here on counts more.
    await stores.conductor.nextToken(tokenId(40));
    expect(readAddress(readLink(stores).address).scene).toMatchObject({ model: 'glassbox-2' });
  });

  it('is shown whole once its model is loaded', async () => {
    const { stores } = await makeReadyStores('');
    await openScene(scene, stores);
    await stores.link.getState().question?.load();
    expect(stores.link.getState()).toMatchObject({ question: null, leftOut: [] });
    expect(readScene(stores)).toMatchObject({ model: scene.model, text: scene.text, head: scene.head });
  });
});

describe('what a link cannot hold', () => {
  it('is the beginning of a long text, with what was generated behind it, and is said', () => {
    const prompt = `${'a'.repeat(9000)} the end`;
    const { address, unheld } = linkOf(sceneWith({ text: { prompt, tokens: [1] }, query: 3 }));
    expect(unheld).toEqual([{ kind: 'text', held: 8000, count: prompt.length, hadTokens: true }]);
    expect(readAddress(address).scene).toMatchObject({
      text: { prompt: prompt.slice(-8000), tokens: [] },
      query: null,
    });
  });

  it('is cut between characters: the end that is held is whole, and no longer than it may be', () => {
    const long = fc.array(fc.constantFrom('a', '😀', 'é', '👩‍👩‍👧', '\r\n', ' '), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(long, fc.integer({ min: 1, max: 40 }), (characters, most) => {
        const text = characters.join('');
        const end = cutToEnd(text, most);
        expect(text.endsWith(end)).toBe(true);
        expect(end.length).toBeLessThanOrEqual(most);
        const whole = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
        const ends = whole.map((_, at) => whole.slice(at).join(''));
        expect([...ends, '']).toContain(end);
      }),
    );
    expect(cutToEnd(`${'a'.repeat(10)}😀b`, 2)).toBe('b');
  });

  it('is a trained model, and a text of the visitor’s own to train on', () => {
    const { unheld } = linkOf(sceneWith({ model: 'trained-1' }));
    expect(unheld).toEqual([{ kind: 'trainedModel' }]);
  });
});
