/** The model in use, and the way to others: the sheet of models is fetched when it is opened first. */
import { Suspense, useState, type ComponentType } from 'react';
import { Button } from '@/elements/Button.tsx';
import { EMBEDDED } from '@/store/catalog.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { PanelBoundary } from '@/views/shared/stage/PanelBoundary.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ModelMenu.module.css';

export interface ModelMenuProps {
  readonly Sheet: ComponentType<{ readonly onClose: () => void }>;
}

export function ModelMenu({ Sheet }: ModelMenuProps) {
  const { t } = useTranslation('models');
  const [isOpen, setOpen] = useState(false);
  const source = useValue('network', (state) => state.model?.source ?? state.loading?.source ?? EMBEDDED);
  const isOpaque = useValue('network', (state) => state.model?.transparency === 'opaque');
  const name = useModelName(source);
  return (
    <>
      <Button icon="chevronDown" label={t('button', { name })} onClick={() => setOpen(true)}>
        {name}
      </Button>
      {isOpaque ? <span className={styles.opaque}>{t('opaqueShort')}</span> : null}
      {isOpen ? (
        <PanelBoundary what="models">
          <Suspense fallback={null}>
            <Sheet onClose={() => setOpen(false)} />
          </Suspense>
        </PanelBoundary>
      ) : null}
    </>
  );
}
