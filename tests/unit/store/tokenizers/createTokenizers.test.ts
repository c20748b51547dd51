/** Tokenizers side by side, without files, worker or React. */
import { describe, expect, it } from 'vitest';
import { DECLARATION } from '@/store/tokenizers/declaration.ts';
import { createTokenizers } from '@/store/tokenizers/createTokenizers.ts';
import { createFakeCutters } from '../../../components/fakeCutters.ts';
import { makeReadyStores, settle } from '../makeStores.ts';

async function open(kept: Parameters<typeof createFakeCutters>[0] = [], text = 'once upon') {
  const { stores } = await makeReadyStores(text);
  const cutters = createFakeCutters(kept);
  const { tokenizers, dispose } = createTokenizers(cutters, stores);
  const show = async () => {
    stores.tokensDesk.getState().setSection('compare');
    stores.selection.getState().setPage('tokens');
    await settle();
    await settle();
  };
  return { stores, cutters, tokenizers, show, dispose };
}

describe('Tokenizers side by side', () => {
  it('do nothing while the page is not shown', async () => {
    const { cutters, tokenizers } = await open();
    await settle();
    expect(cutters.asked).toEqual([]);
    expect(tokenizers.getState().readings.size).toBe(0);
  });

  it('cut the text with the model and with bytes as soon as it is, and fetch nothing', async () => {
    const { cutters, tokenizers, show, stores } = await open();
    await show();
    expect(cutters.asked.filter((asked) => asked.startsWith('load'))).toEqual(['load bytes']);
    const { readings } = tokenizers.getState();
    expect([...(readings.get('model')?.ids ?? [])]).toEqual(stores.trace.getState().shown?.ids);
    expect(readings.get('bytes')?.ids).toHaveLength(9);
  });

  it('give the model’s tokens places in the text', async () => {
    const { tokenizers, show } = await open();
    await show();
    expect(tokenizers.getState().readings.get('model')?.ends?.at(-1)).toBe(9);
  });

  it('count every language once, with each that is here', async () => {
    const { cutters, tokenizers, show } = await open();
    await show();
    expect(tokenizers.getState().counts.get('bytes')).toEqual(DECLARATION.map(({ text }) => [...text].length));
    expect(tokenizers.getState().counts.get('model')).toHaveLength(DECLARATION.length);
    expect(cutters.asked.filter((asked) => asked === 'cut bytes')).toHaveLength(2);
  });

  it('cut again when the text changes, and end with the newest', async () => {
    const { tokenizers, show, stores } = await open();
    await show();
    for (const text of ['a', 'ab', 'abc']) stores.tokensDesk.getState().setText(text);
    await settle();
    await settle();
    expect(tokenizers.getState().readings.get('bytes')).toMatchObject({ text: 'abc' });
    expect(tokenizers.getState().readings.get('model')).toMatchObject({ text: 'abc' });
  });

  it('fetch one when it is asked for, tell how far it is, and then cut with it', async () => {
    const { cutters, tokenizers, show, stores } = await open();
    await show();
    const fetched = tokenizers.getState().fetch(['o200k']);
    cutters.progress(250_000);
    expect(tokenizers.getState().files.o200k).toEqual({ kind: 'fetching', loadedBytes: 250_000 });
    await cutters.finish();
    await fetched;
    await settle();
    expect(tokenizers.getState().files.o200k).toEqual({ kind: 'ready' });
    expect(tokenizers.getState().readings.get('o200k')?.ids).toHaveLength(3);
    expect(stores.tokenizerChoices.getState().used).toEqual(['o200k', 'bytes']);
  });

  it('stop fetching: then it is neither here nor asked for', async () => {
    const { tokenizers, show, stores } = await open();
    await show();
    const fetched = tokenizers.getState().fetch(['gpt2']);
    tokenizers.getState().stop('gpt2');
    await fetched;
    expect(tokenizers.getState().files.gpt2).toEqual({ kind: 'absent' });
    expect(stores.tokenizerChoices.getState().used).toEqual(['bytes']);
  });

  it('say why one could not be had, and have it at the next try', async () => {
    const { cutters, tokenizers, show } = await open();
    await show();
    const fetched = tokenizers.getState().fetch(['gpt2']);
    await cutters.finish('Offline');
    await fetched;
    expect(tokenizers.getState().files.gpt2).toEqual({ kind: 'failed', error: 'Offline' });
    const again = tokenizers.getState().fetch(['gpt2']);
    await cutters.finish();
    await again;
    expect(tokenizers.getState().files.gpt2).toEqual({ kind: 'ready' });
  });

  it('named by a link are not fetched by it, but what is kept in this browser is taken', async () => {
    const { cutters, tokenizers, show, stores } = await open(['qwen']);
    stores.tokenizerChoices.getState().setUsed(['gpt2', 'qwen']);
    await show();
    expect(cutters.asked.filter((asked) => asked.startsWith('load'))).toEqual(['load qwen']);
    expect(tokenizers.getState().files.gpt2).toEqual({ kind: 'absent' });
    expect(tokenizers.getState().readings.get('qwen')?.text).toBe('once upon');
  });

  it('stay here when they are left out of the comparison', async () => {
    const { cutters, tokenizers, show, stores } = await open();
    await show();
    tokenizers.getState().leave('bytes');
    expect(stores.tokenizerChoices.getState().used).toEqual([]);
    await tokenizers.getState().fetch(['bytes']);
    expect(cutters.asked.filter((asked) => asked === 'load bytes')).toHaveLength(1);
  });
});
