/** The workbench: everything on one page, from the text on the left to the next token on the right. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyAddress } from '@/views/header/ShareButton.tsx';
import { HeaderView } from '@/views/header/HeaderView.tsx';
import { useTheme } from '@/views/header/useTheme.ts';
import { GuideView } from '@/views/guide/GuideView.tsx';
import { HelpView } from '@/views/help/HelpView.tsx';
import { MiddleView } from '@/views/middle/MiddleView.tsx';
import { NoticesView } from '@/views/notices/NoticesView.tsx';
import { OutcomeView } from '@/views/outcome/OutcomeView.tsx';
import { PlayerBar } from '@/views/player/PlayerBar.tsx';
import { PromptView } from '@/views/prompt/PromptView.tsx';
import { useStores } from '@/views/StoresContext.tsx';
import { TokensView } from '@/views/tokens/TokensView.tsx';
import styles from './App.module.css';
import { bindKeys } from './keyboard.ts';
import { UpdateNotice } from './UpdateNotice.tsx';

export function App() {
  const { t } = useTranslation('app');
  const stores = useStores();
  const theme = useTheme();
  const [isHelpOpen, setHelpOpen] = useState(false);

  useEffect(() => {
    document.documentElement.dataset.theme = theme.shown;
  }, [theme.shown]);

  useEffect(
    () =>
      bindKeys({
        stores,
        toggleTheme: theme.toggle,
        share: () => void copyAddress(stores),
        openHelp: () => setHelpOpen(true),
      }),
    [stores, theme.toggle],
  );

  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#tokens" onClick={focusTokens}>
        {t('skip')}
      </a>
      <HeaderView onHelp={() => setHelpOpen(true)} />
      <NoticesView />
      <UpdateNotice />
      <main className={styles.workbench}>
        <div className={styles.prompt}>
          <PromptView />
        </div>
        <div className={styles.tokens} id="tokens" tabIndex={-1}>
          <TokensView />
        </div>
        <div className={styles.player}>
          <PlayerBar />
        </div>
        <div className={styles.attention}>
          <MiddleView />
        </div>
        <div className={styles.next}>
          <OutcomeView />
        </div>
        <div className={styles.stages}>
          <GuideView />
        </div>
      </main>
      <HelpView isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

/** The fragment of the address holds the state of the page, so this link must not write there. */
function focusTokens(event: { preventDefault(): void }) {
  event.preventDefault();
  document.getElementById('tokens')?.focus();
}
