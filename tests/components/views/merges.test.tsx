/** The page's first part on the real list of merges of the model that ships. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { addTokensMessages } from '@/app/tokensMessages.ts';
import { startMessages } from '@/app/i18n.ts';
import { MergesPanel } from '@/views/merges/MergesPanel.tsx';
import { PiecesPanel } from '@/views/merges/PiecesPanel.tsx';
import { FamilyPanel } from '@/views/merges/FamilyPanel.tsx';
import { VariantsPanel } from '@/views/merges/VariantsPanel.tsx';
import { readRules } from '../../unit/model/bpe/embeddedRules.ts';
import { openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const { rules, vocabulary } = readRules('embedded', 8192);

async function open(text: string): Promise<Workbench> {
  const workbench = await openWorkbench(text);
  const { network } = workbench.stores;
  const { model } = network.getState();
  if (!model) throw new Error('No model.');
  network.setState({ model: { ...model, vocabulary, bpe: rules } });
  renderView(
    <>
      <PiecesPanel />
      <MergesPanel />
      <FamilyPanel />
      <VariantsPanel />
    </>,
    workbench,
  );
  return workbench;
}

beforeAll(() => {
  startMessages();
  addTokensMessages();
});

const pieces = () => within(screen.getByRole('list', { name: 'Pieces' })).getAllByRole('button');
const merges = () => within(screen.getByRole('list', { name: 'Merges' })).getAllByRole('button');
const parts = () =>
  within(screen.getByRole('list', { name: 'The piece now' }))
    .getAllByRole('listitem')
    .map((item) => item.firstElementChild?.textContent);

describe('Merges, one by one', () => {
  it('shows the pieces of the prompt, and the merges of the first that has any', async () => {
    await open('I ate a strawberry.');
    expect(pieces().map((piece) => piece.getAttribute('aria-label'))).toEqual([
      'piece 1: I, 1 token, id 40',
      'piece 2: ·at e, 2 tokens, ids 379 68',
      'piece 3: ·a, 1 token, id 257',
      'piece 4: ·st raw ber ry, 4 tokens, ids 336 1831 527 563',
      'piece 5: ., 1 token, id 13',
    ]);
    expect(merges()).toHaveLength(2);
    expect(parts()).toEqual(['·at', 'e']);
  });

  it('goes through the merges of a piece, and says why a pair is first', async () => {
    const user = userEvent.setup();
    const { stores } = await open('I ate a strawberry.');
    await user.click(pieces()[3]!);
    expect(parts()).toEqual(['·st', 'raw', 'ber', 'ry']);
    await user.click(screen.getByRole('button', { name: 'Back to the bytes' }));
    expect(parts()).toEqual([...'·strawberry']);
    expect(screen.getByText(/e \+ r has the lowest rank, 7/)).toBeInTheDocument();
    const rows = within(screen.getByRole('table', { name: 'Pairs that could merge now' })).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('e+rer71');
    await user.click(screen.getByRole('button', { name: 'Next merge' }));
    expect(parts()).toEqual(['·', 's', 't', 'r', 'a', 'w', 'b', 'er', 'r', 'y']);
    await user.click(merges()[2]!);
    expect(stores.tokensDesk.getState().step).toBe(3);
    expect(merges()[2]).toHaveAttribute('aria-current', 'step');
    expect(parts()[0]).toBe('·st');
  });

  it('is walked with the arrow keys from piece to piece', async () => {
    const user = userEvent.setup();
    const { stores } = await open('I ate a strawberry.');
    act(() => pieces()[1]!.focus());
    await user.keyboard('{ArrowRight}{End}');
    expect(stores.tokensDesk.getState().piece).toBe(4);
    await user.keyboard('{ArrowLeft}');
    expect(stores.tokensDesk.getState().piece).toBe(3);
  });

  it("shows a token's family down to its bytes, and the word written otherwise", async () => {
    await open(' television');
    const tree = screen.getByRole('list', { name: 'Family of ·television' });
    expect(within(tree).getAllByText(/a byte$/)).toHaveLength(' television'.length);
    const variants = screen.getByRole('table', { name: 'The same word, written otherwise' });
    expect(within(variants).getByRole('row', { name: /with a space before it/ })).toHaveTextContent('1·television');
    expect(within(variants).getByRole('row', { name: /in capitals/ })).toBeInTheDocument();
  });

  it('tells a control token from the same signs as plain text', async () => {
    await open('a<|endoftext|>b');
    expect(screen.getByRole('note')).toHaveTextContent('13 signs are one control token, id 8191');
    expect(screen.getByRole('note')).toHaveTextContent('into 7 tokens instead');
    expect(pieces()[1]).toHaveAccessibleName('piece 2: control token <|endoftext|>, id 8191');
  });

  it('draws a part of a long text, what is seen first before the rest, and counts all of it', async () => {
    const user = userEvent.setup();
    await open('the cat '.repeat(400));
    expect(pieces()).toHaveLength(160);
    expect(screen.getByText(/Pieces 1 to 160 of 801 are drawn/)).toBeInTheDocument();
    await waitFor(() => expect(pieces()).toHaveLength(240));
    expect(screen.getByRole('list', { name: 'Pieces' })).not.toHaveAttribute('aria-busy');
    expect(screen.getByText(/Pieces 1 to 240 of 801 are drawn/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Later pieces' }));
    expect(pieces()[0]).toHaveAccessibleName(/^piece 241/);
  });

  it('says that there is nothing to cut, or that the tokenizer is of another kind', async () => {
    const { stores } = await open('');
    expect(screen.getAllByText(/nothing to cut/).length).toBeGreaterThan(0);
    act(() => stores.network.setState(({ model }) => ({ model: model && { ...model, bpe: null } })));
    expect(screen.getAllByText(/tokenizer is no byte-level BPE/)).toHaveLength(2);
  });
});
