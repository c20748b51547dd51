/** The page: its header, what went wrong, and its places. A place that is not on show keeps its state, and paints nothing. */
import { Activity, Suspense, useEffect, useMemo, useState } from 'react';
import { DepthSwitch } from '@/views/header/DepthSwitch.tsx';
import { copyAddress } from '@/views/header/ShareButton.tsx';
import { HeaderView } from '@/views/header/HeaderView.tsx';
import { StatusLine } from '@/views/header/StatusLine.tsx';
import { useTheme } from '@/views/header/useTheme.ts';
import { HelpView } from '@/views/help/HelpView.tsx';
import { PanelEnd } from '@/elements/ExportScope.tsx';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import { LoadProgress } from '@/views/models/LoadProgress.tsx';
import { ModelMenu } from '@/views/models/ModelMenu.tsx';
import { RecordingBar } from '@/views/recording/RecordingBar.tsx';
import { RecordingFailure } from '@/views/recording/RecordingFailure.tsx';
import { NoticesView } from '@/views/notices/NoticesView.tsx';
import { bindKeys } from '@/views/shared/commands/bindKeys.ts';
import type { CommandPage } from '@/views/shared/commands/Command.ts';
import { ExportButton } from '@/views/shared/export/ExportButton.tsx';
import { CommandContext } from '@/views/shared/commands/CommandContext.ts';
import { commandsOf } from '@/views/shared/commands/commands.ts';
import { PanelBoundary } from '@/views/shared/stage/PanelBoundary.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './App.module.css';
import { LateSentence } from './LateSentence.tsx';
import { PLACES } from './places.ts';
import { UpdateNotice } from './UpdateNotice.tsx';

const PAGES = PLACES.map(({ page }) => page);
const CollectSheet = lazyAgain(async () => ({ default: (await import('./CollectSheet.tsx')).CollectSheet }));
const EmbedPage = lazyAgain(async () => ({ default: (await import('./EmbedPage.tsx')).EmbedPage }));
const ModelsSheet = lazyAgain(async () => ({ default: (await import('./ModelsSheet.tsx')).ModelsSheet }));

/** At the end of each panel's heading. */
const EXPORT = <ExportButton />;

export function App() {
  const { t } = useTranslation('app');
  const stores = useStores();
  const theme = useTheme();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const page = useValue('selection', (state) => state.page);
  const depth = useValue('selection', (state) => state.depth);
  const isEmbedded = useValue('selection', (state) => state.embedded.length > 0);
  const [opened, setOpened] = useState([page]);
  if (!opened.includes(page)) setOpened([...opened, page]);
  const isCollecting = useValue('teaching', (state) => state.collecting !== null);
  const place = PLACES.find((known) => known.page === page);

  useEffect(() => {
    document.documentElement.dataset.theme = theme.shown;
  }, [theme.shown]);

  const toggleTheme = theme.toggle;
  const commandPage = useMemo(
    (): CommandPage => ({
      stores,
      training: null,
      toggleTheme,
      share: () => void copyAddress(stores),
      openHelp: () => setHelpOpen(true),
    }),
    [stores, toggleTheme],
  );
  // A place with stores of its own binds its own keys (TrainingView).
  const isWorkbench = page === 'workbench';
  useEffect(
    () => bindKeys(commandPage, commandsOf(isWorkbench ? ['everywhere', 'workbench'] : ['everywhere'])),
    [commandPage, isWorkbench],
  );

  if (isEmbedded)
    return (
      <CommandContext value={commandPage}>
        <PanelEnd value={EXPORT}>
          <Suspense fallback={<p role="status">{t('places.loading')}</p>}>
            <EmbedPage />
          </Suspense>
        </PanelEnd>
      </CommandContext>
    );
  return (
    <CommandContext value={commandPage}>
      <div className={styles.page}>
        {place ? (
          <a className={styles.skip} href={`#${place.start}`} onClick={(event) => focus(event, place.start)}>
            {t(place.skip)}
          </a>
        ) : null}
        {place?.hasModel ? <StatusLine sentence={depth === 'basics' ? null : <LateSentence />} /> : null}
        <HeaderView
          pages={PAGES}
          model={place?.hasModel ? <ModelMenu Sheet={ModelsSheet} /> : null}
          depth={page === 'workbench' ? <DepthSwitch /> : null}
          status={place?.hasModel ? <LoadProgress isCompact /> : null}
          onHelp={() => setHelpOpen(true)}
        />
        <NoticesView />
        <RecordingFailure />
        {place?.hasModel ? <RecordingBar /> : null}
        <UpdateNotice />
        <PanelEnd value={EXPORT}>
          {PLACES.filter(({ page, isLazy }) => !isLazy || opened.includes(page)).map(({ page: own, Component }) => (
            <Activity key={own} mode={own === page ? 'visible' : 'hidden'}>
              <Suspense fallback={<p role="status">{t('places.loading')}</p>}>
                <Component />
              </Suspense>
            </Activity>
          ))}
          {isCollecting ? (
            <PanelBoundary what="collect">
              <Suspense fallback={null}>
                <CollectSheet />
              </Suspense>
            </PanelBoundary>
          ) : null}
        </PanelEnd>
        <HelpView isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
      </div>
    </CommandContext>
  );
}

/** The fragment of the address holds the state of the page, so this link must not write there. */
function focus(event: { preventDefault(): void }, id: string) {
  event.preventDefault();
  document.getElementById(id)?.focus();
}
