/** Undo, redo and reset of the experiment; the text has its own undo. */
import { Button } from '@/elements/Button.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function History() {
  const { t } = useTranslation('whatif');
  const { experiment } = useStores();
  const canUndo = useValue('experiment', (state) => state.past.length > 0);
  const canRedo = useValue('experiment', (state) => state.future.length > 0);
  const canReset = useValue('experiment', (state) => state.changes.length > 0);
  const state = () => experiment.getState();
  return (
    <>
      <Button variant="quiet" icon="undo" label={t('undo')} disabled={!canUndo} onClick={() => state().undo()} />
      <Button variant="quiet" icon="redo" label={t('redo')} disabled={!canRedo} onClick={() => state().redo()} />
      <Button variant="quiet" icon="reset" label={t('reset')} disabled={!canReset} onClick={() => state().reset()} />
    </>
  );
}
