/** Where one looks, from the whole model down to one head: each step leads there, and says which layer and head. */
import { memo, type ReactNode } from 'react';
import { Select } from '@/elements/Select.tsx';
import { joinClasses } from '@/elements/joinClasses.ts';
import { head as toHead, layer as toLayer } from '@/model/axes.ts';
import type { Zoom } from '@/store/selection.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useSlot } from '@/views/shared/stage/useSlot.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ZoomPath.module.css';

export const ZoomPath = memo(function ZoomPath() {
  const { t } = useTranslation('app');
  const { conductor } = useStores();
  const model = useValue('network', (state) => state.model);
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const { views } = useSlot('panel');
  const has = (id: Zoom) => views.some((view) => view.id === id);
  // A model that hides its inside has nothing to choose from.
  const config = model?.transparency === 'full' ? model.config : null;
  return (
    <nav aria-label={t('middle.label')}>
      <ol className={styles.path}>
        <Step zoom="model" />
        {has('block') ? (
          <Step zoom="block" number={layer + 1}>
            {config ? (
              <Select
                label={t('middle.layer')}
                isLabelHidden
                options={counted(config.layerCount)}
                value={String(layer + 1)}
                onChange={(chosen) => conductor.selectHead(toLayer(Number(chosen) - 1), head)}
              />
            ) : null}
          </Step>
        ) : null}
        {has('head') ? (
          <Step zoom="head" number={head + 1}>
            {config ? (
              <Select
                label={t('middle.head')}
                isLabelHidden
                options={counted(config.headCount)}
                value={String(head + 1)}
                onChange={(chosen) => conductor.selectHead(layer, toHead(Number(chosen) - 1))}
              />
            ) : null}
          </Step>
        ) : null}
      </ol>
    </nav>
  );
});

interface StepProps {
  readonly zoom: Zoom;
  /** Of the layer or head, as people count; it is on show in the box beside the step. */
  readonly number?: number;
  readonly children?: ReactNode;
}

function Step({ zoom, number, children }: StepProps) {
  const { t } = useTranslation('app');
  const { conductor } = useStores();
  const isHere = useValue('selection', (state) => state.zoom === zoom);
  return (
    <li className={styles.step}>
      <button
        type="button"
        className={joinClasses(styles.button, isHere && styles.here)}
        aria-current={isHere ? 'true' : undefined}
        title={t(`middle.${zoom}Hint`)}
        onClick={() => conductor.zoomTo(zoom)}
      >
        {t(`middle.${zoom}`)}
        {number === undefined ? null : <span className="visually-hidden"> {number}</span>}
      </button>
      {children}
    </li>
  );
}

/** Layers and heads are counted from 1 on the page. */
function counted(count: number) {
  return Array.from({ length: count }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }));
}
