/**
 * The causal laboratory: change something inside the model, see what becomes of the next token. Here
 * changes are made, listed and taken back; what comes of them is shown in full by the comparison.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/elements/Panel.tsx';
import { useValue } from '@/views/StoresContext.tsx';
import { Builder } from './Builder.tsx';
import { ChangeList } from './ChangeList.tsx';
import { History } from './History.tsx';
import { Outcome } from './Outcome.tsx';
import { Presets } from './Presets.tsx';
import styles from './WhatIfView.module.css';

export function WhatIfView({ toolbar }: { readonly toolbar?: ReactNode }) {
  const { t } = useTranslation('whatif');
  const model = useValue('network', (state) => state.model);
  const hasText = useValue('trace', (state) => state.shown !== null);
  const hasChanges = useValue('experiment', (state) => state.changes.length > 0);
  const isOpaque = model?.transparency === 'opaque';
  return (
    <div className={styles.view}>
      <Panel heading={t('heading')} what={t(hasChanges ? 'whatNow' : 'what')} toolbar={toolbar ?? <History />}>
        {isOpaque ? <p className={styles.note}>{t('opaque')}</p> : null}
        {!isOpaque && !hasText ? <p className={styles.note}>{t('noText')}</p> : null}
        {model && hasText && !isOpaque ? (
          <>
            {hasChanges ? (
              <>
                <ChangeList />
                <Outcome model={model} />
              </>
            ) : null}
            <Builder model={model} />
            <Presets model={model} />
          </>
        ) : null}
      </Panel>
    </div>
  );
}
