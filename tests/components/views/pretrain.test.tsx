/** Phase 1 on the page, on real stores over the fake trainer: controls, curve, batch, attention, samples, formula, errors. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { TrainerError } from '@/trainer/TrainerError.ts';
import { TrainingStatus } from '@/views/training/TrainingStatus.tsx';
import { TrainingView } from '@/views/training/TrainingView.tsx';
import { createTrainingPage, openTrainingPage, renderTraining, settle, type TrainingPage } from '../trainingPage.tsx';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const radio = (name: string) => screen.getByRole('radio', { name });

async function open(steps = 0): Promise<TrainingPage> {
  const page = await openTrainingPage();
  if (steps > 0) await page.stores.training.getState().step(steps);
  renderTraining(<TrainingView />, page);
  await settle();
  return page;
}

describe('Training runs', () => {
  it('waits for its model, then starts, pauses and goes on', async () => {
    const page = createTrainingPage();
    renderTraining(<TrainingView />, page);
    expect(button('Start')).toBeDisabled();
    await act(() => page.stores.training.getState().open());
    await userEvent.click(button('Start'));
    expect(page.stores.training.getState().progress?.isRunning).toBe(true);
    expect(button('Step')).toBeDisabled();
    act(() => page.trainer.tick(30));
    expect(screen.getByText('Step 30 of 2,000')).toBeInTheDocument();
    await userEvent.click(button('Pause'));
    expect(button('Go on')).toBeEnabled();
    await settle();
  });

  it('goes step by step, and by keys', async () => {
    const { stores } = await open();
    await userEvent.click(button('Step'));
    await userEvent.click(button('50 steps'));
    expect(stores.training.getState().progress?.step).toBe(51);
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('n');
    await waitFor(() => expect(stores.training.getState().progress?.step).toBe(52));
    await userEvent.keyboard(' ');
    await waitFor(() => expect(stores.training.getState().progress?.isRunning).toBe(true));
    await settle();
  });

  it('keeps to the speed that was chosen', async () => {
    const { stores, trainer } = await open();
    await userEvent.click(radio('5'));
    expect(trainer.calls).not.toContain('run');
    await userEvent.click(button('Start'));
    await userEvent.click(radio('all it can'));
    expect(stores.training.getState().speed).toBeNull();
    expect(trainer.calls.filter((name) => name === 'run')).toHaveLength(2);
    await settle();
  });

  it('begins again from a random model, and brings the trained one back', async () => {
    const { trainer } = await open(60);
    await userEvent.click(button('Begin this phase again'));
    await settle();
    expect(screen.getByText('Step 0 of 2,000')).toBeInTheDocument();
    await userEvent.click(button('Bring back the one before'));
    expect(trainer.calls).toContain('load');
    await settle();
  });
});

describe('What is told', () => {
  it('is said to those who hear the page: at once when it starts or rests, now and then while it runs', async () => {
    const page = await openTrainingPage();
    renderTraining(<TrainingStatus pause={60_000} />, page);
    const status = screen.getByRole('status');
    expect(status).toBeEmptyDOMElement();
    await act(() => page.stores.training.getState().start());
    act(() => page.trainer.tick(10));
    await waitFor(() => expect(status).toHaveTextContent('Pre-training is running: step 10,'));
    act(() => page.trainer.tick(10));
    await settle();
    expect(status).toHaveTextContent('step 10,');
    await act(() => page.stores.training.getState().pause());
    await waitFor(() => expect(status).toHaveTextContent(/^Pre-training rests at step 20, loss [\d.]+ nats\.$/));
  });

  it('is also told while it runs, after a pause', async () => {
    const page = await openTrainingPage();
    renderTraining(<TrainingStatus pause={20} />, page);
    await act(() => page.stores.training.getState().start());
    for (const steps of [10, 20, 30]) {
      act(() => page.trainer.tick(10));
      await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(`step ${steps},`));
    }
  });

  it('is that nothing is kept, until it was read', async () => {
    const page = await open();
    page.shelf.write = () => Promise.resolve(false);
    await userEvent.click(button('Step'));
    expect(await screen.findByText('This training is not kept in the browser')).toBeInTheDocument();
    await userEvent.click(button('Close this message'));
    await userEvent.click(button('Step'));
    await settle();
    expect(screen.queryByText('This training is not kept in the browser')).toBeNull();
  });

  it('is that a training came apart, with what was kept before to go on from', async () => {
    const { trainer, stores } = await open(60);
    await act(() => stores.training.getState().start());
    act(() => trainer.breakDown(new TrainerError('Diverged', 'The loss became NaN.')));
    await userEvent.click(button('Go on from the last saved state'));
    expect(await screen.findByText(/^Your training of .* is back/)).toBeInTheDocument();
    await settle();
  });
});

describe('The loss curve', () => {
  it('says what to do before the first step', async () => {
    await open();
    expect(screen.getByText(/No step was taken yet. Press Start/)).toBeInTheDocument();
  });

  it('is read with the arrow keys, in nats and bits', async () => {
    await open(100);
    const curve = screen.getByRole('slider', { name: 'Loss by step' });
    expect(curve).toHaveAttribute('aria-valuetext', expect.stringMatching(/^Step 100: training loss [\d.]+ nats/));
    curve.focus();
    await userEvent.keyboard('{Home}');
    expect(curve).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining('Step 1: training loss 4.00 nats (5.77 bits)'),
    );
  });

  it('is also a table', async () => {
    await open(100);
    await userEvent.click(screen.getByText('The curve as a table'));
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 4);
  });
});

describe('What was learnt', () => {
  const AT = /Learned by then: (\w+)\.$/;

  it('is named on the curve, in its words and in its table, with the rule for each', async () => {
    await open(1200);
    const curve = screen.getByRole('slider', { name: 'Loss by step' });
    expect(curve.getAttribute('aria-valuetext')).toMatch(AT);
    expect([...curve.querySelectorAll('title')].map(({ textContent }) => textContent!.split(':')[0])).toEqual([
      'Noise',
      'Letters',
      'Words',
      'Sentences',
    ]);
    curve.focus();
    await userEvent.keyboard('{Home}');
    for (let presses = 0; presses < 6; presses++) await userEvent.keyboard('{ArrowRight}');
    expect(AT.exec(curve.getAttribute('aria-valuetext')!)?.[1]).toBe('letters');
    await userEvent.click(screen.getByText('The curve as a table'));
    const table = await screen.findByRole('table');
    expect(within(table).getByRole('columnheader', { name: 'phase' })).toBeInTheDocument();
    expect(screen.getByText('words, from step 300')).toBeInTheDocument();
  });

  it('is not named before it was reached', async () => {
    await open(30);
    const titles = screen.getByRole('slider', { name: 'Loss by step' }).querySelectorAll('title');
    expect([...titles].map(({ textContent }) => textContent!.split(':')[0])).toEqual(['Noise']);
  });
});

describe('The living sentence', () => {
  const sentence = () => screen.getByRole('region', { name: 'What the model writes now' });

  it('is what the model makes of the prompt now, with its step', async () => {
    const { trainer, stores } = await open(10);
    expect(sentence()).toHaveTextContent('Pre-training, step 10');
    expect(sentence()).toHaveTextContent('The colour of');
    await act(() => stores.training.getState().start());
    act(() => trainer.tick(5));
    await settle();
    expect(sentence()).toHaveTextContent('step 15');
  });

  it('is what it wrote at the checkpoint that is looked at, while it runs and when it rests', async () => {
    const { trainer, stores } = await open(250);
    await act(() => stores.training.getState().start());
    act(() => stores.training.getState().lookAt(1));
    await settle();
    act(() => trainer.tick(20));
    await act(() => stores.training.getState().pause());
    await settle();
    expect(sentence()).toHaveTextContent('Looking back: Random, before the first step');
    expect(stores.training.getState().look).toBe(1);
  });

  it('is an answer while the model learns to answer', async () => {
    const { stores } = await open();
    act(() => stores.training.getState().showPhase('finetune'));
    await settle();
    expect(sentence()).toHaveTextContent('What colour is grass? Green.');
  });
});

describe('A recorded model', () => {
  it('comes with its curve and its steps, and says that they are recorded', async () => {
    await open();
    await userEvent.click(button('Load the recorded pre-trained model'));
    await settle();
    expect(screen.getByText('Step 2,000 of 2,000')).toBeInTheDocument();
    expect(screen.getByText('done beforehand, recorded')).toBeInTheDocument();
    expect(screen.getByRole('slider', { name: 'Loss by step' })).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^Step 2,000: training loss/),
    );
    const panel = screen.getByRole('region', { name: 'Loss' });
    expect(within(panel).getByText('recorded', { exact: false })).toBeInTheDocument();
    // What is learnt from now on is live.
    await userEvent.click(button('Step'));
    await settle();
    expect(screen.getByText('Step 1 of 2,000')).toBeInTheDocument();
    expect(within(panel).getByText('live', { exact: false })).toBeInTheDocument();
  });
});

describe('What is watched', () => {
  it('shows the batch of the last step', async () => {
    await open(10);
    const grid = screen.getByRole('grid', { name: 'The batch of the last step' });
    expect(grid).toHaveTextContent('The·bee');
    expect(grid).toHaveAttribute('aria-rowcount', '2');
  });

  it('shows heads on a sentence, one large, also as a table', async () => {
    const { stores } = await open(10);
    await userEvent.click(radio('Attention'));
    await settle();
    expect(screen.getByRole('grid', { name: 'All attention heads on this sentence' })).toBeInTheDocument();
    act(() => stores.watch.getState().setHead(1, 2));
    expect(screen.getByRole('grid', { name: 'Layer 2, head 3' })).toBeInTheDocument();
  });

  it('names characters that the model does not know', async () => {
    const { stores, trainer } = await open();
    await userEvent.click(radio('Attention'));
    await settle();
    trainer.failNext('read', new TrainerError('UnknownCharacters', 'No tokens for é'));
    act(() => stores.watch.getState().setSentence('é'));
    expect(await screen.findByText(/no tokens for some of these characters/)).toBeInTheDocument();
  });
});

describe('Samples', () => {
  it('stand one below the other, and looking at one leads the whole page back', async () => {
    const { stores } = await open(250);
    const list = screen.getByRole('list', { name: 'Samples at each checkpoint' });
    const rows = within(list).getAllByRole('button');
    expect(rows).toHaveLength(3);
    // The newest first, where it is in sight while more come.
    expect(rows.map((row) => row.firstElementChild!.textContent!.match(/step \d+|Random/)?.[0])).toEqual([
      'step 200',
      'step 100',
      'Random',
    ]);
    await userEvent.click(rows[1]!);
    expect(stores.training.getState().look).not.toBeNull();
    expect(rows[1]).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('slider', { name: 'Look back' })).toHaveAttribute(
      'aria-valuetext',
      'Pre-training, step 100',
    );
    await userEvent.click(button('Back to now'));
    expect(stores.training.getState().look).toBeNull();
    await settle();
  });

  it('give way to the formula with the numbers of the last step', async () => {
    await open(10);
    await userEvent.click(radio('Formula'));
    expect(screen.getByRole('math', { name: /^L = −\(1\/n\)/ })).toBeInTheDocument();
    expect(screen.getByText(/Step 10: L = [\d.]+ nats = [\d.]+ bits/)).toBeInTheDocument();
    expect(screen.getByText(/^As in GPT-2 \(Radford et al/)).toBeInTheDocument();
  });
});

describe('The line of checkpoints', () => {
  it('has the same parts before and after it is grabbed, so that it keeps its length', async () => {
    const { stores } = await open(250);
    const [now, restore] = [button('Back to now'), button('Go on from here')];
    expect(now).toBeDisabled();
    expect(restore).toBeDisabled();
    act(() =>
      stores.training.getState().lookAt(stores.training.getState().checkpoints.find(({ step }) => step === 100)!.id),
    );
    expect(button('Back to now')).toBe(now);
    expect(now).toBeEnabled();
    expect(restore).toBeEnabled();
    await settle();
  });
});

describe('A text of one’s own', () => {
  it('is read from a file in UTF-8 or Latin-1, and refused in words when it is none', async () => {
    const { stores } = await open();
    await userEvent.click(radio('My own'));
    const picker = screen.getByLabelText(/or open a text file/);
    const choose = (...bytes: number[]) =>
      userEvent.upload(picker, new File([Uint8Array.from(bytes)], 'text.txt', { type: 'text/plain' }));
    await choose(...new TextEncoder().encode('Käse'));
    await waitFor(() => expect(stores.setup.getState().own).toBe('Käse'));
    await choose(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    expect(await screen.findByText(/This file is no text/)).toBeInTheDocument();
    expect(stores.setup.getState().own).toBe('Käse');
    await choose(0x57, 0xf6, 0x6c, 0x66);
    expect(await screen.findByText(/It was read as Windows-1252/)).toBeInTheDocument();
    expect(stores.setup.getState().own).toBe('Wölf');
    await settle();
  });

  it('that was not handed over is what Start makes and trains', async () => {
    const { stores, trainer } = await open();
    await userEvent.click(radio('My own'));
    act(() => stores.setup.getState().setOwn('Once upon a time. '.repeat(60)));
    await userEvent.click(button('Start'));
    await settle();
    expect(trainer.prepared.at(-1)?.text.kind).toBe('own');
    expect(stores.training.getState().progress?.isRunning).toBe(true);
  });

  it('is refused in words, and nothing is lost', async () => {
    const { trainer, stores } = await open();
    await userEvent.click(radio('My own'));
    await userEvent.type(screen.getByRole('textbox', { name: 'Text to learn from' }), 'a');
    trainer.failNext('prepare', new TrainerError('TextTooShort', 'The text has 1 character.'));
    await userEvent.click(button('Make this model'));
    expect(await screen.findByText('This text is too short to learn from')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Text to learn from' })).toHaveValue('a');
    expect(stores.training.getState().model).not.toBeNull();
    await settle();
  });

  it('of five million characters is not put into a box', async () => {
    const { stores } = await open();
    await userEvent.click(radio('My own'));
    const pasted = 'Once upon a time. '.repeat(280_000);
    act(() => stores.setup.getState().setOwn(pasted));
    expect(screen.getByText(/5,040,000 characters, too long for a box/)).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Text to learn from' })).toBeNull();
    await userEvent.click(button('Remove this text'));
    expect(screen.getByRole('textbox', { name: 'Text to learn from' })).toHaveValue('');
    await settle();
  });
});

describe('A trained model', () => {
  it('is replaced only on a word', async () => {
    const { trainer } = await open(60);
    await userEvent.click(radio('Story'));
    await settle();
    expect(trainer.calls.filter((name) => name === 'prepare')).toHaveLength(1);
    await userEvent.click(button('Make this model'));
    await settle();
    expect(trainer.calls.filter((name) => name === 'prepare')).toHaveLength(2);
    expect(screen.getByText(/A new model. The one before is kept/)).toBeInTheDocument();
  });
});

describe('The size', () => {
  it('tells parameters and time before the start', async () => {
    await open();
    expect(await screen.findByText(/parameters\. 2,000 steps will take about/)).toBeInTheDocument();
  });

  it('keeps the width to what the heads can share', async () => {
    const { stores } = await open();
    act(() => stores.setup.getState().setSizes({ width: 64 }));
    const heads = screen.getByRole('spinbutton', { name: 'Heads, exact' });
    await userEvent.clear(heads);
    await userEvent.type(heads, '6');
    const { headCount, width } = stores.setup.getState().sizes;
    expect(headCount).toBe(6);
    expect(width % (4 * headCount)).toBe(0);
    await settle();
  });
});
