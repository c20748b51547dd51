/**
 * The causal laboratory: change something inside the model, see what becomes of the next token. Here
 * changes are made, listed and taken back: first by cards, each with its result in it, then by hand. What comes of
 * them is shown in full by the comparison.
 */
import { Panel } from '@/elements/Panel.tsx';
import { canChange, isAhead, isRecorded } from '@/store/network.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { Builder } from './Builder.tsx';
import { Experiments } from './cards/Experiments.tsx';
import { ChangeList } from './ChangeList.tsx';
import { History } from './History.tsx';
import { Outcome } from './Outcome.tsx';
import styles from './WhatIfView.module.css';

export function WhatIfView() {
  const { t } = useTranslation(['whatif', 'recording']);
  const model = useValue('network', (state) => state.model);
  const hasText = useValue('trace', (state) => state.shown !== null);
  const hasChanges = useValue('experiment', (state) => state.changes.length > 0);
  const isOpaque = model !== null && !canChange(model);
  return (
    <div className={styles.view}>
      <Panel heading={t('heading')} what={t(hasChanges ? 'whatNow' : 'what')} toolbar={<History />}>
        {isOpaque ? (
          <p className={styles.note}>
            {isAhead(model) ? t('recording:ahead.whatIf') : isRecorded(model) ? t('recording:whatIf') : t('opaque')}
          </p>
        ) : null}
        {model && !isOpaque ? <Experiments model={model} /> : null}
        {!isOpaque && !hasText ? <p className={styles.note}>{t('noText')}</p> : null}
        {model && hasText && !isOpaque ? (
          <>
            <h3 className={styles.own}>{t('builder.heading')}</h3>
            {hasChanges ? (
              <>
                <ChangeList />
                <Outcome model={model} />
              </>
            ) : null}
            <Builder model={model} />
          </>
        ) : null}
      </Panel>
    </div>
  );
}
