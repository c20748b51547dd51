/** Compares this model with the one in use: at the workbench, on the text that stands there. */
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import type { ModelSource } from '@/store/network.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';

interface CompareWithProps {
  readonly source: ModelSource;
  readonly onDone: () => void;
}

export function CompareWith({ source, onDone }: CompareWithProps) {
  const { t } = useTranslation('sheet');
  const compare = useCompareWith(onDone);
  const isPossible = useValue('modelComparison', (state) => state.isPossible);
  const model = useModelName(source);
  return isPossible ? <Button onClick={() => compare(source)}>{t('compareWith', { model })}</Button> : null;
}

export function useCompareWith(onDone: () => void): (source: ModelSource) => void {
  const { modelComparison, selection } = useStores();
  return (source) => {
    const { page, setPage, setHidden, setVeiled } = selection.getState();
    // What a lesson hid and covered is on show elsewhere.
    if (page === 'learn') {
      setHidden([]);
      setVeiled(false);
    }
    setPage('workbench');
    modelComparison.getState().open(source);
    onDone();
  };
}
