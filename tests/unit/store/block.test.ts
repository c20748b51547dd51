/** The numbers of a block follow the visitor, who may look elsewhere and be back before they came. */
import { expect, it } from 'vitest';
import { layer } from '@/model/axes.ts';
import { makeReadyStores, settle } from './makeStores.ts';

it('a visitor who is back before the vectors of another layer came finds all numbers of the first', async () => {
  const { stores } = await makeReadyStores('the cat sat on the');
  const states = () => {
    const { vectors, writes, words, neurons } = stores.block.getState();
    return [vectors, writes, words, neurons].map(({ state }) => state);
  };
  const look = (at: number) => {
    stores.selection.setState({ zoom: 'block', layer: layer(at) });
    stores.block.getState().follow();
  };
  const here = ['here', 'here', 'here', 'here'];
  look(0);
  await settle();
  expect(states()).toEqual(here);
  look(1);
  look(0);
  await settle();
  expect(states()).toEqual(here);
  look(1);
  await settle();
  expect(states()).toEqual(here);
});
