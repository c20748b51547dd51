/** *Tokens and meaning* with its messages; fetched when it is opened first. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WorkerCutters } from '@/engine/tokenizers/WorkerCutters.ts';
import { createTokenizers } from '@/store/tokenizers/createTokenizers.ts';
import { TokenizersContext } from '@/views/shared/desk/TokenizersContext.ts';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { TOKENS_DESK } from './stages/tokensDesk.ts';
import { addTokensMessages } from './tokensMessages.ts';
import styles from './TokensPage.module.css';

addTokensMessages();

/** Its worker starts when tokenizers are compared first. */
const cutters = new WorkerCutters();

export function TokensPage() {
  const { t } = useTranslation('desk');
  const section = useValue('tokensDesk', (state) => state.section);
  const stores = useStores();
  // For as long as the site is open: what was fetched stays while another place is on show.
  const [group] = useState(() => createTokenizers(cutters, stores));
  return (
    <TokenizersContext value={group}>
      <Stage
        stage={TOKENS_DESK[section]}
        className={styles.page}
        id="tokensDesk"
        tabIndex={-1}
        aria-label={t('label')}
        data-section={section}
      />
    </TokenizersContext>
  );
}
