/** The attention view without attention to show, and with very much or very little of it. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { AttentionView } from '@/views/attention/AttentionView.tsx';
import { createWorkbench, openWorkbench, renderView } from '../workbench.tsx';

async function open(text: string, options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(text, options);
  renderView(<AttentionView />, workbench);
  return workbench;
}

const table = () => screen.queryByRole('table', { name: 'Attention weights' });

describe('Without attention to show', () => {
  it('asks for a text when there is none', async () => {
    await open('');
    expect(screen.getByText('Write a text, and you see here which tokens look at which.')).toBeInTheDocument();
    expect(screen.queryByText('live')).toBeNull();
  });

  it('says that no model is loaded, and that one is on its way', () => {
    const workbench = createWorkbench();
    renderView(<AttentionView />, workbench);
    expect(screen.getByText(/No model is loaded/)).toBeInTheDocument();
    act(() => void workbench.stores.network.getState().load(EMBEDDED));
    expect(screen.getByText(/The model is on its way/)).toBeInTheDocument();
  });

  it('explains a model that hides its attention, with the reason', async () => {
    await open('When Mary gave', { transparency: 'opaque' });
    expect(screen.getByText(/hides its attention: tokens and probabilities only/)).toBeInTheDocument();
    expect(screen.getByText('The test asked for it.')).toBeInTheDocument();
    expect(table()).toBeNull();
  });

  it('keeps the attention of the last text when a run fails, and says whose it is', async () => {
    const workbench = await open('When Mary gave');
    workbench.engine.failNextRun(new EngineError('OutOfMemory', 'The test asked for it.'));
    await act(() => workbench.stores.conductor.readPrompt('When John sat'));
    expect(screen.getByText(/belongs to the text before it/)).toBeInTheDocument();
    expect(table()).toBeInTheDocument();
  });

  it('says that it failed when there was no text before', async () => {
    const workbench = createWorkbench();
    workbench.engine.failNextRun(new EngineError('OutOfMemory', 'The test asked for it.'));
    workbench.stores.sequence.getState().setDraft('When');
    await workbench.stores.conductor.loadModel(EMBEDDED);
    renderView(<AttentionView />, workbench);
    expect(screen.getByText(/The run failed/)).toBeInTheDocument();
  });
});

describe('With a text of unusual length', () => {
  it('shows one token as what it is: a head that can look at nothing else', async () => {
    await open('When');
    expect(screen.getByText(/There is only one token/)).toBeInTheDocument();
    expect(table()!.querySelectorAll('data')).toHaveLength(1);
    expect(screen.getByRole('grid', { name: /^Attention of layer/ })).toHaveAttribute('aria-rowcount', '1');
    expect(screen.queryByRole('checkbox', { name: 'All queries' })).toBeNull();
  });

  it('keeps the table out of the page from 41 tokens on, until it is asked for', async () => {
    await open('abcdefghijklmnopqrstuvwxyz'.repeat(2));
    expect(table()).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show as table' }));
    expect(table()).toBeInTheDocument();
    expect(screen.getByText(/Rows 44 to 52 of 52/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Hide the table' }));
    expect(table()).toBeNull();
  });

  it('lists the strongest keys of a long text, and all of them on demand', async () => {
    await open('abcdefghijklmnopqrstuvwxyz'.repeat(2));
    const rows = () => screen.getByRole('table', { name: /^Arithmetic for/ }).querySelectorAll('tbody > tr').length;
    expect(rows()).toBe(16);
    expect(screen.getByText(/36 more keys, together/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(rows()).toBe(52);
  });

  it('shortens with the text: a hovered cell or an explained key that is gone harms nothing', async () => {
    const workbench = await open('When Mary gave the book to');
    act(() => workbench.stores.conductor.selectQuery(5));
    await act(() => workbench.stores.conductor.readPrompt('When Mary'));
    expect(screen.getByRole('table', { name: 'Arithmetic for the query ·Mary' })).toBeInTheDocument();
  });
});
