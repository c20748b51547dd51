/** Compares this model with the one in use: at the workbench, on the text that stands there. What is not here is fetched there. */
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { ModelSource } from '@/store/network.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useStoreroom } from '@/views/shared/StoreroomContext.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

interface CompareWithProps {
  readonly source: ModelSource;
  /** Still to be fetched; null where nobody says how much. */
  readonly bytes?: number | null;
  readonly onDone: () => void;
}

export function CompareWith({ source, bytes = 0, onDone }: CompareWithProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const compare = useCompareWith(onDone);
  const isPossible = useValue('modelComparison', (state) => state.isPossible);
  const model = useModelName(source);
  if (!isPossible) return null;
  return (
    <Button onClick={() => compare(source)}>
      {bytes ? t('compareDownload', { model, size: format.bytes(bytes) }) : t('compareWith', { model })}
    </Button>
  );
}

export function useCompareWith(onDone: () => void): (source: ModelSource) => void {
  const { modelComparison, selection } = useStores();
  const storeroom = useStoreroom();
  return (source) => {
    const { page, setPage, setHidden, setVeiled } = selection.getState();
    // What a lesson hid and covered is on show elsewhere.
    if (page === 'learn') {
      setHidden([]);
      setVeiled(false);
    }
    setPage('workbench');
    if (source.kind === 'hub') void storeroom.getState().askToKeep();
    modelComparison.getState().open(source);
    onDone();
  };
}
