/** Silencing a layer's MLP: it reads the stream and writes nothing. */
import { Button } from '@/elements/Button.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { BuilderProps } from './BuilderProps.ts';
import { LayerHeadSelects } from './PlaceSelects.tsx';
import styles from './WhatIfView.module.css';

export function MlpBuilder({ model, onAdd }: BuilderProps) {
  const { t } = useTranslation('whatif');
  const layer = useValue('selection', (state) => state.layer);
  return (
    <>
      <LayerHeadSelects model={model} withHead={false} />
      <div className={styles.actions}>
        <Button variant="primary" onClick={() => onAdd([{ kind: 'mlp', layer }])}>
          {t('action.mlp', { layer: layer + 1 })}
        </Button>
      </div>
    </>
  );
}
