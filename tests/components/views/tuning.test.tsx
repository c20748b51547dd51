/** Phases 2 and 3, the whole life and files as a person meets them, on real stores over the fake trainer. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { TrainerError } from '@/trainer/TrainerError.ts';
import { TrainingView } from '@/views/training/TrainingView.tsx';
import { openTrainingPage, renderTraining, settle, type TrainingPage } from '../trainingPage.tsx';

const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function open(phase: 'finetune' | 'prefer'): Promise<TrainingPage> {
  const page = await openTrainingPage();
  page.stores.training.getState().showPhase(phase);
  renderTraining(<TrainingView />, page);
  await settle();
  return page;
}

async function openClicks(): Promise<TrainingPage> {
  const page = await open('prefer');
  await userEvent.click(button('Begin preference tuning'));
  await screen.findByRole('group', { name: 'Which answer is better?' });
  return page;
}

describe('Fine-tuning', () => {
  it('says when the model has read too little, and offers a recorded one', async () => {
    const { stores } = await open('finetune');
    const load = screen.getAllByRole('button', { name: 'Load the recorded pre-trained model' });
    await userEvent.click(load.at(-1)!);
    await settle();
    expect(stores.life.getState().origin).toBe('pretrained');
    expect(screen.queryByText('This model has not read much yet')).toBeNull();
  });

  it('shows which characters of a conversation count', async () => {
    await open('finetune');
    expect(screen.getByText('7 of 30 tokens count in this conversation.')).toBeInTheDocument();
    expect(screen.getByText(/Counts in the loss: Green\.<\|end\|>/)).toBeInTheDocument();
  });

  it('answers as the model is, and after a step before and now, with scores', async () => {
    const { stores } = await open('finetune');
    expect(screen.getAllByRole('columnheader', { name: 'As the model is' })).toHaveLength(2);
    await act(() => stores.training.getState().step(1));
    await settle();
    expect(screen.getAllByRole('columnheader', { name: 'Now' }).length).toBeGreaterThan(0);
    expect(screen.getByText(/Trained questions: 98\.0.% of 2 right/)).toBeInTheDocument();
  });

  it('asks a question of the visitor', async () => {
    await open('finetune');
    await userEvent.type(screen.getByRole('textbox', { name: 'A question of your own' }), 'Who barks?{Enter}');
    await settle();
    const table = screen.getByRole('table', { name: 'Your question' });
    expect(within(table).getByRole('rowheader', { name: 'Who barks?' })).toBeInTheDocument();
    expect(within(table).getByText('The sea.')).toBeInTheDocument();
  });

  it('hands the switch for old text to the trainer', async () => {
    const { stores } = await open('finetune');
    await userEvent.click(screen.getByRole('switch', { name: 'Mix in some of the old text' }));
    expect(stores.training.getState().settings.finetune.mixShare).toBe(0);
    expect(screen.getByText('All steps are on questions and answers.')).toBeInTheDocument();
  });

  it('refuses an empty list in words and keeps what was edited', async () => {
    const { stores } = await open('finetune');
    await userEvent.click(button('Show and edit the list'));
    const dialog = screen.getByRole('dialog', { name: 'Questions and answers' });
    for (const name of ['Remove: What colour is grass?', 'Remove: What does the dog do?'])
      await userEvent.click(within(dialog).getAllByRole('button', { name })[0]!);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Use this list' }));
    expect(await within(dialog).findByText('This list cannot be used')).toBeInTheDocument();
    expect(within(dialog).getByText('There is no question to train on.')).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Undo' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Use this list' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(stores.questions.getState().trained).toHaveLength(1);
  });

  it('writes the loss with its numbers', async () => {
    const { stores } = await open('finetune');
    await userEvent.click(screen.getByRole('radio', { name: 'Formula' }));
    expect(screen.getByText('Take a step, and its numbers appear here.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Ouyang et al\. 2022/ })).toHaveAttribute('href');
    await act(() => stores.training.getState().step(1));
    await settle();
    expect(screen.queryByText('Take a step, and its numbers appear here.')).toBeNull();
  });
});

describe('Preference tuning', () => {
  it('learns from a click on an answer, and shows what changed', async () => {
    const { trainer } = await openClicks();
    const answers = within(screen.getByRole('group', { name: 'Which answer is better?' }));
    await userEvent.click(answers.getByRole('button', { name: /Green, my friend\./ }));
    expect(await screen.findByText(/1 click so far\./)).toBeInTheDocument();
    expect(trainer.calls).toContain('choose');
    const row = screen.getByRole('row', { name: /^friendly/ });
    expect(within(row).getByText(/^30\.0/)).toBeInTheDocument();
    expect(within(row).getByText(/^36\.0/)).toBeInTheDocument();
  });

  it.each([
    ['1', 'Green, my friend.'],
    ['{ArrowLeft}', 'Green, my friend.'],
    ['2', 'Green, you goose.'],
    ['{ArrowRight}', 'Green, you goose.'],
  ])('takes the key %s for an answer', async (key, chosen) => {
    const { stores } = await openClicks();
    await userEvent.keyboard(key);
    await screen.findByText(/1 click so far\./);
    expect(stores.preference.getState().clicks[0]?.chosen).toBe(chosen);
  });

  it('leaves keys to the box that someone types in', async () => {
    const { stores } = await openClicks();
    await userEvent.type(screen.getByRole('textbox', { name: 'A question of your own' }), '12');
    expect(stores.preference.getState().clicks).toHaveLength(0);
  });

  it('reads a measure click by click with the arrow keys', async () => {
    const { stores } = await openClicks();
    await act(() => stores.preference.getState().judge(3));
    const line = screen.getByRole('slider', { name: 'friendly after each click' });
    expect(line).toHaveAttribute('aria-valuetext', expect.stringMatching(/^after 3 clicks: 48\.0/));
    act(() => line.focus());
    await userEvent.keyboard('{ArrowLeft}');
    expect(line).toHaveAttribute('aria-valuetext', expect.stringMatching(/^after 2 clicks: 42\.0/));
    expect(stores.preference.getState().clicks).toHaveLength(3);
  });

  it('stops with a word when no two answers differ', async () => {
    const { trainer } = await openClicks();
    trainer.setPairsLeft(0);
    await userEvent.keyboard('1');
    expect(await screen.findByText('No two answers that differ were found')).toBeInTheDocument();
    expect(screen.getByText(/In 96 tries/)).toBeInTheDocument();
  });

  it('lets a judge click twenty times', async () => {
    const { stores, trainer } = await openClicks();
    trainer.setPairsLeft(40);
    await userEvent.click(button('20 clicks'));
    await waitFor(() => expect(stores.preference.getState().clicks).toHaveLength(20));
    expect(await screen.findByText(/20 clicks so far\./)).toBeInTheDocument();
  });

  it('takes the leash off and puts it back on', async () => {
    const { stores } = await openClicks();
    await userEvent.click(button('Take the leash off'));
    expect(stores.training.getState().settings.prefer).toMatchObject({ rehearse: false, beta: 0.3, rate: 5e-5 });
    await userEvent.click(button('Put the leash back on'));
    expect(stores.training.getState().settings.prefer).toMatchObject({ rehearse: true, beta: 0.3 });
  });

  it('writes the formula with the numbers of the two answers', async () => {
    await openClicks();
    await userEvent.click(screen.getByRole('radio', { name: 'Formula' }));
    // 0.3·[(−1.2 + 1.3) − (−1.4 + 1.3)] = 0.06, −ln σ(0.06) = 0.6636
    expect(screen.getByRole('math', { name: 'm = 0.06000, L = 0.6636' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Rafailov et al\. 2023/ })).toHaveAttribute('href');
  });

  it('tells what went wrong, and can begin again', async () => {
    const { trainer } = await openClicks();
    trainer.failNext('choose', new TrainerError('Diverged', 'The loss became NaN.'));
    await userEvent.keyboard('1');
    expect(await screen.findByText('The clicks stopped')).toBeInTheDocument();
    await userEvent.click(button('Begin preference tuning'));
    expect(await screen.findByRole('group', { name: 'Which answer is better?' })).toBeInTheDocument();
  });
});

describe('The whole life', () => {
  it('has a place for every checkpoint, and says which are missing', async () => {
    await open('prefer');
    await userEvent.click(screen.getByRole('radio', { name: 'Whole life' }));
    await settle();
    expect(screen.getByRole('heading', { name: /Random/ })).toBeInTheDocument();
    expect(screen.getByText('not there yet: comes with phase 2')).toBeInTheDocument();
  });
});

describe('Files', () => {
  it('refuse a file in words', async () => {
    const { trainer } = await open('prefer');
    await userEvent.click(button('Files'));
    trainer.failNext('load', new TrainerError('FileRefused', 'it says nothing of this page'));
    const file = new File(['not a model'], 'x.safetensors');
    await userEvent.upload(screen.getByLabelText('Choose a file', { selector: 'input' }), file);
    expect(await screen.findByText('This file is not a model of this page')).toBeInTheDocument();
  });

  it('are made for export, each to save', async () => {
    await open('prefer');
    await userEvent.click(button('Files'));
    await userEvent.click(button('Make the files'));
    expect(await screen.findByRole('button', { name: 'Save config.json' })).toBeInTheDocument();
  });
});
