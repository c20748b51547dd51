/**
 * The page and its two places: the workbench, from the text on the left to the next token on the right, and
 * training. The place that is not on show keeps its state, and paints nothing.
 */
import { Activity, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import { copyAddress } from '@/views/header/ShareButton.tsx';
import { HeaderView } from '@/views/header/HeaderView.tsx';
import { useTheme } from '@/views/header/useTheme.ts';
import { GuideView } from '@/views/guide/GuideView.tsx';
import type { Page } from '@/store/selection.ts';
import { HelpView } from '@/views/help/HelpView.tsx';
import { MiddleView } from '@/views/middle/MiddleView.tsx';
import { NoticesView } from '@/views/notices/NoticesView.tsx';
import { OutcomeView } from '@/views/outcome/OutcomeView.tsx';
import { PanelBoundary } from '@/views/PanelBoundary.tsx';
import { PlayerBar } from '@/views/player/PlayerBar.tsx';
import { PromptView } from '@/views/prompt/PromptView.tsx';
import { useStores, useValue } from '@/views/StoresContext.tsx';
import { TokensView } from '@/views/tokens/TokensView.tsx';
import styles from './App.module.css';
import { bindKeys } from './keyboard.ts';
import { UpdateNotice } from './UpdateNotice.tsx';

const TrainingPage = lazyAgain(async () => ({ default: (await import('./TrainingPage.tsx')).TrainingPage }));

export function App() {
  const { t } = useTranslation('app');
  const stores = useStores();
  const theme = useTheme();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const place = useValue('selection', (state) => state.page);
  const [wasTraining, setWasTraining] = useState(false);
  if (place === 'training' && !wasTraining) setWasTraining(true);

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
      <a className={styles.skip} href="#tokens" onClick={(event) => focus(event, MAIN[place])}>
        {place === 'workbench' ? t('skip') : t('places.skipTraining')}
      </a>
      <HeaderView onHelp={() => setHelpOpen(true)} />
      <NoticesView />
      <UpdateNotice />
      <Activity mode={place === 'workbench' ? 'visible' : 'hidden'}>
        <main className={styles.workbench}>
          <div className={styles.prompt}>
            <PanelBoundary>
              <PromptView />
            </PanelBoundary>
          </div>
          <div className={styles.tokens} id="tokens" tabIndex={-1}>
            <PanelBoundary>
              <TokensView />
            </PanelBoundary>
          </div>
          <div className={styles.player}>
            <PanelBoundary>
              <PlayerBar />
            </PanelBoundary>
          </div>
          <div className={styles.attention}>
            <PanelBoundary>
              <MiddleView />
            </PanelBoundary>
          </div>
          <div className={styles.next}>
            <PanelBoundary>
              <OutcomeView />
            </PanelBoundary>
          </div>
          <div className={styles.stages}>
            <PanelBoundary>
              <GuideView />
            </PanelBoundary>
          </div>
        </main>
      </Activity>
      {wasTraining ? (
        <Activity mode={place === 'training' ? 'visible' : 'hidden'}>
          <PanelBoundary>
            <Suspense fallback={<p role="status">{t('places.loading')}</p>}>
              <TrainingPage />
            </Suspense>
          </PanelBoundary>
        </Activity>
      ) : null}
      <HelpView isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

/** Where each place begins, past the header. */
const MAIN = { workbench: 'tokens', training: 'training' } as const satisfies Record<Page, string>;

/** The fragment of the address holds the state of the page, so this link must not write there. */
function focus(event: { preventDefault(): void }, id: string) {
  event.preventDefault();
  document.getElementById(id)?.focus();
}
