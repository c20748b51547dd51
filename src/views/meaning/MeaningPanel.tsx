/** A panel of this page: says where its numbers are from, and, where the model has no table to read, why. */
import { useEffect, type ReactNode } from 'react';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Meaning.module.css';

export interface MeaningPanelProps {
  readonly heading: string;
  readonly what: ReactNode;
  /** What it is made of: the matrix of tokens or that of positions, or runs of the model alone. */
  readonly needs: 'token' | 'position' | 'runs';
  readonly toolbar?: ReactNode;
  readonly children: ReactNode;
}

export function MeaningPanel({ heading, what, needs, toolbar, children }: MeaningPanelProps) {
  const { t } = useTranslation('meaning');
  const { meaning } = useStores();
  const model = useValue('network', (state) => state.model);
  const tables = useValue('meaning', (state) => state.tables);
  useEffect(() => meaning.getState().open(), [meaning, model]);
  const facts = tables.state === 'here' ? tables.value : null;
  const isOpaque = model?.transparency === 'opaque';
  const lacks = needs === 'runs' ? isOpaque : facts !== null && facts[needs] === null;
  return (
    <Panel
      heading={heading}
      what={what}
      toolbar={toolbar}
      provenance={
        model ? (
          <LiveMark
            detail={t('provenance', { model: model.source.id })}
            isQuantized={model.precision === 'quantized'}
          />
        ) : null
      }
    >
      {!model ? <p className={styles.note}>{t('noModel')}</p> : null}
      {model && lacks ? (
        <Notice
          kind="info"
          detail={(needs === 'runs' ? model.opaqueReason : facts?.reason) ?? null}
          detailLabel={t('lacksDetail')}
        >
          {t('lacks')}
        </Notice>
      ) : null}
      {model && !lacks && (needs === 'runs' || facts) ? children : null}
    </Panel>
  );
}
