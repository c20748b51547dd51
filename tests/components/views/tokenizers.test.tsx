/** The table of tokenizers, the pieces and the price of languages, over tokenizers without files. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { addTokensMessages } from '@/app/tokensMessages.ts';
import { startMessages } from '@/app/i18n.ts';
import { DECLARATION } from '@/store/tokenizers/declaration.ts';
import { createTokenizers } from '@/store/tokenizers/createTokenizers.ts';
import { LanguagesView } from '@/views/languages/LanguagesView.tsx';
import { TokenizersContext } from '@/views/shared/desk/TokenizersContext.ts';
import { TokenizersView } from '@/views/tokenizers/TokenizersView.tsx';
import { createFakeCutters } from '../fakeCutters.ts';
import { openWorkbench, renderView } from '../workbench.tsx';

async function open(view: 'tokenizers' | 'languages') {
  const workbench = await openWorkbench('once upon');
  const { stores } = workbench;
  startMessages();
  addTokensMessages();
  const cutters = createFakeCutters();
  const group = createTokenizers(cutters, stores);
  stores.tokensDesk.getState().setSection('compare');
  stores.selection.getState().setPage('tokens');
  renderView(
    <TokenizersContext value={group}>
      {view === 'tokenizers' ? <TokenizersView /> : <LanguagesView />}
    </TokenizersContext>,
    workbench,
  );
  return { stores, cutters, user: userEvent.setup() };
}

const row = (name: RegExp) => within(screen.getAllByRole('table')[0]!).getByRole('row', { name });

describe('Tokenizers', () => {
  it('shows a row for each, with numbers for those that are here and a size for those that are not', async () => {
    await open('tokenizers');
    const table = await screen.findByRole('table', { name: 'Tokenizers' });
    expect(within(table).getAllByRole('row')).toHaveLength(8);
    expect(await within(row(/^ByT5/)).findByRole('button', { name: /Copy 9/ })).toBeInTheDocument();
    expect(within(row(/^o200k/)).getByRole('button')).toHaveTextContent('Fetch 1.0 MB');
  });

  it('fetches one when asked to, and then shows its pieces', async () => {
    const { cutters, user, stores } = await open('tokenizers');
    await user.click(await screen.findByRole('button', { name: /^Fetch the tokenizer o200k/ }));
    expect(screen.getByRole('progressbar', { name: 'Fetching o200k' })).toBeInTheDocument();
    await cutters.finish();
    expect(await screen.findAllByRole('gridcell', { name: /^o200k, token/ })).toHaveLength(3);
    expect(stores.tokenizerChoices.getState().used).toContain('o200k');
  });

  it('says what is wrong, and offers another try', async () => {
    const { cutters, user } = await open('tokenizers');
    await user.click(await screen.findByRole('button', { name: /^Fetch the tokenizer GPT-2/ }));
    await cutters.finish('Offline');
    expect(await screen.findByRole('alert')).toHaveTextContent('no answer from the network');
    expect(screen.getByRole('button', { name: 'Try again to fetch GPT-2' })).toBeInTheDocument();
  });

  it('asks before it fetches what a link names', async () => {
    const { stores } = await open('tokenizers');
    stores.tokenizerChoices.getState().setUsed(['gpt2', 'cl100k']);
    expect(await screen.findByText(/compares with 2 more tokenizers/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Fetch them, 2.0 MB' })).toBeInTheDocument();
  });

  it('tells what every row makes of the piece that is chosen', async () => {
    const { user } = await open('tokenizers');
    const [piece] = await screen.findAllByRole('gridcell', { name: /^ByT5, token/ });
    await user.click(piece!);
    const said = screen.getByRole('status', { name: 'The piece you chose, in all rows' });
    expect(said).toHaveTextContent('ByT5: 1 token, o (id 0)');
    await user.keyboard('{Escape}');
    expect(said).toHaveTextContent('Choose a piece');
  });
});

describe('Price of languages', () => {
  it('has a row for each language and the visitor’s own text, English at 1', async () => {
    await open('languages');
    const table = await screen.findByRole('table', { name: 'Price of languages' });
    expect(within(table).getAllByRole('row')).toHaveLength(DECLARATION.length + 2);
    await screen.findByText(/^With .* it takes from/);
    expect(within(row(/^English/)).getAllByText('1.00').length).toBeGreaterThan(0);
    expect(row(/^Your text/)).toBeInTheDocument();
  });

  it('is sorted by its columns, and keeps the own text last', async () => {
    const { user, stores } = await open('languages');
    await user.click(await screen.findByRole('button', { name: 'Bytes' }));
    expect(screen.getByRole('columnheader', { name: 'Bytes' })).toHaveAttribute('aria-sort', 'descending');
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('Burmese');
    expect(rows.at(-1)).toHaveTextContent('Your text');
    await user.click(screen.getByRole('button', { name: 'As listed' }));
    expect(stores.tokenizerChoices.getState().sort.by).toBe('listed');
  });

  it('reckons with the price that is typed, and says when it is none', async () => {
    const { user, stores } = await open('languages');
    const price = await screen.findByRole('textbox', { name: 'Price of a million tokens' });
    await user.type(price, '2,5');
    expect(stores.tokenizerChoices.getState().price).toBe(2.5);
    await user.clear(price);
    await user.type(price, '-1');
    expect(screen.getByRole('alert')).toHaveTextContent('Write a number from 0');
    expect(stores.tokenizerChoices.getState().price).toBeNull();
  });
});
