/** The training page's part of a scene: read and put back, and never at the cost of what was learnt. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeftOut } from '@/store/scene/leftOut.ts';
import { INITIAL_TRAINING } from '@/store/scene/trainingValue.ts';
import { DEFAULT_SIZES } from '@/store/training/contract.ts';
import { createTrainingLink } from '@/store/trainingLink.ts';
import { applyTraining, connectTraining, readTraining } from '@/store/scene/trainingScene.ts';
import { openTrainingPage } from '../../components/trainingPage.tsx';
import { anyTraining } from './scene/anyScene.ts';

const rest = () => new Promise<void>((done) => setTimeout(done, 5));

function taking(isReload = false) {
  const leftOut: LeftOut[] = [];
  return { leftOut, how: { isReload, leaveOut: (what: LeftOut) => void leftOut.push(what) } };
}

describe('The training page’s part of a scene', () => {
  it('is at first what a link means that leaves everything out', async () => {
    const { stores } = await openTrainingPage();
    expect(readTraining(stores)).toEqual(INITIAL_TRAINING);
  });

  it('is what the page shows once it is put back, and changes nothing when put back again', async () => {
    const { stores, trainer } = await openTrainingPage();
    await fc.assert(
      fc.asyncProperty(anyTraining, async (any) => {
        // The fake trainer makes models of one size.
        const scene = { ...any, sizes: DEFAULT_SIZES };
        const { how, leftOut } = taking();
        await applyTraining(scene, stores, how);
        expect(leftOut).toEqual([]);
        expect(readTraining(stores)).toEqual(scene);
        await rest();
        const changes = () =>
          trainer.calls.filter((name) => ['prepare', 'begin', 'adjust', 'run'].includes(name)).length;
        const before = changes();
        await applyTraining(scene, stores, how);
        expect(changes()).toBe(before);
        expect(readTraining(stores)).toEqual(scene);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('never replaces a model that has learnt, nor the settings of a training under way', async () => {
    const { stores } = await openTrainingPage();
    await stores.training.getState().step(60);
    const { model } = stores.training.getState();
    const { how, leftOut } = taking();
    const asked = { ...INITIAL_TRAINING, seed: 9, pretrain: { ...INITIAL_TRAINING.pretrain, steps: 300 } };
    await applyTraining(asked, stores, how);
    await rest();
    expect(stores.training.getState().model).toBe(model);
    expect(stores.training.getState().settings.pretrain).toEqual(INITIAL_TRAINING.pretrain);
    expect(leftOut).toEqual([{ kind: 'trainingUnderWay' }]);
    // The other model stands as a choice beside it.
    expect(stores.setup.getState().seed).toBe(9);
  });

  it('brings a recorded model and the checkpoint that was looked back at', async () => {
    const { stores, trainer } = await openTrainingPage();
    const { how, leftOut } = taking();
    const asked = { ...INITIAL_TRAINING, recorded: 'pretrained', look: { phase: 'pretrain', step: 0 } } as const;
    await applyTraining(asked, stores, how);
    await rest();
    expect(leftOut).toEqual([]);
    expect(trainer.calls.filter((name) => name === 'loadRecorded')).toHaveLength(1);
    expect(stores.training.getState().look).toBe(stores.training.getState().checkpoints[0]!.id);
    expect(readTraining(stores)).toEqual(asked);
    // A link that asks for a model of its own brings that one.
    await applyTraining(INITIAL_TRAINING, stores, how);
    expect(stores.training.getState()).toMatchObject({ look: null, model: { provenance: 'live' } });
  });

  it('says that a checkpoint is not here, as long as nothing was trained so far', async () => {
    const { stores } = await openTrainingPage();
    const { how, leftOut } = taking();
    const asked = { ...INITIAL_TRAINING, look: { phase: 'pretrain', step: 100 } } as const;
    await applyTraining(asked, stores, how);
    expect(leftOut).toEqual([{ kind: 'checkpoint' }]);
    expect(stores.training.getState().look).toBeNull();
    await stores.training.getState().step(150);
    await applyTraining(asked, stores, taking().how);
    expect(readTraining(stores).look).toEqual(asked.look);
  });

  it('says that a text of one’s own is in no link', async () => {
    const { stores } = await openTrainingPage();
    const { how, leftOut } = taking();
    await applyTraining({ ...INITIAL_TRAINING, text: 'own' }, stores, how);
    expect(leftOut).toEqual([{ kind: 'ownText' }]);
    expect(stores.setup.getState().kind).toBe('world');
  });

  it('is taken when the page opens after the scene, and noted as the page changes', async () => {
    const link = createTrainingLink();
    link.getState().ask({ ...INITIAL_TRAINING, phase: 'finetune', seed: 4 });
    const { stores } = await openTrainingPage();
    const disconnect = connectTraining(stores, link, taking().how);
    await rest();
    expect(stores.training.getState()).toMatchObject({ phase: 'finetune', model: { seed: 4 } });
    expect(link.getState()).toMatchObject({ asked: null, value: { phase: 'finetune', seed: 4 } });
    stores.watch.getState().setLossScale('log');
    expect(link.getState().value).toMatchObject({ loss: 'log' });
    disconnect();
  });
});
