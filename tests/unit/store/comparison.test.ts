import { describe, expect, test } from 'vitest';
import { createComparison, shownPair, type Pair, type Side } from '@/store/comparison.ts';

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
});
