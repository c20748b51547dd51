/** Switching off heads: the one looked at, its whole layer, or all heads that have a role; or putting one to its mean. */
import { Button } from '@/elements/Button.tsx';
import { hasChange, layerHeads, type Change } from '@/model/experiment.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { BuilderProps } from './BuilderProps.ts';
import { LayerHeadSelects } from './PlaceSelects.tsx';
import { RoleButtons } from './RoleButtons.tsx';
import styles from './WhatIfView.module.css';

export function HeadBuilder({ model, onAdd }: BuilderProps) {
  const { t } = useTranslation('whatif');
  const { experiment } = useStores();
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const changes = useValue('experiment', (state) => state.changes);
  const one: Change = { kind: 'head', layer, head };
  const place = { layer: layer + 1, head: head + 1 };
  const isOff = hasChange(changes, one);
  const isAtMean = changes.some(
    (change) => change.kind === 'head' && change.layer === layer && change.head === head && change.to === 'mean',
  );
  return (
    <>
      <LayerHeadSelects model={model} withHead />
      <div className={styles.actions}>
        {isOff ? (
          <Button onClick={() => experiment.getState().remove([one])}>{t('action.headOn', place)}</Button>
        ) : (
          <Button variant="primary" onClick={() => onAdd([one])}>
            {t('action.head', place)}
          </Button>
        )}
        {isAtMean ? null : (
          <Button title={t('action.headMeanHint')} onClick={() => onAdd([{ ...one, to: 'mean' }])}>
            {t('action.headMean', place)}
          </Button>
        )}
        <Button onClick={() => onAdd(layerHeads(layer, model.config.headCount))}>
          {t('action.layer', { layer: layer + 1 })}
        </Button>
      </div>
      <RoleButtons onAdd={onAdd} />
    </>
  );
}
