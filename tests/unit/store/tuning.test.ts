/** The stores of fine-tuning, preference tuning, the whole life and files, without React. */
import { describe, expect, it } from 'vitest';
import { coalesce } from '@/store/training/coalesce.ts';
import type { Checkpoint } from '@/store/training/contract.ts';
import { nameCheckpoints } from '@/store/training/life.ts';
import { findStart } from '@/store/training/findStart.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';
import { openTrainingPage, type TrainingPage } from '../../components/trainingPage.tsx';

const rest = () => new Promise<void>((done) => setTimeout(done, 5));

async function open(phase: 'finetune' | 'prefer' | 'pretrain'): Promise<TrainingPage> {
  const page = await openTrainingPage();
  page.stores.training.getState().showPhase(phase);
  await rest();
  return page;
}

const checkpoint = (id: number, phase: Checkpoint['phase'], step: number, kind: Checkpoint['kind'] = 'scheduled') => ({
  id,
  phase,
  step,
  kind,
});
const WHOLE_LIFE: Checkpoint[] = [
  checkpoint(1, null, 0, 'random'),
  checkpoint(2, 'pretrain', 0),
  checkpoint(3, 'pretrain', 100),
  checkpoint(4, 'pretrain', 200),
  checkpoint(5, 'pretrain', 2000, 'end'),
  checkpoint(6, 'finetune', 0),
  checkpoint(7, 'finetune', 600, 'end'),
  checkpoint(8, 'prefer', 0),
  checkpoint(9, 'prefer', 120),
];

describe('Jobs that are asked for while one runs', () => {
  it('run once more afterwards, however often they were asked for', async () => {
    let runs = 0;
    const job = coalesce(async () => {
      runs++;
      await rest();
    });
    await Promise.all([job(), job(), job()]);
    expect(runs).toBe(2);
    await job();
    expect(runs).toBe(3);
  });
});

describe('Moments of a life', () => {
  it('finds where the last run of a phase began', () => {
    expect(findStart(WHOLE_LIFE, 'finetune')?.id).toBe(6);
    expect(findStart(WHOLE_LIFE, 'prefer')?.id).toBe(8);
    const again = [...WHOLE_LIFE, checkpoint(10, 'prefer', 0), checkpoint(11, 'prefer', 6)];
    expect(findStart(again, 'prefer')?.id).toBe(10);
    expect(findStart(WHOLE_LIFE.slice(0, 4), 'finetune')).toBeNull();
  });

  it('takes the checkpoint before a phase that was taken up in its middle', () => {
    expect(findStart([checkpoint(1, null, 0, 'loaded'), checkpoint(2, 'finetune', 300)], 'finetune')?.id).toBe(1);
  });

  it('finds all named checkpoints of a whole life, in order', () => {
    const named = nameCheckpoints(WHOLE_LIFE, null, null);
    expect(named.map(({ name, checkpoint: id }) => [name, id])).toEqual([
      ['random', 1],
      ['early', 4],
      ['pretrained', 5],
      ['finetuned', 7],
      ['preferred', 9],
    ]);
  });

  it('gives a loaded model the name of the checkpoint that was recorded', () => {
    const loaded = [checkpoint(1, null, 0, 'loaded')];
    expect(nameCheckpoints(loaded, null, 'finetuned').map(({ name }) => name)).toEqual(['finetuned']);
    expect(nameCheckpoints(loaded, null, 'pretrained').map(({ name }) => name)).toEqual(['pretrained']);
    expect(nameCheckpoints(loaded, null, 'file').map(({ name }) => name)).toEqual(['loaded']);
  });
});

describe('Questions', () => {
  it('come with the model', async () => {
    const { stores } = await open('finetune');
    const { trained, heldOut, shown } = stores.questions.getState();
    expect([trained.length, heldOut.length]).toEqual([2, 1]);
    expect(shown?.pair.question).toBe('What colour is grass?');
  });

  it('are taken with what was edited, added and removed', async () => {
    const { stores } = await open('finetune');
    const { edit, add, change, remove, take } = stores.questions.getState();
    edit();
    add();
    const [fresh, first, second] = stores.questions.getState().draft!;
    change(fresh!.id, { question: 'What colour is snow? ', answer: 'White' });
    change(first!.id, { answer: 'Red.' });
    remove(second!.id);
    expect(await take()).toBe(true);
    expect(stores.questions.getState()).toMatchObject({
      draft: null,
      trained: [
        { question: 'What colour is snow?', answer: 'White.' },
        { question: 'What colour is grass?', answer: 'Red.' },
      ],
    });
  });

  it('keep the draft when it is refused, and say why', async () => {
    const { stores } = await open('finetune');
    const { edit, remove, take } = stores.questions.getState();
    edit();
    for (const pair of stores.questions.getState().draft!) if (!pair.isHeldOut) remove(pair.id);
    expect(await take()).toBe(false);
    const { draft, refusal, trained } = stores.questions.getState();
    expect(refusal?.name).toBe('PairsRefused');
    expect(draft).toHaveLength(1);
    expect(trained).toHaveLength(2);
  });

  it('undo one edit after the other', async () => {
    const { stores } = await open('finetune');
    const { edit, remove, undo } = stores.questions.getState();
    edit();
    const before = stores.questions.getState().draft;
    for (const pair of before!) remove(pair.id);
    for (let i = 0; i < 3; i++) undo();
    expect(stores.questions.getState().draft).toEqual(before);
    undo();
    expect(stores.questions.getState().draft).toEqual(before);
  });
});

describe('Answers', () => {
  it('are of the model as it is before the phase begins, and then before and now', async () => {
    const { stores, trainer } = await open('finetune');
    expect(stores.finetuneAnswers.getState().rows.every(({ now }) => now === null)).toBe(true);
    await stores.training.getState().step(1);
    await rest();
    expect(trainer.calls).toContain('answer');
    expect(stores.finetuneAnswers.getState().rows.every(({ now }) => now !== null)).toBe(true);
  });

  it('are not asked for while another phase is on show', async () => {
    const { stores, trainer } = await open('pretrain');
    await stores.training.getState().step(1);
    await rest();
    expect(trainer.calls).not.toContain('answer');
  });

  it('go on without a question that cannot be asked', async () => {
    const { stores, trainer } = await open('finetune');
    trainer.failNext('answer', new TrainerError('UnknownCharacters', 'no token for ß'));
    await stores.finetuneAnswers.getState().ask('Straße?');
    expect(stores.finetuneAnswers.getState()).toMatchObject({ own: '', failure: { name: 'UnknownCharacters' } });
  });
});

describe('Clicks', () => {
  it('train at once and bring the next two answers', async () => {
    const { stores, trainer } = await open('prefer');
    await stores.preference.getState().begin();
    expect(stores.preference.getState()).toMatchObject({ status: 'waiting', pair: { id: 1 } });
    await stores.preference.getState().choose(1);
    const { status, pair, clicks } = stores.preference.getState();
    expect([status, pair?.id]).toEqual(['waiting', 2]);
    expect(clicks).toEqual([
      { question: 'What colour is grass?', chosen: 'Green, you goose.', rejected: 'Green, my friend.', by: 'hand' },
    ]);
    expect(trainer.calls.filter((name) => name === 'choose')).toHaveLength(1);
    expect(stores.training.getState().seen.prefer?.preference).toHaveLength(2);
  });

  it('do nothing while no pair waits', async () => {
    const { stores, trainer } = await open('prefer');
    await stores.preference.getState().choose(0);
    await stores.preference.getState().begin();
    await Promise.all([stores.preference.getState().choose(0), stores.preference.getState().choose(0)]);
    expect(trainer.calls.filter((name) => name === 'choose')).toHaveLength(1);
  });

  it('end with a word when no two answers differ', async () => {
    const { stores, trainer } = await open('prefer');
    trainer.setPairsLeft(1);
    await stores.preference.getState().begin();
    await stores.preference.getState().choose(0);
    expect(stores.preference.getState()).toMatchObject({ status: 'exhausted', exhausted: { draws: 96 } });
  });

  it('can be left to a judge, who stops when there is nothing left to judge', async () => {
    const { stores, trainer } = await open('prefer');
    trainer.setPairsLeft(7);
    await stores.preference.getState().judge(20);
    const { status, clicks, judging } = stores.preference.getState();
    expect([status, clicks.length, judging]).toEqual(['exhausted', 7, null]);
    expect(clicks.every(({ by }) => by === 'judge')).toBe(true);
  });

  it('stop a judge in the middle', async () => {
    const { stores } = await open('prefer');
    const judging = stores.preference.getState().judge(20);
    const stop = stores.preference.subscribe(({ clicks }) => {
      if (clicks.length === 3) stores.preference.getState().stopJudging();
    });
    await judging;
    stop();
    expect(stores.preference.getState()).toMatchObject({ status: 'waiting', judging: null });
    expect(stores.preference.getState().clicks).toHaveLength(3);
  });

  it('follow a leash that is changed before the first click and after it', async () => {
    const { stores, trainer } = await open('prefer');
    await stores.preference.getState().setSettings({ beta: 0.1 });
    expect(trainer.calls).not.toContain('adjust');
    await stores.preference.getState().begin();
    await stores.preference.getState().setSettings({ rehearse: false });
    await stores.preference.getState().choose(0);
    await stores.preference.getState().setSettings({ rehearse: true });
    expect(trainer.calls.filter((name) => name === 'adjust')).toHaveLength(2);
    expect(stores.training.getState().settings.prefer).toMatchObject({ beta: 0.1, rehearse: true });
  });

  it('are forgotten when another model is loaded', async () => {
    const { stores } = await open('prefer');
    await stores.preference.getState().begin();
    await stores.preference.getState().choose(0);
    await stores.training.getState().loadRecorded('finetuned');
    expect(stores.preference.getState()).toMatchObject({ status: 'off', clicks: [], pair: null });
    expect(stores.life.getState().origin).toBe('finetuned');
  });

  it('begin again from before the first', async () => {
    const { stores } = await open('prefer');
    await stores.preference.getState().begin();
    await stores.preference.getState().choose(0);
    await stores.preference.getState().restart();
    expect(stores.preference.getState()).toMatchObject({ status: 'waiting', clicks: [] });
    expect(stores.training.getState().seen.prefer?.preference).toHaveLength(1);
  });

  it('go on after a failure where they were', async () => {
    const { stores, trainer } = await open('prefer');
    await stores.preference.getState().begin();
    await stores.preference.getState().choose(0);
    trainer.failNext('choose', new TrainerError('Stale', 'Pair 2 is gone.'));
    await stores.preference.getState().choose(0);
    await stores.preference.getState().begin();
    expect(stores.preference.getState().status).toBe('waiting');
    expect(trainer.calls.filter((name) => name === 'begin')).toHaveLength(1);
    expect(stores.preference.getState().clicks).toHaveLength(1);
  });

  it('say why they stopped', async () => {
    const { stores, trainer } = await open('prefer');
    await stores.preference.getState().begin();
    trainer.failNext('choose', new TrainerError('Diverged', 'The loss became NaN.'));
    await stores.preference.getState().choose(0);
    expect(stores.preference.getState()).toMatchObject({ status: 'off', failure: { name: 'Diverged' } });
  });
});

describe('The whole life', () => {
  it('is asked only while it is on show', async () => {
    const { stores } = await open('pretrain');
    expect(stores.life.getState().replies).toEqual({});
    stores.training.getState().showAside('life');
    await rest();
    expect(stores.life.getState().replies.random).toHaveLength(4);
  });

  it('takes a question of the visitor to every checkpoint', async () => {
    const { stores } = await open('pretrain');
    stores.training.getState().showAside('life');
    await stores.life.getState().ask({ kind: 'question', text: 'What does the dog do?' });
    const { asks, chosen, replies } = stores.life.getState();
    expect(asks[chosen]?.text).toBe('What does the dog do?');
    expect(replies.random?.[chosen]).toBe('It barks.');
  });

  it('fetches the checkpoints before a recorded model with a trainer of its own', async () => {
    const { stores, trainer } = await open('prefer');
    await stores.training.getState().loadRecorded('finetuned');
    stores.training.getState().showAside('life');
    await rest();
    const calls = trainer.calls.length;
    await stores.life.getState().borrow();
    expect(Object.keys(stores.life.getState().borrowed)).toEqual(['random', 'early', 'pretrained']);
    expect(stores.life.getState().borrowing).toBeNull();
    expect(trainer.calls.length).toBe(calls);
  });
});

describe('Files', () => {
  it('are refused in words, and the model stays', async () => {
    const { stores, trainer } = await open('pretrain');
    const { model } = stores.training.getState();
    trainer.failNext('load', new TrainerError('FileRefused', 'it says nothing of this page'));
    expect(await stores.files.getState().load(Uint8Array.of(1))).toBe(false);
    expect(stores.files.getState().failure?.name).toBe('FileRefused');
    expect(stores.training.getState()).toMatchObject({ model, failure: null });
  });

  it('are exported under a name of their own each time, and forgotten when the model learns on', async () => {
    const { stores } = await open('pretrain');
    const first = await stores.files.getState().exportModel();
    const second = await stores.files.getState().exportModel();
    expect(first?.id).not.toBe(second?.id);
    expect(stores.files.getState().exported).toHaveLength(1);
    await stores.training.getState().step(1);
    expect(stores.files.getState().exported).toEqual([]);
  });
});
