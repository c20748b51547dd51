/** What a lesson does with the training page: it brings its own model, and never at the cost of what the visitor trained. */
import { describe, expect, it } from 'vitest';
import { connectTraining } from '@/store/scene/trainingScene.ts';
import { INITIAL_TRAINING } from '@/store/scene/trainingValue.ts';
import { createTrainingLink } from '@/store/trainingLink.ts';
import { openTrainingPage } from '../../components/trainingPage.tsx';

const rest = () => new Promise<void>((done) => setTimeout(done, 20));
const PRETRAINED = { ...INITIAL_TRAINING, recorded: 'pretrained' } as const;

async function openLesson() {
  const page = await openTrainingPage();
  const link = createTrainingLink();
  connectTraining(page.stores, link, { isReload: false, leaveOut: () => {} });
  const ask = async (asked: typeof INITIAL_TRAINING, by: 'lesson' | 'lessonAnew') => {
    link.getState().ask(asked, by);
    await rest();
    return page.stores.training.getState();
  };
  return { ...page, link, ask };
}

describe('A lesson on the training page', () => {
  it('sets what the visitor has trained aside once, says so, and gives it back on a word', async () => {
    const { stores, ask } = await openLesson();
    await stores.training.getState().step(60);
    const first = await ask(PRETRAINED, 'lessonAnew');
    expect(first).toMatchObject({ isOfLesson: true, note: { kind: 'replaced' }, model: { provenance: 'recorded' } });
    const { before } = first;
    expect(before).not.toBeNull();
    // What is trained in the lesson takes no place of it.
    await stores.training.getState().step(60);
    expect((await ask(INITIAL_TRAINING, 'lessonAnew')).before).toBe(before);
    await stores.training.getState().bringBack();
    expect(stores.training.getState()).toMatchObject({ isOfLesson: false, before: null });
  });

  it('keeps nothing in the browser of what it trains, until the training page makes it the visitor’s own', async () => {
    const { stores, shelf, ask } = await openLesson();
    await ask(PRETRAINED, 'lessonAnew');
    await stores.training.getState().step(60);
    await stores.training.getState().keep();
    expect(shelf.kept).toBeNull();
    stores.training.getState().setOfLesson(false);
    await stores.training.getState().keep();
    expect(shelf.kept).not.toBeNull();
  });

  it('goes on with what was trained in the step before, where the step says so, and else begins anew', async () => {
    const { stores, trainer, ask } = await openLesson();
    await ask(INITIAL_TRAINING, 'lessonAnew');
    await stores.training.getState().step(60);
    const { model } = stores.training.getState();
    expect((await ask({ ...INITIAL_TRAINING, watch: 'attention' }, 'lesson')).model).toBe(model);
    expect(stores.watch.getState().watched).toBe('attention');
    expect((await ask(INITIAL_TRAINING, 'lessonAnew')).model).not.toBe(model);
    // With which nothing was done is not made again.
    const made = trainer.calls.filter((name) => name === 'prepare').length;
    await ask({ ...INITIAL_TRAINING, loss: 'log' }, 'lessonAnew');
    expect(trainer.calls.filter((name) => name === 'prepare')).toHaveLength(made);
  });

  it('trains, lets the judge click and asks as its words want, as the page’s own buttons do', async () => {
    const { stores, link, ask } = await openLesson();
    await ask(PRETRAINED, 'lessonAnew');
    link.getState().give({ kind: 'train', steps: 60 });
    await rest();
    expect(stores.training.getState().progress).toMatchObject({ phase: 'pretrain', step: 60 });
    expect(link.getState().order).toBeNull();
    link.getState().give({ kind: 'ask', question: 'What?' });
    await rest();
    expect(stores.watch.getState().question).toBe('What?');
    expect(stores.finetuneAnswers.getState().own).toBe('What?');
    await ask({ ...PRETRAINED, phase: 'prefer' }, 'lessonAnew');
    link.getState().give({ kind: 'judge', clicks: 2 });
    await rest();
    expect(stores.preference.getState().clicks).toHaveLength(2);
  });
});
