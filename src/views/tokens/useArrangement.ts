/**
 * The text as tokens with what was computed for them. While the model runs, the arrangement stays as
 * it was: chips, colours and all other panels move on together when the run is done.
 */
import { useState, useSyncExternalStore } from 'react';
import type { Stores } from '@/store/createStores.ts';
import { windowOf, type Model } from '@/store/network.ts';
import type { Shown } from '@/store/trace.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { arrangeTokens, NOTHING_ARRANGED, type Arrangement } from './arrangeTokens.ts';

export function useArrangement(): Arrangement {
  const stores = useStores();
  const [reader] = useState(() => createReader(stores));
  return useSyncExternalStore(reader.subscribe, reader.read);
}

function createReader({ network, sequence, trace }: Stores) {
  let last: { readonly inputs: readonly unknown[]; readonly arrangement: Arrangement } | null = null;
  /** The newest arrangement of which everything was computed, and the model it belongs to. */
  let settled: { readonly model: Model; readonly arrangement: Arrangement } | null = null;

  function read(): Arrangement {
    const { model } = network.getState();
    const { shown, isRunning } = trace.getState();
    const { promptIds, generated, cursor } = sequence.getState();
    if (!model) return NOTHING_ARRANGED;
    // After an empty text there is nothing that could stay.
    if (isRunning && shown && settled?.model === model) return settled.arrangement;
    // A part that arrives later makes a new `shown` around the same surprisal.
    const window = windowOf(network.getState());
    const inputs = [model, window, promptIds, generated, cursor, shown?.surprisal];
    if (last?.inputs.every((input, index) => input === inputs[index])) return last.arrangement;
    const text = { promptIds, generated, cursor };
    const arrangement = arrangeTokens(text, window, model.vocabulary, shown);
    last = { inputs, arrangement };
    if (isComputed(arrangement, shown)) settled = { model, arrangement };
    return arrangement;
  }

  return {
    read,
    subscribe(onChange: () => void) {
      const stops = [network, sequence, trace].map((store) => store.subscribe(onChange));
      return () => stops.forEach((stop) => stop());
    },
  };
}

function isComputed({ window }: Arrangement, shown: Shown | null): boolean {
  return shown?.ids.length === window.length && window.every(({ token }, index) => token.id === shown.ids[index]);
}
