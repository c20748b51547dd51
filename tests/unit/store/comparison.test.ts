import { describe, expect, test } from 'vitest';
import { tokenId } from '@/model/axes.ts';
import { createComparison, pairsOn, shownPair, type Pair, type Side } from '@/store/comparison.ts';

const side = (label: string): Side => ({
  label,
  ids: [],
  logits: new Float32Array(2),
  attention: null,
  continuation: null,
});
const pair = (name: string): Pair => ({ before: side(`${name} before`), after: side(`${name} after`) });

describe('the comparison', () => {
  test('shows the newest pair', () => {
    const store = createComparison();
    expect(shownPair(store.getState())).toBeNull();
    store.getState().setPair('experiment', pair('an experiment'));
    store.getState().setPair('branches', pair('branches'));
    expect(shownPair(store.getState())?.kind).toBe('branches');
    store.getState().choose('experiment');
    expect(shownPair(store.getState())?.pair.before.label).toBe('an experiment before');
  });

  test('goes back to the other pair when the one on show is taken away', () => {
    const store = createComparison();
    store.getState().setPair('experiment', pair('an experiment'));
    store.getState().setPair('branches', pair('branches'));
    store.getState().setPair('branches', null);
    expect(shownPair(store.getState())?.kind).toBe('experiment');
  });

  test('is not taken over by a pair that comes quietly', () => {
    const store = createComparison();
    store.getState().setPair('branches', pair('branches'));
    store.getState().setPair('experiment', pair('an experiment'), true);
    expect(shownPair(store.getState())?.kind).toBe('branches');
  });

  test('shows branches beside their own prompt alone, and again when that comes back', () => {
    const [mine, other] = [[5, 6].map(tokenId), [5].map(tokenId)];
    const experiment = pair('an experiment');
    const pairs = { experiment, branches: { ...pair('branches'), promptIds: mine } };
    expect(pairsOn(pairs, mine)).toEqual(pairs);
    expect(pairsOn(pairs, other)).toEqual({ experiment, branches: null });
    expect(pairsOn({ experiment, branches: null }, mine)).toEqual({ experiment, branches: null });
  });
});
