/** One table of commands: keys, buttons and the help page read it, and one notion of typing decides whose a key is. */
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HelpView } from '@/views/help/HelpView.tsx';
import { bindKeys } from '@/views/shared/commands/bindKeys.ts';
import type { Command, CommandPage } from '@/views/shared/commands/Command.ts';
import { COMMANDS, commandsOf } from '@/views/shared/commands/commands.ts';
import { isTyping } from '@/views/shared/commands/isTyping.ts';
import { capsOf, toldKeys } from '@/views/shared/commands/keyNames.ts';
import { PlayerBar } from '@/views/player/PlayerBar.tsx';
import { TrainingView } from '@/views/training/TrainingView.tsx';
import { openTrainingPage, renderTraining, settle } from '../trainingPage.tsx';
import { createWorkbench, openWorkbench, renderView, type Workbench } from '../workbench.tsx';

let unbind = () => {};
afterEach(() => unbind());

const pageOf = ({ stores }: Workbench): CommandPage => ({
  stores,
  training: null,
  toggleTheme: vi.fn(),
  share: vi.fn(),
  openHelp: vi.fn(),
});

function bind(workbench: Workbench, commands: readonly Command[] = commandsOf(['everywhere', 'workbench'])) {
  const page = pageOf(workbench);
  unbind = bindKeys(page, commands);
  return page;
}

describe('the table', () => {
  it.each(['workbench', 'training'] as const)('gives no key two meanings at the place %s', (place) => {
    const keys = commandsOf(['everywhere', place]).flatMap((command) => Object.keys(command.keys));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names every command once', () => {
    const ids = COMMANDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('writes keys as the caps to press', () => {
    expect(capsOf('shift+arrowleft')).toEqual(['Shift', '←']);
    expect(capsOf('+')).toEqual(['+']);
    expect(capsOf(' ')).toEqual(['Space']);
    expect(capsOf('n')).toEqual(['N']);
  });
});

describe('keys', () => {
  it.each([
    ['a box for text', <input key="box" aria-label="box" />, true],
    ['a box for several lines', <textarea key="box" aria-label="box" />, true],
    ['a list to choose from', <select key="box" aria-label="box" />, true],
    ['a box that is a slider', <input key="box" aria-label="box" type="range" />, false],
    ['a radio button', <input key="box" aria-label="box" type="radio" />, false],
    ['a switch', <input key="box" aria-label="box" type="checkbox" />, false],
  ])('tell typing in %s from pressing keys', async (_, box, expected) => {
    const page = bind(createWorkbench());
    render(box);
    act(() => screen.getByLabelText('box').focus());
    expect(isTyping(document.activeElement)).toBe(expected);
    await userEvent.keyboard('t');
    expect(page.toggleTheme).toHaveBeenCalledTimes(expected ? 0 : 1);
  });

  it('leave the arrows to a slider, and Space to a button', async () => {
    const workbench = await openWorkbench('The cat');
    bind(workbench);
    render(
      <>
        <input aria-label="slider" type="range" />
        <button>press</button>
      </>,
    );
    act(() => screen.getByLabelText('slider').focus());
    await userEvent.keyboard('{ArrowRight}');
    expect(workbench.stores.player.getState().stage.kind).toBe('tokenize');
    act(() => screen.getByRole('button').focus());
    await userEvent.keyboard(' ');
    expect(workbench.stores.player.getState().isPlaying).toBe(false);
  });

  it('do nothing, and leave the key to the browser, where a command may not run', async () => {
    bind(createWorkbench());
    const event = new KeyboardEvent('keydown', { key: 'n', cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('held down run a step again and a switch only once', async () => {
    const workbench = await openWorkbench('The cat');
    bind(workbench);
    const held = (key: string) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, repeat: true }));
    held('s');
    expect(workbench.stores.selection.getState().isSurprisalShown).toBe(false);
    held('ArrowRight');
    await waitFor(() => expect(workbench.stores.player.getState().stage.kind).toBe('embed'));
  });
});

describe('a button of the table', () => {
  it('may be pressed exactly when its key works, and does the same', async () => {
    const workbench = await openWorkbench('The cat');
    renderView(<PlayerBar />, workbench);
    bind(workbench);
    const back = screen.getByRole('button', { name: 'Previous step' });
    expect(back).toBeDisabled();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(back).toBeEnabled());
    await userEvent.click(back);
    await waitFor(() => expect(workbench.stores.player.getState().stage.kind).toBe('tokenize'));
    expect(back).toBeDisabled();
  });
});

describe('the help page', () => {
  const rows = () =>
    within(screen.getByRole('dialog', { name: 'Help' }))
      .getAllByRole('definition')
      .map((words) => words.textContent);

  it('lists what works at the workbench, and at the training page what works there', () => {
    const workbench = createWorkbench();
    renderView(<HelpView isOpen onClose={() => {}} />, workbench);
    expect(rows()).toHaveLength(commandsOf(['everywhere', 'workbench']).length);
    expect(rows()).toContain('next token');
    act(() => workbench.stores.selection.getState().setPage('training'));
    expect(rows()).toEqual([
      'start, pause the training',
      'train one step',
      'choose the first, the second of two answers',
      'add this state to the lesson you are making',
      'light or dark',
      'copy a link to this view',
      'this help',
    ]);
  });

  it('labels each key with what that key does', () => {
    const layer: Command = COMMANDS.find(({ id }) => id === 'layer')!;
    expect(toldKeys(layer).flatMap(capsOf)).toEqual(['↑', '↓']);
    renderView(<HelpView isOpen onClose={() => {}} />, createWorkbench());
    const row = screen.getByText('layer up, down').parentElement!;
    expect(Array.from(row.querySelectorAll('kbd'), (cap) => cap.textContent)).toEqual(['↑', '↓']);
  });
});

it('has the keys of the training page work there by the same rules', async () => {
  const page = await openTrainingPage();
  renderTraining(<TrainingView />, page);
  await settle();
  act(() => screen.getByRole('radio', { name: 'Samples' }).focus());
  await userEvent.keyboard('n');
  await waitFor(() => expect(page.stores.training.getState().progress?.step).toBe(1));
  await settle();
});
