/** Takes the model that is looked at to the workbench as the second of two: beside another checkpoint, or any other model. */
import { Button } from '@/elements/Button.tsx';
import { useModelName } from '@/views/shared/modelNames.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './FilesMenu.module.css';

export function CompareSection({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('tuning');
  const { files, training } = useTraining();
  const { modelComparison, selection } = useStores();
  const isPossible = useValue('modelComparison', (state) => state.isPossible);
  const work = useTrained('files', (state) => state.work);
  const model = useModelName(useValue('network', (state) => state.model?.source ?? EMBEDDED));
  if (!isPossible) return null;
  const compare = async () => {
    const made = await files.getState().exportModel(training.getState().look);
    if (!made) return;
    onDone();
    selection.getState().setPage('workbench');
    modelComparison.getState().open({ kind: 'files', ...made });
  };
  return (
    <section className={styles.section}>
      <h3>{t('files.compare')}</h3>
      <p>{t('files.compareAbout')}</p>
      <Button isBusy={work === 'exporting'} onClick={() => void compare()}>
        {t('files.compareButton', { model })}
      </Button>
    </section>
  );
}
