import { describe, expect, it } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import { layer, head, tokenId } from '@/model/axes.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { shownTokens } from '@/store/sequence.ts';
import { layerPart } from '@/store/trace.ts';
import { END_OF_TEXT_ID, fakeId } from '../../components/fakeEngine.ts';
import { makeReadyStores, makeStores, settle, shown } from './makeStores.ts';

const TEXT = 'When Mary and John';

describe('reading a text', () => {
  it('reads what stands in the box as soon as the model is there', async () => {
    const { stores } = await makeReadyStores(TEXT);
    expect(shown(stores)).toEqual(['When', ' Mary', ' and', ' John'].map(fakeId));
    expect(stores.trace.getState().shown?.attention?.shape).toEqual([2, 2, 4, 4]);
  });

  it('waits for a pause in typing and reads only the last text', async () => {
    const { stores, engine, tick } = await makeReadyStores(TEXT);
    stores.conductor.editPrompt('a');
    stores.conductor.editPrompt('ab');
    expect(stores.sequence.getState().draft).toBe('ab');
    await tick();
    await tick();
    expect(shown(stores)).toEqual([fakeId('a'), fakeId('b')]);
    expect(engine.calls.filter((call) => call === 'tokenize')).toHaveLength(2);
  });

  it('shows nothing for an empty text and keeps the model', async () => {
    const { stores } = await makeReadyStores(TEXT);
    await stores.conductor.readPrompt('');
    expect(stores.trace.getState().shown).toBeNull();
    expect(stores.network.getState().model).not.toBeNull();
  });

  it('tells how many halves of characters it had to replace', async () => {
    const { stores } = await makeReadyStores('a\ud800b');
    expect(stores.sequence.getState()).toMatchObject({ draft: 'a\ud800b', replacedCharacters: 1 });
  });

  it('reads every line end as one sign, from wherever the text comes', async () => {
    const { stores } = await makeReadyStores('a\r\nb\rc');
    expect(stores.sequence.getState()).toMatchObject({ draft: 'a\nb\nc', prompt: 'a\nb\nc' });
    stores.conductor.editPrompt('a\r\nb\rcd');
    expect(stores.sequence.getState().draft).toBe('a\nb\ncd');
  });

  it('gives the model only the last tokens when the text is longer than its window', async () => {
    const { stores } = await makeReadyStores('abcdef', { contextLength: 4 });
    expect(shown(stores)).toEqual(['c', 'd', 'e', 'f'].map(fakeId));
    await stores.conductor.nextToken();
    expect(shown(stores)).toHaveLength(4);
    expect(stores.sequence.getState().promptIds.length + shownTokens(stores.sequence.getState()).length).toBe(7);
  });
});

describe('the next token', () => {
  it('stays what was computed last when the same text is read once more meanwhile', async () => {
    const { stores, engine } = await makeReadyStores(TEXT);
    const { tokenize } = engine;
    let goOn = () => {};
    engine.tokenize = async (params) => {
      await new Promise<void>((done) => (goOn = done));
      return tokenize(params);
    };
    // A link to the text on show: the model is asked for its tokens, and the visitor does not wait for that.
    const reading = stores.conductor.readPrompt(TEXT);
    await stores.conductor.nextToken();
    const run = stores.trace.getState().shown?.run;
    expect(run).not.toBeNull();
    goOn();
    await reading;
    expect(stores.trace.getState().shown?.run).toEqual(run);
    await stores.conductor.undo();
    expect(stores.trace.getState().shown?.run).toBeNull();
  });

  it('is the drawn one, and the same again after undo', async () => {
    const { stores } = await makeReadyStores(TEXT);
    const upcoming = stores.distribution.read(stores)?.upcoming;
    await stores.conductor.nextToken();
    expect(stores.sequence.getState().generated).toMatchObject([upcoming ?? {}]);
    await stores.conductor.undo();
    expect(stores.sequence.getState()).toMatchObject({ generated: [], cursor: 0, draft: TEXT });
    await stores.conductor.nextToken();
    expect(stores.sequence.getState().generated).toMatchObject([upcoming ?? {}]);
  });

  it('is the forced one when a candidate is chosen', async () => {
    const { stores } = await makeReadyStores(TEXT);
    await stores.conductor.nextToken(tokenId(7));
    expect(stores.sequence.getState().generated).toMatchObject([{ id: 7, choice: 'forced', u: null }]);
    expect(shown(stores).at(-1)).toBe(7);
  });

  it('is the most likely one at temperature 0', async () => {
    const { stores } = await makeReadyStores(TEXT);
    stores.sampling.getState().setSetting('temperature', 0);
    const best = stores.distribution.read(stores)?.distribution.order[0];
    await stores.conductor.nextToken();
    expect(stores.sequence.getState().generated).toMatchObject([{ id: best, choice: 'greedy', u: null }]);
  });

  it('goes back and forward without running the model, and loses nothing', async () => {
    const { stores, engine } = await makeReadyStores(TEXT);
    for (let step = 0; step < 3; step++) await stores.conductor.nextToken();
    const whole = shown(stores);
    const runs = engine.calls.filter((call) => call === 'run').length;
    await stores.conductor.goToStep(1);
    expect(shown(stores)).toEqual(whole.slice(0, 5));
    await stores.conductor.goToStep(3);
    expect(shown(stores)).toEqual(whole);
    expect(engine.calls.filter((call) => call === 'run')).toHaveLength(runs);
  });

  it('chosen at an earlier step replaces the later ones, and undo brings them back', async () => {
    const { stores } = await makeReadyStores(TEXT);
    for (let step = 0; step < 3; step++) await stores.conductor.nextToken();
    const before = stores.sequence.getState().generated;
    await stores.conductor.goToStep(1);
    await stores.conductor.nextToken(tokenId(9));
    expect(stores.sequence.getState().generated).toHaveLength(2);
    await stores.conductor.undo();
    expect(stores.sequence.getState().generated).toEqual(before);
  });

  it('does not run the model when a control moves', async () => {
    const { stores, engine } = await makeReadyStores(TEXT);
    const calls = engine.calls.length;
    stores.sampling.getState().setSetting('topK', 3);
    expect(stores.distribution.read(stores)?.distribution.kept).toBe(3);
    expect(engine.calls).toHaveLength(calls);
  });

  it('belongs to the text in the box, even when it was typed a moment ago', async () => {
    const { stores } = await makeReadyStores(TEXT);
    stores.conductor.editPrompt('the cat');
    await stores.conductor.nextToken(tokenId(7));
    expect(shown(stores)).toEqual([fakeId('the'), fakeId(' cat'), 7]);
  });

  it('is never drawn from the logits of another text', async () => {
    const { stores, engine } = await makeReadyStores(TEXT);
    engine.failNextRun(new EngineError('Internal', 'broken'));
    await stores.conductor.readPrompt('the cat');
    await stores.conductor.nextToken(tokenId(7));
    expect(shown(stores)).toEqual([fakeId('the'), fakeId(' cat'), 7]);
  });

  it('becomes part of the prompt when adopted', async () => {
    const { stores } = await makeReadyStores('a');
    await stores.conductor.nextToken(tokenId(fakeId('b')));
    await stores.conductor.adoptGenerated();
    expect(stores.sequence.getState()).toMatchObject({ draft: 'ab', generated: [], cursor: 0 });
  });

  it('tells of half a character that is lost when it is adopted', async () => {
    const { stores } = await makeReadyStores('a');
    await stores.conductor.nextToken(tokenId(0xe2));
    await stores.conductor.adoptGenerated();
    expect(stores.sequence.getState()).toMatchObject({ draft: 'a\ufffd', replacedCharacters: 1 });
  });
});

describe('heads and parts', () => {
  it('fetches a layer’s q, k and v when its head is chosen', async () => {
    const { stores } = await makeReadyStores(TEXT);
    stores.conductor.selectHead(layer(1), head(1));
    await settle();
    const { shown } = stores.trace.getState();
    expect(layerPart(shown, 'query', 1)?.shape).toEqual([2, 4, 4]);
    expect(stores.selection.getState().isHeadChosen).toBe(true);
  });

  it('keeps the visitor’s head when the text changes', async () => {
    const { stores } = await makeReadyStores(TEXT);
    stores.conductor.selectHead(layer(1), head(0));
    await stores.conductor.readPrompt('the cat sat on the mat');
    expect(stores.selection.getState()).toMatchObject({ layer: 1, head: 0 });
  });

  it('asks an opaque model for no parts', async () => {
    const { stores, engine } = await makeReadyStores(TEXT, { transparency: 'opaque' });
    expect(stores.trace.getState().shown).toMatchObject({ attention: null });
    expect(engine.calls.some((call) => call.startsWith('layerPart'))).toBe(false);
  });
});

describe('failures', () => {
  it('keeps text and numbers when a run fails, and goes on', async () => {
    const { stores, engine } = await makeReadyStores(TEXT);
    engine.failNextRun(new EngineError('OutOfMemory', 'no room'));
    await stores.conductor.readPrompt('the cat');
    expect(stores.trace.getState().error?.name).toBe('OutOfMemory');
    expect(stores.sequence.getState().draft).toBe('the cat');
    await stores.conductor.readPrompt('the mat');
    expect(stores.trace.getState().error).toBeNull();
    expect(shown(stores)).toEqual([fakeId('the'), fakeId(' mat')]);
  });

  it('runs again when a failed run was undone, for the engine may no longer hold the text before it', async () => {
    const { stores, engine } = await makeReadyStores(TEXT);
    const before = shown(stores);
    engine.failNextRun(new EngineError('Internal', 'broken'));
    await stores.conductor.nextToken();
    const runs = engine.calls.filter((call) => call === 'run').length;
    await stores.conductor.undo();
    expect(shown(stores)).toEqual(before);
    expect(stores.trace.getState().error).toBeNull();
    expect(engine.calls.filter((call) => call === 'run')).toHaveLength(runs + 1);
  });

  it('reads the same tokens again after the worker crashed and the model is loaded anew', async () => {
    const { stores, engine } = await makeReadyStores(TEXT);
    await stores.conductor.nextToken(tokenId(7));
    engine.failNextRun(new EngineError('WorkerCrashed', 'gone'));
    await stores.conductor.nextToken(tokenId(8));
    expect(stores.trace.getState().error?.name).toBe('WorkerCrashed');
    await stores.conductor.loadModel(EMBEDDED);
    expect(stores.sequence.getState().generated.map(({ id }) => id)).toEqual([7, 8]);
    expect(shown(stores).slice(-2)).toEqual([7, 8]);
  });

  it('puts nothing generated behind what was typed after the worker crashed', async () => {
    const { stores, engine } = await makeReadyStores(TEXT);
    await stores.conductor.nextToken(tokenId(7));
    const { tokenize } = engine;
    engine.tokenize = () => Promise.reject(new EngineError('WorkerCrashed', 'gone'));
    await stores.conductor.readPrompt('the mat');
    engine.tokenize = tokenize;
    await stores.conductor.loadModel(EMBEDDED);
    expect(stores.sequence.getState()).toMatchObject({ draft: 'the mat', prompt: 'the mat', generated: [] });
    expect(shown(stores)).toEqual([fakeId('the'), fakeId(' mat')]);
  });

  it('lets another model read the generated text too', async () => {
    const { stores } = await makeReadyStores('a');
    await stores.conductor.nextToken(tokenId(fakeId('b')));
    await stores.conductor.loadModel({ kind: 'hub', id: 'Xenova/gpt2', hub: 'https://hub.test/' });
    expect(stores.sequence.getState()).toMatchObject({ draft: 'ab', generated: [] });
    expect(shown(stores)).toEqual([fakeId('a'), fakeId('b')]);
  });
});

describe('walking', () => {
  it('passes through every stage and appends the token after the last', async () => {
    const { stores } = await makeReadyStores(TEXT);
    const seen: string[] = [stores.player.getState().stage.kind];
    while (stores.sequence.getState().cursor === 0 && seen.length < 50) {
      await stores.conductor.nextStep();
      seen.push(stores.player.getState().stage.kind);
    }
    const last = ['unembed', 'temperature', 'filter', 'softmax', 'draw', 'append', 'embed'];
    expect(seen).toEqual(['tokenize', 'embed', 'attention', 'mlp', 'attention', 'mlp', ...last]);
    expect(stores.sequence.getState().cursor).toBe(1);
  });

  it('goes back from a pass into the one before', async () => {
    const { stores } = await makeReadyStores(TEXT);
    await stores.conductor.nextToken();
    stores.conductor.goToStage({ kind: 'embed' });
    await stores.conductor.previousStep();
    expect(stores.player.getState().stage).toEqual({ kind: 'append' });
    expect(stores.sequence.getState()).toMatchObject({ cursor: 0 });
    expect(stores.sequence.getState().generated).toHaveLength(1);
  });

  it('plays token by token until paused', async () => {
    const { stores, tick } = await makeReadyStores(TEXT);
    stores.player.getState().setPace('token');
    void stores.conductor.play();
    await settle();
    await tick();
    await tick();
    const { cursor } = stores.sequence.getState();
    expect(cursor).toBeGreaterThanOrEqual(2);
    stores.conductor.pause();
    await tick();
    await tick();
    expect(stores.sequence.getState().cursor).toBe(cursor);
  });

  it('stops playing at the token that ends a text', async () => {
    const { stores, tick } = await makeReadyStores(TEXT, { logitsAfter: () => ({ [END_OF_TEXT_ID]: 60 }) });
    stores.player.getState().setPace('token');
    void stores.conductor.play();
    await settle();
    await tick();
    expect(stores.player.getState().isPlaying).toBe(false);
    expect(stores.sequence.getState().cursor).toBe(1);
  });
});

it('says at once that the model has ended, and the text goes on from where it stood', async () => {
  const { stores, engine } = await makeReadyStores(TEXT);
  await stores.conductor.nextToken();
  const before = shown(stores);
  engine.end();
  const { error, shown: stands } = stores.trace.getState();
  expect([error?.name, stands?.ids]).toEqual(['WorkerCrashed', before]);
  await stores.conductor.loadModel(EMBEDDED);
  expect([stores.trace.getState().error, shown(stores)]).toEqual([null, before]);
});

it('does nothing before a model is there', async () => {
  const { stores } = makeStores();
  await stores.conductor.readPrompt(TEXT);
  expect(await stores.conductor.nextToken()).toBe(false);
  expect(await stores.conductor.nextStep()).toBe(false);
  expect(stores.sequence.getState().draft).toBe(TEXT);
});
