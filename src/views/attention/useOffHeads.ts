/** Heads that the experiment has switched off, for pictures that mark them; and the words for one. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Head, Layer } from '@/model/axes.ts';
import { hasChange, type Change } from '@/model/experiment.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

type HeadChange = Extract<Change, { kind: 'head' }>;

export function useOffHeads(): readonly HeadChange[] {
  const changes = useValue('experiment', (state) => state.changes);
  return useMemo(() => changes.filter((change): change is HeadChange => change.kind === 'head'), [changes]);
}

/** What is said of a head, with the fact that the experiment has switched it off. */
export function useOffWords(describe: (layer: Layer, head: Head) => string): (layer: Layer, head: Head) => string {
  const { t } = useTranslation('whatif');
  const off = useOffHeads();
  return useCallback(
    (layer, head) => {
      const words = describe(layer, head);
      return hasChange(off, { kind: 'head', layer, head }) ? `${words} ${t('offInExperiment')}` : words;
    },
    [describe, off, t],
  );
}
