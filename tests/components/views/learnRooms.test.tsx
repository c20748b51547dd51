// @vitest-environment happy-dom
/** The rooms beside the lessons, on real stores around the test engine, used as a person would. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { startMessages } from '@/app/i18n.ts';
import { addLearnMessages } from '@/app/learnMessages.ts';
import { CHECK } from '@/lessons/checkItems.ts';
import { BENCHES } from '@/lessons/limits.ts';
import { readScene } from '@/store/scene/scene.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { readAddress, writeAddress } from '@/store/scene/sceneAddress.ts';
import { CheckView } from '@/views/learn/check/CheckView.tsx';
import { LimitsView } from '@/views/learn/limits/LimitsView.tsx';
import { PredictView } from '@/views/learn/predict/PredictView.tsx';
import { openWorkbench, renderView } from '../workbench.tsx';

const TEXT = 'When Mary and John gave the book to';
const TEXTS = Array.from({ length: 24 }, (_, at) => ({
  text: `the cat ${at} on`,
  best: '',
  bits: [0.5, 2, 6][at % 3]!,
}));

async function open(room: string, view: ReactNode, step = 0) {
  const workbench = await openWorkbench(TEXT);
  startMessages();
  addLearnMessages();
  workbench.stores.course.getState().open(room, step);
  renderView(view, workbench);
  return workbench;
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('Predict', () => {
  it('asks for shares, uncovers the model’s, says the bits, and keeps the visitor’s own text', async () => {
    const { stores } = await open('predict', <PredictView texts={TEXTS} />);
    expect(screen.getByRole('heading', { level: 1, name: 'Predict' })).toBeVisible();
    const sliders = await screen.findAllByRole('slider');
    expect(sliders).toHaveLength(4);
    expect(screen.queryByText(/most probable token:/)).toBeNull();
    fireEvent.change(sliders[0]!, { target: { value: '100' } });
    await press('Reveal');
    expect(screen.getByRole('status')).toHaveTextContent(/You lost .* bits against the model/);
    expect(screen.getByRole('heading', { level: 3, name: /most probable token:/ })).toHaveFocus();
    expect(screen.getByText(/After 1 round/)).toBeVisible();
    expect(stores.sequence.getState().prompt).toBe(TEXT);
    await press('Next round');
    expect(screen.getByRole('heading', { level: 2, name: 'Round 2 of 10' })).toHaveFocus();
  });

  it('takes a word of one’s own and says when it is more than one token', async () => {
    await open('predict', <PredictView texts={TEXTS} />);
    await screen.findAllByRole('slider');
    await userEvent.click(screen.getByRole('radio', { name: 'One word' }));
    await press('Reveal');
    expect(await screen.findByRole('alert')).toHaveTextContent('Write a word.');
    await userEvent.type(screen.getByRole('textbox', { name: 'Your word' }), 'cat{Enter}');
    expect(await screen.findByRole('rowheader', { name: '·cat' })).toBeVisible();
    expect(screen.queryByText(/More than one token/)).toBeNull();
    await press('Next round');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Your word' }), 'zebra{Enter}');
    expect(await screen.findByText('More than one token here: zebra. Its first token was compared.')).toBeVisible();
  });

  it('compares a class’s pasted guesses with the model, and tells bad lines', async () => {
    await open('predict', <PredictView texts={TEXTS} />);
    await screen.findAllByRole('slider');
    await userEvent.click(screen.getByRole('radio', { name: 'A class' }));
    expect(screen.getByRole('button', { name: 'Reveal' })).toBeDisabled();
    fireEvent.change(screen.getByRole('textbox', { name: 'Guesses of the class' }), {
      target: { value: 'Anna: cat\ncat\nmat 2\na black cat' },
    });
    expect(screen.getByRole('status')).toHaveTextContent('4 guesses read.');
    expect(screen.getByRole('list', { name: 'Lines that were left out' })).toHaveTextContent('Line 4');
    await press('Reveal');
    const row = (await screen.findByRole('rowheader', { name: '·cat' })).closest('tr')!;
    expect(within(row).getAllByRole('cell').at(-1)).toHaveTextContent('50.0 %');
    expect(screen.getByRole('status')).toHaveTextContent(/The class lost/);
  });

  it('ends with all rounds, the link to the same game, and another one', async () => {
    const { stores } = await open('predict', <PredictView texts={TEXTS} />);
    for (let round = 0; round < 10; round++) {
      await screen.findAllByRole('slider');
      await press('Reveal');
      await press(round < 9 ? 'Next round' : 'All rounds');
    }
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(11);
    expect(screen.getByRole('link', { name: 'Link to game 1' })).toHaveAttribute(
      'href',
      '#page=learn&lesson=predict&game=1',
    );
    await press('Play another game');
    expect(stores.predictGame.getState().seed).not.toBe(1);
    expect(screen.getByRole('heading', { level: 2, name: 'Round 1 of 10' })).toBeVisible();
  });

  it('keeps its seed in the link of its room, and a link elsewhere leaves the game alone', async () => {
    const { stores } = await open('predict', <PredictView texts={TEXTS} />);
    await act(() => openScene(readAddress('page=learn&lesson=predict&game=77').scene, stores));
    expect(stores.predictGame.getState().seed).toBe(77);
    expect(writeAddress(readScene(stores))).toContain('game=77');
    await act(() => openScene(readAddress('page=learn&lesson=glossary').scene, stores));
    expect(writeAddress(readScene(stores))).not.toContain('game=');
    expect(stores.predictGame.getState().seed).toBe(77);
  });
});

describe('Limits', () => {
  const [bench] = BENCHES;

  it('asks before it tells, runs the prompt beside the visitor’s text, and runs it anew as it is changed', async () => {
    const { stores } = await open('limits', <LimitsView benches={BENCHES} />);
    await press(bench!.title['en']!);
    expect(stores.course.getState().step).toBe(1);
    expect(screen.queryByText('Why:')).toBeNull();
    await press(bench!.options[bench!.right]!['en']!);
    expect(screen.getByText('As you expected.')).toBeVisible();
    for (const part of ['Measured with Glassbox small:', 'Why:', 'What helps:'])
      expect(screen.getByText(part)).toBeVisible();
    const top = await screen.findByRole('list', { name: 'The three most probable next tokens' });
    expect(within(top).getAllByRole('listitem')).toHaveLength(3);
    const box = screen.getByRole('textbox', { name: 'Prompt' });
    await userEvent.clear(box);
    await userEvent.type(box, 'the cat');
    await waitFor(() => expect(screen.getByText('2 tokens')).toBeVisible());
    expect(stores.sequence.getState().prompt).toBe(TEXT);
  });

  it('a link opens a bench, and it can be run without a guess', async () => {
    await open('limits', <LimitsView benches={BENCHES} />, 2);
    const title = screen.getByRole('button', { name: BENCHES[1]!.title['en']! });
    expect(title).toHaveAttribute('aria-expanded', 'true');
    await press('Show me without a guess');
    expect(screen.queryByText('As you expected.')).toBeNull();
    expect(screen.getByText('Why:')).toBeVisible();
  });
});

describe('Check yourself', () => {
  it('asks ten questions, tells nothing until asked or after the second time, and shows the change', async () => {
    const { stores } = await open('check', <CheckView data={CHECK} />);
    const right = CHECK.items.map(({ options }) => options[0]!.text['en']!);
    expect(screen.queryByRole('radio', { name: right[0]! })).toBeNull();
    await userEvent.type(screen.getByRole('textbox', { name: 'In your own words' }), 'It lied.');
    await press('Next question');
    for (let number = 1; number <= 10; number++) {
      expect(screen.getByText(`Question ${number} of 10`)).toBeVisible();
      await userEvent.click(screen.getAllByRole('radio').at(-1)!);
      await press(number < 10 ? 'Next question' : 'Finish');
    }
    expect(screen.getByText(/Come back after the last lesson/)).toBeVisible();
    expect(screen.queryByText('By question')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'After the last lesson' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'In your own words' }), 'It drew a token.');
    await press('Next question');
    for (let number = 1; number <= 10; number++) {
      const options = screen.getAllByRole('radio').filter((radio) => right.some((text) => nameOf(radio) === text));
      await userEvent.click(options[0]!);
      await press(number < 10 ? 'Next question' : 'Finish');
    }
    expect(screen.getByText(/After: 10 right of 10 answered/)).toBeVisible();
    expect(screen.getAllByText(/New: right now|Right both times/)).toHaveLength(10);
    const answers = screen.getByRole('group', { name: 'Answers of the check' });
    expect(within(answers).getByRole('button', { name: 'Export' })).toBeVisible();
    for (const written of ['It lied.', 'It drew a token.']) expect(screen.getByText(written)).toBeVisible();
    // The parallel form: what was told of the first one is out of sight until it is done.
    await userEvent.click(screen.getByRole('radio', { name: 'Two weeks later' }));
    expect(screen.queryByText('By question')).toBeNull();
    const parallel = CHECK.parallel.map(({ options }) => options[0]!.text['en']!);
    for (let number = 1; number <= 4; number++) {
      expect(screen.getByText(`Question ${number} of 4`)).toBeVisible();
      await userEvent.click(screen.getAllByRole('radio').find((radio) => parallel.includes(nameOf(radio) ?? ''))!);
      await press(number < 4 ? 'Next question' : 'Finish');
    }
    expect(screen.getByText(/Two weeks later: 4 right of 4 answered/)).toBeVisible();
    expect(screen.getAllByText('Right both times.').length).toBeGreaterThanOrEqual(4);
    // No sum beside the lessons may tell what was right.
    expect(Object.values(stores.course.getState().answers).every(({ score }) => score === null)).toBe(true);
  });

  it('can be skipped, one question or all', async () => {
    await open('check', <CheckView data={CHECK} />);
    await press('Skip this question');
    expect(screen.getByText('Question 1 of 10')).toBeVisible();
    await press('Skip this question');
    expect(screen.getByText('Question 2 of 10')).toBeVisible();
    await press('Skip all that are left');
    expect(screen.queryByText(/Question/)).toBeNull();
    await press('Tell me the answers now');
    expect(screen.getByText('Before: 0 right of 0 answered.')).toBeVisible();
  });
});

const nameOf = (radio: HTMLElement) => radio.closest('label')?.textContent;
