/** Times panning in a map of as many tokens as GPT-2 has, at made-up places: from the move until it is painted and laid out. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { startMessages } from '@/app/i18n.ts';
import { addTokensMessages } from '@/app/tokensMessages.ts';
import { uniform } from '@/model/philox.ts';
import { TOKEN_KINDS } from '@/model/meaning/tokenKinds.ts';
import { createVocabulary } from '@/model/vocabulary.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores } from '@/store/createStores.ts';
import { MapFigure } from '@/views/meaning/MapFigure.tsx';
import { StoresContext } from '@/views/shared/StoresContext.tsx';
import { createFakeEngine } from '../../components/fakeEngine.ts';
import { summarize, type Times } from './timing.ts';

const REPEATS = 40;
const LETTERS = 5;

export async function timeTokenMap(count: number): Promise<Times> {
  const stores = createStores({
    engine: createFakeEngine(),
    keep: { read: () => null, write: () => undefined },
    wait: () => Promise.resolve(),
  });
  startMessages();
  addTokensMessages();
  await stores.conductor.loadModel(EMBEDDED);
  const { model } = stores.network.getState();
  if (!model) throw new Error('No model was loaded.');
  const bytes = Uint8Array.from({ length: count * LETTERS }, (_, i) => 97 + Math.floor(uniform(2, i) * 26));
  const offsets = Uint32Array.from({ length: count + 1 }, (_, i) => i * LETTERS);
  stores.network.setState({ model: { ...model, vocabulary: createVocabulary(bytes, offsets, []) } });
  const places = Float32Array.from({ length: 2 * count }, (_, i) => uniform(1, i));
  const kinds = Uint8Array.from({ length: count }, (_, i) => i % TOKEN_KINDS.length);
  const place = document.body.appendChild(document.createElement('div'));
  place.style.width = '1000px';
  const root = createRoot(place);
  root.render(
    <StoresContext value={stores}>
      <MapFigure places={places} kinds={kinds} />
    </StoresContext>,
  );
  while (!place.querySelector('canvas')?.width) await new Promise((done) => setTimeout(done, 20));
  const times: number[] = [];
  for (let at = 1; at <= REPEATS; at += 1) {
    await new Promise((done) => setTimeout(done, 20));
    const started = performance.now();
    flushSync(() => stores.tokenMap.getState().setView({ x: 0.4 + 0.005 * at, y: 0.5, zoom: 1 + (at % 4) }));
    place.getBoundingClientRect();
    times.push(performance.now() - started);
  }
  root.unmount();
  place.remove();
  return summarize(times);
}
