/** The row that walks through a pass, on real stores: buttons, the line of stages, pace and speed. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores } from '@/store/createStores.ts';
import { listStages } from '@/model/stages.ts';
import { groupStages } from '@/views/player/groupStages.ts';
import { PlayerBar } from '@/views/player/PlayerBar.tsx';
import { createFakeEngine } from '../fakeEngine.ts';
import { createWorkbench, openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const button = (name: string) => screen.getByRole('button', { name });
const line = () => screen.getByRole('slider', { name: 'Stage' });
const mark = (name: string) => screen.getByTitle(name);
const stageOf = ({ stores }: Workbench) => stores.player.getState().stage;

async function open(text = 'When Mary gave the book to') {
  const workbench = await openWorkbench(text);
  renderView(<PlayerBar />, workbench);
  return workbench;
}

describe('The player', () => {
  it('waits for a text', () => {
    renderView(<PlayerBar />, createWorkbench());
    for (const name of ['Previous step', 'Play', 'Next step', 'Undo']) expect(button(name)).toBeDisabled();
    expect(line()).toHaveAttribute('aria-disabled', 'true');
  });

  it('goes on and back, stage by stage', async () => {
    const workbench = await open();
    expect(button('Previous step')).toBeDisabled();
    await userEvent.click(button('Next step'));
    await userEvent.click(button('Next step'));
    expect(stageOf(workbench)).toEqual({ kind: 'attention', layer: 0 });
    await userEvent.click(button('Previous step'));
    expect(stageOf(workbench)).toEqual({ kind: 'embed' });
  });

  it('plays beat by beat and pauses, with one button whose name changes', async () => {
    const beats: (() => void)[] = [];
    const wait = () => new Promise<void>((done) => beats.push(done));
    // Others wait by the same clock: it beats for all.
    const beat = () => act(async () => beats.splice(0).forEach((done) => done()));
    const engine = createFakeEngine();
    const stores = createStores({ engine, keep: { read: () => null, write: () => {} }, wait });
    stores.sequence.getState().setDraft('When Mary gave the book to');
    await stores.conductor.loadModel(EMBEDDED);
    renderView(<PlayerBar />, { engine, stores });
    await userEvent.click(button('Play'));
    expect(stores.player.getState().isPlaying).toBe(true);
    await beat();
    await waitFor(() => expect(stores.player.getState().stage).toEqual({ kind: 'embed' }));
    await userEvent.click(button('Pause'));
    await beat();
    expect(stores.player.getState()).toMatchObject({ stage: { kind: 'embed' }, isPlaying: false });
    expect(button('Play')).toBeInTheDocument();
  });

  it('stops playing when someone steps by hand', async () => {
    const { stores } = await open();
    act(() => stores.player.getState().setPlaying(true));
    await userEvent.click(button('Next step'));
    expect(stores.player.getState().isPlaying).toBe(false);
  });

  it('undoes the last token', async () => {
    const { stores } = await open();
    expect(button('Undo')).toBeDisabled();
    await act(() => stores.conductor.nextToken());
    await userEvent.click(button('Undo'));
    await waitFor(() => expect(stores.sequence.getState().cursor).toBe(0));
  });

  it('sets pace and speed', async () => {
    const { stores } = await open();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What Play advances' }), 'every token');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Speed' }), '×4');
    expect(stores.player.getState()).toMatchObject({ pace: 'token', speed: 4 });
  });
});

describe('The line of stages', () => {
  it('names the current stage and its place in the pass', async () => {
    const { stores } = await open();
    expect(line()).toHaveAttribute('aria-valuetext', 'stage 1 of 12: Tokenize');
    act(() => stores.conductor.goToStage({ kind: 'softmax' }));
    expect(line()).toHaveAttribute('aria-valuetext', 'stage 10 of 12: Softmax');
    expect(line()).toHaveAttribute('aria-valuenow', '10');
    expect(mark('Softmax')).toHaveAttribute('data-state', 'current');
    expect(mark('Layer 2: MLP')).toHaveAttribute('data-state', 'past');
    expect(mark('Append')).toHaveAttribute('data-state', 'future');
  });

  it('has one mark for each stage', async () => {
    await open();
    expect(line().querySelectorAll('[data-kind]')).toHaveLength(12);
  });

  it('goes where it is pointed at, and follows the pointer while it is pressed', async () => {
    const workbench = await open();
    fireEvent.pointerDown(mark('Layer 1: MLP'), { buttons: 1 });
    expect(stageOf(workbench)).toEqual({ kind: 'mlp', layer: 0 });
    fireEvent.pointerMove(mark('Unembed'), { buttons: 1 });
    expect(stageOf(workbench)).toEqual({ kind: 'unembed' });
    fireEvent.pointerMove(mark('Draw'), { buttons: 0 });
    expect(stageOf(workbench)).toEqual({ kind: 'unembed' });
  });

  it('goes by stage with arrows, by layer with Page keys, to the ends with Home and End', async () => {
    const workbench = await open();
    line().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(stageOf(workbench)).toEqual({ kind: 'attention', layer: 0 });
    await userEvent.keyboard('{PageUp}');
    expect(stageOf(workbench)).toEqual({ kind: 'attention', layer: 1 });
    await userEvent.keyboard('{ArrowLeft}');
    expect(stageOf(workbench)).toEqual({ kind: 'mlp', layer: 0 });
    await userEvent.keyboard('{End}{ArrowRight}');
    expect(stageOf(workbench)).toEqual({ kind: 'append' });
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(stageOf(workbench)).toEqual({ kind: 'tokenize' });
  });

  it('keeps its arrow keys to itself', async () => {
    await open();
    let heard = 0;
    const listen = () => (heard += 1);
    window.addEventListener('keydown', listen);
    line().focus();
    await userEvent.keyboard('{ArrowRight}');
    window.removeEventListener('keydown', listen);
    expect(heard).toBe(0);
  });

  it('groups all stages of a pass, two to a layer', () => {
    const stages = listStages(12);
    const groups = groupStages(stages);
    expect(groups.flatMap((group) => group.stages)).toEqual(stages);
    expect(groups.filter((group) => group.layer !== null).map((group) => group.layer)).toEqual([...Array(12).keys()]);
    for (const group of groups) expect(stages[group.first]).toBe(group.stages[0]);
  });
});
