/** One view at its place. It renders again for its own reasons, not because the stage around it did. */
import { memo, Suspense } from 'react';
import { PanelBoundary } from './PanelBoundary.tsx';
import type { ViewProps, ViewSpec, WordsKey } from './ViewSpec.ts';
import { useWords } from './useWords.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import styles from './Stage.module.css';

export interface ShownViewProps extends ViewProps {
  readonly view: ViewSpec;
  /** Said while its code is on its way. */
  readonly waiting?: WordsKey | undefined;
}

export const ShownView = memo(function ShownView({ view, waiting, ...props }: ShownViewProps) {
  const { Component, lazy, reveals } = view;
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const words = useWords();
  if (isVeiled && reveals) return <p className={styles.waiting}>{words('app:veiled')}</p>;
  const shown = <Component {...props} />;
  return (
    <PanelBoundary what={view.id}>
      {lazy ? (
        <Suspense fallback={waiting ? <p className={styles.waiting}>{words(waiting)}</p> : null}>{shown}</Suspense>
      ) : (
        shown
      )}
    </PanelBoundary>
  );
});
