import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { head, layer, tokenId } from '@/model/axes.ts';
import { DEFAULT_SAMPLING } from '@/model/sampling.ts';
import { unixLineEnds } from '@/model/tokens.ts';
import { applySettings, applyText, readAddress, writeAddress } from '@/store/address.ts';
import { makeReadyStores, makeStores, shown } from './makeStores.ts';

describe('the address', () => {
  it('brings back text, tokens, settings, head, query and stage', async () => {
    const { stores } = await makeReadyStores('When Mary & John #1 ☂');
    await stores.conductor.nextToken(tokenId(40));
    await stores.conductor.nextToken(tokenId(41));
    stores.sampling.getState().setSettings({ ...DEFAULT_SAMPLING, temperature: 0.7, topK: 5, seed: 99 });
    stores.conductor.selectHead(layer(1), head(1));
    stores.conductor.selectQuery(2);
    stores.conductor.goToStage({ kind: 'softmax' });
    const fragment = writeAddress(stores);

    const other = await makeReadyStores('');
    const address = readAddress(`#${fragment}`);
    applySettings(address, other.stores);
    await applyText(address, other.stores);
    expect(shown(other.stores)).toEqual(shown(stores));
    expect(other.stores.sampling.getState().settings).toEqual(stores.sampling.getState().settings);
    expect(other.stores.selection.getState()).toMatchObject({ layer: 1, head: 1, query: 2 });
    expect(other.stores.player.getState().stage).toEqual({ kind: 'softmax' });
    expect(writeAddress(other.stores)).toBe(fragment);
  });

  it('carries any text a browser can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { stores } = makeStores();
        stores.sequence.getState().setDraft(text);
        expect(readAddress(`#${writeAddress(stores)}`).text).toBe(unixLineEnds(text));
      }),
    );
  });

  it('reads every line end as the one a text box gives', () => {
    const { text, other } = readAddress('#text=one%0D%0Atwo%0Dthree&other=a%0D%0Ab');
    expect({ text, other }).toEqual({ text: 'one\ntwo\nthree', other: 'a\nb' });
  });

  it('puts what it leaves out at its default, whatever the page showed before', async () => {
    const { stores } = await makeReadyStores('the cat');
    const fragment = writeAddress(stores);
    await stores.conductor.nextToken(tokenId(40));
    stores.conductor.selectHead(layer(1), head(1));
    stores.conductor.selectQuery(1);
    stores.conductor.goToStage({ kind: 'softmax' });
    const address = readAddress(fragment);
    applySettings(address, stores);
    await applyText(address, stores);
    expect(writeAddress(stores)).toBe(fragment);
    await stores.conductor.undo();
    expect(stores.sequence.getState().generated.map(({ id }) => id)).toEqual([40]);
  });

  it('leaves out what is not valid and takes the rest', () => {
    const address = readAddress('#text=hi&temperature=9&topk=-1&seed=7&layer=one&stage=%3Cscript%3E&tokens=1.2.x');
    expect(address).toEqual({ text: 'hi', seed: 7 });
  });

  it('ignores tokens the model does not have', async () => {
    const { stores } = await makeReadyStores('');
    await applyText(readAddress('#text=a&tokens=5.999999'), stores);
    expect(stores.sequence.getState().generated.map(({ id }) => id)).toEqual([5]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readAddress(text)));
  });
});
