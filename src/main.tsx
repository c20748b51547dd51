/** Mounts the app: messages, stores around the engine, the page, and what the address asks for. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@/app/styles/theme.css';
import '@/app/styles/base.css';
import '@/app/styles/print.css';
import { StrictMode, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { startAddress } from '@/app/address.ts';
import { App } from '@/app/App.tsx';
import { CrashBoundary } from '@/app/CrashBoundary.tsx';
import { startMessages } from '@/app/i18n.ts';
import { LanguageProvider } from '@/app/LanguageProvider.tsx';
import { createDevice } from '@/app/device.ts';
import { createKeep } from '@/app/keep.ts';
import { followPrinting } from '@/app/printZoom.ts';
import { lendClipboard } from '@/app/lendClipboard.ts';
import { firstPicture } from '@/app/firstPicture.ts';
import { followDrops } from '@/app/followDrops.ts';
import { readSite } from '@/app/site.ts';
import { followLanguage } from '@/app/speak.ts';
import { createGpuEngine } from '@/engine/createGpuEngine.ts';
import { createSwitchingEngine } from '@/engine/createSwitchingEngine.ts';
import { lazyProjector } from '@/engine/projection/lazyProjector.ts';
import { WorkerEngine } from '@/engine/WorkerEngine.ts';
import { createStores, type Stores } from '@/store/createStores.ts';
import { readRunOn } from '@/store/models.ts';
import { createPreferences, type Theme } from '@/store/preferences.ts';
import { ANSWER } from '@/store/collect/answerAddress.ts';
import { FIRST_STEP } from '@/views/shared/firstStep.ts';
import { SPEAKER } from '@/views/shared/present/speakerAddress.ts';
import { StoresContext } from '@/views/shared/StoresContext.tsx';

startMessages();
followPrinting();
lendClipboard(navigator, document);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');
const place = createRoot(root);

// Not awaited: what is fetched later imports from this script, and would wait for it to end.
void (location.hash === SPEAKER
  ? showSmall(async () => (await import('@/app/SpeakerPage.tsx')).SpeakerPage)
  : location.hash.startsWith(ANSWER)
    ? showSmall(async () => (await import('@/app/AnswerPage.tsx')).AnswerPage)
    : showPage());

/** The window with a presenter's notes, and a student's page: no model, no stores. */
async function showSmall(load: () => Promise<ComponentType<{ readonly theme: Theme }>>) {
  const preferences = createPreferences(createKeep());
  const [Page] = await Promise.all([load(), followLanguage(preferences)]);
  place.render(
    <StrictMode>
      <LanguageProvider>
        <Page theme={preferences.getState().theme} />
      </LanguageProvider>
    </StrictMode>,
  );
}

async function showPage() {
  const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const keep = createKeep();
  const createEngine = (onLost: () => void) => {
    const runner = new WorkerEngine(new URL('.', document.baseURI).href);
    return createSwitchingEngine(createGpuEngine(runner, { wanted: () => readRunOn(keep), onLost }));
  };
  const loadAgain = () => {
    const { model } = stores.network.getState();
    if (model) void stores.conductor.loadModel(model.source);
  };
  const stores: Stores = createStores({
    engine: createEngine(loadAgain),
    // Of the second model the page asks whether to start it again.
    createEngine: () => createEngine(() => undefined),
    keep,
    wait,
    projector: lazyProjector(async () => {
      const { WorkerProjector } = await import('@/engine/projection/WorkerProjector.ts');
      return new WorkerProjector();
    }),
    device: createDevice(),
    ahead: firstPicture(() => stores.selection),
  });
  followDrops(stores);
  // A student's link, opened where the page was open already.
  window.addEventListener('hashchange', () => location.hash.startsWith(ANSWER) && location.reload());
  // The page must not be seen in one language and then in another.
  await followLanguage(stores.preferences);
  place.render(
    <StrictMode>
      <CrashBoundary>
        <LanguageProvider>
          <StoresContext value={stores}>
            <App />
          </StoresContext>
        </LanguageProvider>
      </CrashBoundary>
    </StrictMode>,
  );
  await begin(stores);
}

async function begin(stores: Stores) {
  // The Hub's address matters only to those who ask for a Hub model, first or second: nothing waits for it otherwise.
  const site = readSite();
  if (/\b(?:model|with)=/.test(location.hash)) stores.network.getState().setSite(await site);
  else void site.then(stores.network.getState().setSite);
  const tab = createKeep(() => sessionStorage);
  await startAddress(stores, {
    fallbackText: FIRST_STEP.text,
    newcomer: { depth: 'basics', seed: FIRST_STEP.seed },
    keep: tab,
    left: createKeep(),
  });
}
