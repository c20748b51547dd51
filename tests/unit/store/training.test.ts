/** The stores of the training page without React: what is kept, what is brought back, what fails in words. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SIZES } from '@/store/training/contract.ts';
import { joinHistory } from '@/store/training/keeping.ts';
import { distinctCheckpoints } from '@/store/training/trainingState.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';
import { createTrainingPage, openTrainingPage } from '../../components/trainingPage.tsx';

const rest = () => new Promise<void>((done) => setTimeout(done, 5));

describe('The training page', () => {
  it('asks nothing of the trainer before it is opened', async () => {
    const { trainer } = createTrainingPage();
    await rest();
    expect(trainer.calls).toEqual([]);
  });

  it('opens with a fresh model, once', async () => {
    const { trainer, stores } = await openTrainingPage();
    await stores.training.getState().open();
    expect(trainer.calls.filter((name) => name === 'prepare')).toHaveLength(1);
    expect(stores.training.getState()).toMatchObject({ work: null, failure: null, text: { kind: 'world' } });
  });

  it('asks the trainer in actions alone: what only changes state asks nothing', async () => {
    const { trainer, stores } = await openTrainingPage();
    await rest();
    const before = trainer.calls.length;
    const progress = { ...stores.training.getState().progress!, step: 7 };
    stores.training.setState({ progress, look: 1, phase: 'finetune', aside: 'life', checkpoints: [] });
    stores.questions.setState({ trained: [] });
    await rest();
    expect(trainer.calls).toHaveLength(before);
    // The next action takes all of it in.
    stores.training.getState().showPhase('finetune');
    await rest();
    expect(trainer.calls.length).toBeGreaterThan(before);
  });

  it('begins a phase with the first start or step, and not again', async () => {
    const { trainer, stores } = await openTrainingPage();
    const { step, start } = stores.training.getState();
    await step(1);
    await step(10);
    await start();
    expect(trainer.calls.filter((name) => name === 'begin')).toHaveLength(1);
    expect(stores.training.getState().progress).toMatchObject({ phase: 'pretrain', step: 11, isRunning: true });
  });

  it('keeps the model at a pause and every half minute of running', async () => {
    const { trainer, stores, shelf, setNow } = await openTrainingPage();
    await stores.training.getState().start();
    setNow(1000);
    trainer.tick(10);
    await rest();
    expect(shelf.kept).toBeNull();
    setNow(40_000);
    trainer.tick(10);
    await rest();
    expect(shelf.kept).toMatchObject({ savedAt: 40_000, text: { kind: 'world' } });
    setNow(41_000);
    await stores.training.getState().pause();
    await rest();
    expect(shelf.kept).toMatchObject({ savedAt: 41_000 });
  });

  it('takes up what was kept, with its curves', async () => {
    const first = await openTrainingPage();
    await first.stores.training.getState().step(60);
    await first.stores.training.getState().keep();
    const { trainer, stores } = await openTrainingPage(first.shelf.kept);
    expect(trainer.calls).toContain('load');
    expect(trainer.calls).not.toContain('prepare');
    expect(stores.training.getState().note).toMatchObject({ kind: 'resumed' });
    expect(stores.training.getState().seen.pretrain?.losses).toHaveLength(60);
  });

  it('keeps what was learned by single steps, by fifties and by clicks, without a pause or an end', async () => {
    const { stores, shelf, setNow } = await openTrainingPage();
    for (const [at, learn] of [
      [1000, () => stores.training.getState().step(1)],
      [2000, () => stores.training.getState().step(50)],
      [3000, () => stores.preference.getState().judge(3)],
    ] as const) {
      setNow(at);
      await learn();
      await rest();
      expect(shelf.kept?.savedAt).toBe(at);
    }
  });

  it('keeps the last good model when a training comes apart, however it was going', async () => {
    const { trainer, stores, shelf, setNow } = await openTrainingPage();
    await stores.training.getState().step(60);
    await rest();
    const good = shelf.kept;
    setNow(60_000);
    // The worker finds out when it writes the file,
    trainer.failNext('save', new TrainerError('Diverged', 'transformer.wte.weight holds what is no number.'));
    await stores.training.getState().step(1);
    await rest();
    expect(shelf.kept).toBe(good);
    // or while it runs: then nobody even asks for the file.
    await stores.training.getState().start();
    trainer.breakDown(new TrainerError('Diverged', 'The loss became NaN.'));
    await rest();
    await stores.training.getState().keep();
    expect(shelf.kept).toBe(good);
    expect(stores.training.getState().failure).toMatchObject({ error: { name: 'Diverged' } });
    await stores.training.getState().recover();
    expect(stores.training.getState().note).toMatchObject({ kind: 'resumed' });
  });

  it('says that nothing is kept when the browser refuses', async () => {
    const { stores, shelf } = await openTrainingPage();
    shelf.write = () => Promise.resolve(false);
    await stores.training.getState().step(1);
    await rest();
    expect(stores.training.getState().savedAt).toBe(false);
  });

  it('says that it is open in another tab', async () => {
    const page = createTrainingPage();
    page.shelf.isBesideAnother = () => true;
    await page.stores.training.getState().open();
    expect(page.stores.training.getState().note).toEqual({ kind: 'beside' });
  });

  it('makes a fresh model when what was kept cannot be read, and says why', async () => {
    const page = createTrainingPage({ bytes: Uint8Array.of(1), text: null, savedAt: 1 });
    page.trainer.failNext('load', new TrainerError('FileRefused', 'No header.'));
    await page.stores.training.getState().open();
    expect(page.trainer.calls).toContain('prepare');
    expect(page.stores.training.getState()).toMatchObject({
      model: { provenance: 'live' },
      failure: { error: { name: 'FileRefused' } },
    });
  });

  it('keeps a trained model aside when another is made, and brings it back', async () => {
    const { trainer, stores } = await openTrainingPage();
    await stores.training.getState().step(60);
    await stores.training.getState().prepare({ text: { kind: 'story' }, sizes: DEFAULT_SIZES, seed: 2 });
    expect(stores.training.getState()).toMatchObject({ note: { kind: 'replaced' }, text: { kind: 'story' } });
    await stores.training.getState().bringBack();
    expect(trainer.calls).toContain('load');
    expect(stores.training.getState()).toMatchObject({ before: null, text: { kind: 'world' } });
  });

  it('does not keep aside what has learnt nothing', async () => {
    const { trainer, stores } = await openTrainingPage();
    await stores.training.getState().prepare({ text: { kind: 'story' }, sizes: DEFAULT_SIZES, seed: 2 });
    expect(trainer.calls).not.toContain('save');
  });

  it('does not keep aside what came apart, and makes the other model all the same', async () => {
    const { trainer, stores } = await openTrainingPage();
    await stores.training.getState().step(60);
    await rest();
    trainer.failNext('save', new TrainerError('Diverged', 'no number'));
    await stores.training.getState().prepare({ text: { kind: 'story' }, sizes: DEFAULT_SIZES, seed: 2 });
    expect(stores.training.getState()).toMatchObject({ before: null, failure: null, text: { kind: 'story' } });
  });

  it('changes nothing when another model is refused', async () => {
    const { trainer, stores } = await openTrainingPage();
    await stores.training.getState().step(60);
    await rest();
    const before = stores.training.getState();
    const refuse = (name: 'load' | 'loadRecorded' | 'prepare') =>
      trainer.failNext(name, new TrainerError('FileRefused', 'no'));
    for (const [name, ask] of [
      ['load', () => before.loadFile(Uint8Array.of(1), null)],
      ['loadRecorded', () => before.loadRecorded('finetuned')],
      ['prepare', () => before.prepare({ text: { kind: 'story' }, sizes: DEFAULT_SIZES, seed: 2 })],
    ] as const) {
      refuse(name);
      expect(await ask()).toBe(false);
      const { failure, ...after } = stores.training.getState();
      expect(failure?.error.name).toBe('FileRefused');
      expect({ ...after, failure: null }).toEqual(before);
    }
  });

  it('keeps its settings when a change of them is refused', async () => {
    const { trainer, stores } = await openTrainingPage();
    await stores.training.getState().step(1);
    const { settings } = stores.training.getState();
    trainer.failNext('adjust', new TrainerError('SizeRefused', 'rate is 50.'));
    await stores.training.getState().setSettings({ phase: 'pretrain', settings: { rate: 50 } });
    expect(stores.training.getState().settings).toEqual(settings);
  });

  it('tells a failure by its name and leaves the model as it was', async () => {
    const { trainer, stores } = await openTrainingPage();
    const before = stores.training.getState().model;
    trainer.failNext('prepare', new TrainerError('TextTooShort', 'The text has 1 character.'));
    const isMade = await stores.training.getState().prepare({
      text: { kind: 'own', text: 'a' },
      sizes: DEFAULT_SIZES,
      seed: 1,
    });
    expect(isMade).toBe(false);
    expect(stores.training.getState()).toMatchObject({ failure: { error: { name: 'TextTooShort' } }, model: before });
  });
});

describe('A choice of another model', () => {
  it('takes effect at once while nothing was learnt', async () => {
    const { trainer, stores } = await openTrainingPage();
    stores.setup.getState().setKind('story');
    stores.setup.getState().setSeed(7);
    await rest();
    expect(trainer.calls.filter((name) => name === 'prepare')).toHaveLength(2);
    expect(stores.training.getState()).toMatchObject({ text: { kind: 'story' }, model: { seed: 7 } });
  });

  it('stays when the first model arrives after it', async () => {
    const { trainer, stores } = createTrainingPage();
    const opening = stores.training.getState().open();
    stores.setup.getState().setKind('story');
    stores.setup.getState().setSeed(9);
    await opening;
    await rest();
    expect(stores.setup.getState()).toMatchObject({ kind: 'story', seed: 9 });
    expect(stores.training.getState()).toMatchObject({ text: { kind: 'story' }, model: { seed: 9 } });
    expect(trainer.calls.filter((name) => name === 'prepare')).toHaveLength(2);
  });

  it('stays when what was kept arrives after it, and waits for a word', async () => {
    const first = await openTrainingPage();
    await first.stores.training.getState().step(60);
    await rest();
    const { trainer, stores } = createTrainingPage(first.shelf.kept);
    const opening = stores.training.getState().open();
    stores.setup.getState().setKind('story');
    await opening;
    await rest();
    expect(stores.setup.getState().kind).toBe('story');
    expect(trainer.calls).not.toContain('prepare');
  });

  it('is what learns: a text of one’s own that still waits is made before the first step, and refused in words', async () => {
    const { trainer, stores } = createTrainingPage();
    const opening = stores.training.getState().open();
    stores.setup.getState().setKind('own');
    stores.setup.getState().setOwn('Once upon a time. '.repeat(60));
    await opening;
    await rest();
    expect(stores.setup.getState()).toMatchObject({ kind: 'own' });
    const begin = () => stores.setup.getState().beginWith(() => stores.training.getState().step(1));
    trainer.failNext('prepare', new TrainerError('TextTooShort', 'The text is short.'));
    await begin();
    expect(stores.training.getState()).toMatchObject({ failure: { error: { name: 'TextTooShort' } } });
    expect(trainer.calls).not.toContain('step');
    await begin();
    expect(trainer.calls).toContain('step');
    expect(trainer.prepared.at(-1)).toMatchObject({ text: { kind: 'own' } });
  });

  it('is taken from a model that was loaded, which stays until another is asked for', async () => {
    for (const load of ['file', 'finetuned'] as const) {
      const { trainer, stores } = await openTrainingPage();
      stores.setup.getState().setKind('story');
      await rest();
      const before = trainer.calls.filter((name) => name === 'prepare').length;
      if (load === 'file') await stores.training.getState().loadFile(Uint8Array.of(1), null);
      else await stores.training.getState().loadRecorded(load);
      await rest();
      expect(stores.training.getState().text).toEqual({ kind: 'world' });
      expect(stores.setup.getState().kind).toBe('world');
      // A slider that is moved by a slip does not replace it either.
      stores.setup.getState().setSizes({ layerCount: 1 });
      await rest();
      expect(trainer.calls.filter((name) => name === 'prepare')).toHaveLength(before);
      expect(stores.training.getState().model?.provenance).toBe(load === 'file' ? 'file' : 'recorded');
    }
  });

  it('waits for a word once something was learnt', async () => {
    const { trainer, stores } = await openTrainingPage();
    await stores.training.getState().step(5);
    stores.setup.getState().setSizes({ layerCount: 2 });
    await rest();
    expect(trainer.calls.filter((name) => name === 'prepare')).toHaveLength(1);
    expect(trainer.calls).toContain('estimate');
    stores.setup.getState().takeBack();
    expect(stores.setup.getState().sizes.layerCount).toBe(3);
  });
});

describe('What is watched', () => {
  it('reads the sentence at the checkpoint that is looked at', async () => {
    const { trainer, stores } = await openTrainingPage();
    stores.watch.getState().watch('attention');
    await rest();
    expect(stores.watch.getState().read).toMatchObject({ checkpoint: null });
    stores.training.getState().lookAt(1);
    await rest();
    expect(stores.watch.getState().read).toMatchObject({ checkpoint: 1 });
    expect(trainer.calls).toContain('read');
  });

  it('has one sample for each checkpoint, and new ones for a new prompt', async () => {
    const { stores } = await openTrainingPage();
    await stores.training.getState().step(250);
    await rest();
    const ids = distinctCheckpoints(stores.training.getState().checkpoints).map(({ id }) => id);
    expect([...stores.watch.getState().samples.keys()].sort()).toEqual(ids);
    stores.watch.getState().setPrompt('A dog ');
    await rest();
    expect(stores.watch.getState().samples.size).toBe(ids.length);
  });

  it('says why a prompt has no samples, and asks no more', async () => {
    const { trainer, stores } = await openTrainingPage();
    await rest();
    trainer.failNext('continueText', new TrainerError('UnknownCharacters', 'No tokens for é'));
    stores.watch.getState().setPrompt('é');
    await rest();
    expect(stores.watch.getState().samplesError).toMatchObject({ name: 'UnknownCharacters' });
  });
});

describe('A history in two parts', () => {
  it('joins without a gap or a double', async () => {
    const { stores } = await openTrainingPage();
    await stores.training.getState().step(120);
    const whole = stores.training.getState().progress!;
    const later = {
      ...whole,
      heldOutSteps: whole.heldOutSteps.slice(2),
      heldOutLosses: whole.heldOutLosses.slice(2),
    };
    expect(joinHistory(later, whole).heldOutSteps).toEqual(whole.heldOutSteps);
    expect(joinHistory(later, whole).heldOutLosses).toEqual(whole.heldOutLosses);
    // Measures of before, too, whose checkpoints are gone.
    const fresh = { ...later, measures: whole.measures.filter(({ step }) => step >= 50) };
    const { measures } = joinHistory(fresh, whole);
    expect(measures.map(({ step }) => step)).toEqual(whole.measures.map(({ step }) => step));
    expect(measures[0]!.checkpoint).toBeLessThan(0);
    expect(joinHistory(whole, undefined)).toBe(whole);
  });
});
