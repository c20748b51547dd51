/** The text cut by the list learnt here, by the loaded model's and by GPT-2's own, which is fetched when asked for. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { decode, encode } from 'gpt-tokenizer/encoding/r50k_base';
import { beforeAll, describe, expect, it } from 'vitest';
import { addTokensMessages } from '@/app/tokensMessages.ts';
import { startMessages } from '@/app/i18n.ts';
import { createBpeTraining } from '@/store/bpeTraining.ts';
import { createTokenizers } from '@/store/tokenizers/createTokenizers.ts';
import { BpeContext } from '@/views/bpe/BpeContext.ts';
import { ResultPanel } from '@/views/bpe/ResultPanel.tsx';
import { TokenizersContext } from '@/views/shared/desk/TokenizersContext.ts';
import { realCut } from '../../unit/model/tokenizers/realCuts.ts';
import { createFakeCutters } from '../fakeCutters.ts';
import { openWorkbench, renderView } from '../workbench.tsx';

const TEXT = "It's a strawberry: naïve 東京 12345.";

beforeAll(() => {
  startMessages();
  addTokensMessages();
});

/** Cutters whose files are held back by the test, and which then cut with the vocabulary that is shipped. */
function createRealCutters() {
  const cutters = createFakeCutters();
  return {
    ...cutters,
    cut: (id: Parameters<typeof realCut>[0], texts: readonly string[]) => Promise.resolve(texts.map(realCut(id))),
  };
}

async function open() {
  const workbench = await openWorkbench(TEXT);
  const { stores } = workbench;
  stores.tokensDesk.getState().setSection('train');
  stores.selection.getState().setPage('tokens');
  const cutters = createRealCutters();
  const bpe = createBpeTraining({
    ...stores,
    wait: () => Promise.resolve(),
    now: () => 0,
    readText: () => Promise.resolve('a strawberry and a strawberry and a berry'),
  });
  await bpe.getState().learnTo(12);
  renderView(
    <BpeContext value={bpe}>
      <TokenizersContext value={createTokenizers(cutters, stores)}>
        <ResultPanel />
      </TokenizersContext>
    </BpeContext>,
    workbench,
  );
  return { stores, cutters, bpe, user: userEvent.setup() };
}

/** What another implementation of GPT-2's tokenizer makes of a text; null where a token is part of a character. */
const elsewhere = (text: string) =>
  encode(text).map((id) => {
    const written = decode([id]);
    return encode(written).join() === String(id) ? written.replaceAll(' ', '·') : null;
  });

function expectAsElsewhere(cut: readonly (string | null)[], text: string): void {
  const expected = elsewhere(text);
  expect(cut.map((token, at) => (expected[at] === null ? null : token))).toEqual(expected);
}

const cutOf = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);

describe('The text under each list', () => {
  it("is cut as GPT-2 cuts it once GPT-2's list is fetched, beside the list learnt here", async () => {
    const { cutters, user } = await open();
    expect(screen.queryByRole('list', { name: 'GPT-2' })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: /^Fetch the tokenizer GPT-2/ }));
    expect(screen.getByRole('progressbar', { name: 'Fetching GPT-2' })).toBeInTheDocument();
    await cutters.finish();
    await screen.findByRole('list', { name: 'GPT-2' });
    expectAsElsewhere(cutOf('GPT-2'), TEXT);
    expect(cutOf('Learnt here').join('')).toContain('·strawberry');
  });

  it('follows the text that is written, and the list that is learnt on', async () => {
    const { stores, cutters, user, bpe } = await open();
    await user.click(await screen.findByRole('button', { name: /^Fetch the tokenizer GPT-2/ }));
    await cutters.finish();
    await screen.findByRole('list', { name: 'GPT-2' });
    act(() => stores.tokensDesk.getState().setText('Berlin and strawberry'));
    await waitFor(() => expect(cutOf('GPT-2').join('')).toBe('Berlin·and·strawberry'));
    expectAsElsewhere(cutOf('GPT-2'), 'Berlin and strawberry');
    const before = cutOf('Learnt here').length;
    await act(() => bpe.getState().startOver());
    expect(cutOf('Learnt here').length).toBe('Berlin and strawberry'.length);
    expect(before).toBeLessThan('Berlin and strawberry'.length);
  });

  it('leaves GPT-2 away when it is no longer used, and offers it again', async () => {
    const { stores, cutters, user } = await open();
    await user.click(await screen.findByRole('button', { name: /^Fetch the tokenizer GPT-2/ }));
    await cutters.finish();
    await screen.findByRole('list', { name: 'GPT-2' });
    act(() => stores.tokenizerChoices.getState().use('gpt2', false));
    expect(screen.queryByRole('list', { name: 'GPT-2' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: /GPT-2, which is kept in this browser/ })).toBeInTheDocument();
  });
});
