/** What the model gives after a text, read beside the one on show; null until it is read. */
import { useEffect } from 'react';
import type { Reading } from '@/store/aside.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';

export function useReading(text: string | null, count = 0): Reading | null {
  const { aside } = useStores();
  const model = useValue('network', (state) => state.model);
  const reading = useValue('aside', (state) => (text === null ? null : (state.readings.get(text) ?? null)));
  useEffect(() => {
    if (model && text !== null) void aside.getState().read(text, count);
  }, [aside, model, text, count]);
  return reading && (count === 0 || reading.written.length > 0) ? reading : null;
}
