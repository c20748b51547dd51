/**
 * The causal laboratory: change something inside the model, see what becomes of the next token. Here
 * changes are made, listed and taken back; what comes of them is shown in full by the comparison.
 */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/elements/Panel.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { Builder } from './Builder.tsx';
import { ChangeList } from './ChangeList.tsx';
import { History } from './History.tsx';
import { Outcome } from './Outcome.tsx';
import { Presets } from './Presets.tsx';
import styles from './WhatIfView.module.css';

export function WhatIfView() {
  const { t } = useTranslation('whatif');
  const model = useValue('network', (state) => state.model);
  const hasText = useValue('trace', (state) => state.shown !== null);
  const hasChanges = useValue('experiment', (state) => state.changes.length > 0);
  const view = useRef<HTMLDivElement>(null);
  const isOpaque = model?.transparency === 'opaque';
  return (
    <div className={styles.view} ref={view}>
      <Panel heading={t('heading')} what={t(hasChanges ? 'whatNow' : 'what')} toolbar={<History />}>
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
            {/* What was changed, and what came of it, stand at the top. */}
            <Presets model={model} onRun={() => view.current?.scrollTo({ top: 0 })} />
          </>
        ) : null}
      </Panel>
    </div>
  );
}
