/** The text as pieces, at Basics: a strip without ids or numbers. While the model is on its way, the recorded first text. */
import { Panel } from '@/elements/Panel.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { FIRST_STEP } from '@/views/shared/firstStep.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { ArrangedToken } from './arrangeTokens.ts';
import { RunningText } from './RunningText.tsx';
import { WindowTokens } from './WindowTokens.tsx';
import styles from './TokensView.module.css';

export interface BasicTokensProps {
  readonly window: readonly ArrangedToken[];
  readonly isRecorded: boolean;
}

export function BasicTokens({ window, isRecorded }: BasicTokensProps) {
  const { t } = useTranslation('tokens');
  const isModelReady = useValue('network', (state) => state.model !== null);
  return (
    <div className={styles.view}>
      <Panel heading={t('heading')} what={t('basics.what')}>
        {window.length > 0 ? (
          <>
            <WindowTokens window={window} showsIds={false} />
            {/* Its place is kept: what is below must not move when the first token joins. */}
            <div className={styles.running}>
              <RunningText />
            </div>
          </>
        ) : isRecorded ? (
          <>
            <ol className={styles.recorded} aria-label={t('label')}>
              {FIRST_STEP.tokens.map((token, at) => (
                <li key={at}>
                  <TokenChip text={token} />
                </li>
              ))}
            </ol>
            {/* What is below must not move either when the model takes over. */}
            <div className={styles.running} />
          </>
        ) : (
          <p className={styles.waiting}>{isModelReady ? t('empty') : t('loading')}</p>
        )}
      </Panel>
    </div>
  );
}
