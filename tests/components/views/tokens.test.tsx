/** The tokens view, on real stores around the fake engine. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { position, tokenId } from '@/model/axes.ts';
import { TokensView } from '@/views/tokens/TokensView.tsx';
import { BYTES_ONLY, fakeId } from '../fakeEngine.ts';
import { createWorkbench, openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const list = () => screen.getByRole('list', { name: 'Tokens' });
const items = () => within(list()).getAllByRole('listitem');
const chip = (name: string | RegExp) => screen.getByRole('button', { name });
const generate = ({ stores }: Workbench, ...pieces: string[]) =>
  act(async () => {
    for (const piece of pieces) await stores.conductor.nextToken(tokenId(fakeId(piece)));
  });

async function open(text: string, options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(text, options);
  renderView(<TokensView />, workbench);
  return workbench;
}

describe('The list of tokens', () => {
  it('has one item a token, with its piece and its id', async () => {
    await open('the cat\n');
    expect(items()).toHaveLength(3);
    expect(items().map((item) => item.textContent)).toEqual([`the${fakeId('the')}`, `·cat${fakeId(' cat')}`, '⏎10']);
  });

  it('names each token for those who cannot see it', async () => {
    await open('the cat');
    expect(chip(`token 2, ·cat, id ${fakeId(' cat')}`)).toBeInTheDocument();
  });

  it('counts the tokens against the limit', async () => {
    await open('the cat sat');
    expect(screen.getByText('3 tokens, limit 256')).toBeInTheDocument();
  });

  it('shows the tokens of a character by their bytes, and says which part each is', async () => {
    await open('the €');
    expect(items().map((item) => item.querySelector('button')!.textContent)).toEqual(['the', '·', 'E2', '82', 'AC']);
    await userEvent.hover(chip(/token 4, 82/));
    expect(screen.getByText('byte 2 of the 3 of €')).toBeInTheDocument();
  });

  it('names a character without a shape by its code', async () => {
    await open('\u200B');
    expect(screen.getByText('byte 3 of the 3 of U+200B')).toBeInTheDocument();
  });

  it('says when half characters were replaced', async () => {
    await open('the \uD800 cat');
    expect(screen.getByText(/1 half of a character was in the text/)).toBeInTheDocument();
  });
});

describe('The running text', () => {
  it('stands there to be read once the model has added to it, as far as the text on show goes', async () => {
    const workbench = await open('the cat');
    expect(screen.queryByRole('region', { name: 'The text so far' })).toBeNull();
    await generate(workbench, ' sat');
    const running = screen.getByRole('region', { name: 'The text so far' });
    expect(running.textContent).toBe('the cat sat');
    expect(within(running).getByText('sat').textContent).toBe(' sat');
    await act(() => workbench.stores.conductor.goToStep(0));
    expect(screen.queryByRole('region', { name: 'The text so far' })).toBeNull();
  });
});

describe('Pointing and choosing', () => {
  it('tells the other views which token is pointed at', async () => {
    const { stores } = await open('the cat sat');
    await userEvent.hover(chip(/token 2/));
    expect(stores.selection.getState().hovered).toEqual({ query: null, key: 1 });
    await userEvent.unhover(chip(/token 2/));
    expect(stores.selection.getState().hovered.key).toBeNull();
  });

  it('shows bytes, surprise and probability of the token pointed at', async () => {
    const { stores } = await open('the cat sat');
    act(() => stores.selection.getState().hover(null, position(2)));
    const { surprisal } = stores.trace.getState().shown!;
    expect(screen.getByText('20 73 61 74')).toBeInTheDocument();
    const values = Array.from(document.querySelectorAll('dd data'), (data) => Number((data as HTMLDataElement).value));
    expect(values).toEqual([fakeId(' sat'), surprisal[2], 2 ** -surprisal[2]!]);
  });

  it('makes the token that is clicked the query, and a second click the last token again', async () => {
    const { stores } = await open('the cat sat');
    expect(chip(/token 3/)).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(chip(/token 2/));
    expect(stores.selection.getState().query).toBe(1);
    expect(chip(/token 2/)).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(chip(/token 2/));
    expect(stores.selection.getState().query).toBeNull();
  });

  it('colours tokens by surprise on demand, with a legend in bits', async () => {
    await open('the cat sat');
    expect(screen.queryByText('bits')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('switch', { name: 'Colour by surprise' }));
    expect(screen.getByText('bits')).toBeInTheDocument();
    const isColoured = (name: RegExp) => chip(name).style.backgroundColor !== '';
    // Nothing stands before the first token, so nothing could be expected there.
    expect([isColoured(/token 1/), isColoured(/token 2/), isColoured(/token 3/)]).toEqual([false, true, true]);
  });
});

describe('Generated tokens', () => {
  it('are told from those typed, in words too', async () => {
    const workbench = await open('the');
    await generate(workbench, ' cat');
    expect(chip(`token 2, ·cat, id ${fakeId(' cat')}, generated, chosen by hand`)).toBeInTheDocument();
    expect(screen.getByText('round: generated')).toBeInTheDocument();
  });

  it('are steps one can go back and forth by, and nothing is lost', async () => {
    const workbench = await open('the');
    expect(screen.queryByRole('button', { name: 'Earlier' })).not.toBeInTheDocument();
    await generate(workbench, ' cat', ' sat');
    await userEvent.click(screen.getByRole('button', { name: 'Earlier' }));
    await waitFor(() => expect(items()).toHaveLength(2));
    const after = screen.getByRole('list', { name: 'Tokens after this step' });
    expect(within(after).getAllByRole('listitem')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Later' }));
    await waitFor(() => expect(items()).toHaveLength(3));
    expect(workbench.engine.calls.filter((call) => call === 'run')).toHaveLength(3);
  });

  it('can be scrubbed, and clicked where they stand after the step', async () => {
    const workbench = await open('the');
    await generate(workbench, ' cat', ' sat', ' on');
    const slider = screen.getByRole('slider', { name: 'Generated tokens shown' });
    fireEvent.change(slider, { target: { value: '1' } });
    await waitFor(() => expect(items()).toHaveLength(2));
    await userEvent.click(chip(/token 3, ·sat.*after this step/));
    await waitFor(() => expect(items()).toHaveLength(3));
    expect(workbench.stores.sequence.getState().cursor).toBe(2);
  });

  it('become part of the prompt', async () => {
    const workbench = await open('the');
    await generate(workbench, ' cat');
    await userEvent.click(screen.getByRole('button', { name: 'Make it part of the prompt' }));
    await waitFor(() => expect(workbench.stores.sequence.getState().prompt).toBe('the cat'));
    expect(chip(`token 2, ·cat, id ${fakeId(' cat')}`)).toBeInTheDocument();
  });

  it('appear when they are computed, together with everything else', async () => {
    const workbench = await open('the');
    const release = workbench.engine.holdRuns();
    let done: Promise<boolean> | undefined;
    act(() => {
      done = workbench.stores.conductor.nextToken(tokenId(fakeId(' cat')));
    });
    await waitFor(() => expect(workbench.stores.sequence.getState().cursor).toBe(1));
    expect(items()).toHaveLength(1);
    release();
    await act(() => done);
    expect(items()).toHaveLength(2);
  });
});

describe('A text longer than the window', () => {
  const longText = 'the' + ' cat'.repeat(9);

  it('shows what the model reads, and what falls out, with a number', async () => {
    await open(longText, { contextLength: 4 });
    expect(items()).toHaveLength(4);
    expect(
      screen.getByText(/Glassbox gives the model the last 4 tokens\. 6 earlier tokens fall out of this window:/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByText('show'));
    const outside = screen.getByRole('list', { name: 'Tokens outside the window' });
    expect(within(outside).getAllByRole('listitem')).toHaveLength(6);
    expect(chip(`token 1, the, id ${fakeId('the')}, outside the window`)).toBeInTheDocument();
  });

  it('never puts thousands of tokens on the page', async () => {
    await open(' cat'.repeat(3000), { contextLength: 4 });
    await userEvent.click(screen.getByText('show'));
    const outside = screen.getByRole('list', { name: 'Tokens outside the window' });
    expect(within(outside).getAllByRole('listitem')).toHaveLength(120);
    expect(screen.getByText('and 2,876 tokens before these')).toBeInTheDocument();
  });

  it('keeps numbering tokens by their place in the whole text', async () => {
    await open(longText, { contextLength: 4 });
    expect(items()[0]!.querySelector('button')).toHaveAccessibleName(/^token 7,/);
  });
});

describe('Without tokens', () => {
  it('says what will be here', async () => {
    const workbench = createWorkbench();
    renderView(<TokensView />, workbench);
    expect(screen.getByText('The tokens of your text appear here once the model is there.')).toBeInTheDocument();
    await act(() => workbench.stores.conductor.loadModel({ kind: 'embedded', id: 'glassbox-2' }));
    expect(screen.getByText('The tokens of your text appear here.')).toBeInTheDocument();
  });

  it('follows a change to a model with another vocabulary', async () => {
    const workbench = await open('the cat');
    await act(() => workbench.stores.conductor.loadModel(BYTES_ONLY));
    expect(items()).toHaveLength(7);
  });
});
