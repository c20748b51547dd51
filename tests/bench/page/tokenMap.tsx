/**
 * Shows a map of as many tokens as GPT-2 has, at made-up places, with its panel around it, and leaves it there: it is
 * moved by real gestures (tokenMap.bench.ts).
 */
import { createRoot } from 'react-dom/client';
import { startMessages } from '@/app/i18n.ts';
import { addTokensMessages } from '@/app/tokensMessages.ts';
import { tokenId } from '@/model/axes.ts';
import { uniform } from '@/model/philox.ts';
import { createVocabulary } from '@/model/vocabulary.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores } from '@/store/createStores.ts';
import { MapView } from '@/views/meaning/MapView.tsx';
import { StoresContext } from '@/views/shared/StoresContext.tsx';
import { createFakeEngine } from '../../components/fakeEngine.ts';

const LETTERS = 5;
/** Groups in which the dots lie, as those of a real map do: many of them are drawn over one another. */
const GROUPS = 40;

export async function showTokenMap(count: number): Promise<void> {
  const stores = createStores({
    engine: createFakeEngine(),
    keep: { read: () => null, write: () => undefined },
    wait: () => Promise.resolve(),
  });
  startMessages();
  addTokensMessages();
  await stores.conductor.loadModel(EMBEDDED);
  const place = document.body.appendChild(document.createElement('div'));
  place.style.width = '1000px';
  createRoot(place).render(
    <StoresContext value={stores}>
      <MapView />
    </StoresContext>,
  );
  // The fake engine answers first, and has no map to give.
  while (stores.tokenMap.getState().map.state === 'waiting') await pause();
  const bytes = Uint8Array.from({ length: count * LETTERS }, (_, i) => 97 + Math.floor(uniform(2, i) * 26));
  const offsets = Uint32Array.from({ length: count + 1 }, (_, i) => i * LETTERS);
  const bell = (draw: number) => [0, 1, 2, 3].reduce((sum, part) => sum + uniform(3 + part, draw), 0) - 2;
  const places = Float32Array.from(
    { length: 2 * count },
    (_, i) => uniform(1, 2 * ((i >> 1) % GROUPS) + (i & 1)) + 0.1 * bell(i),
  );
  const { model } = stores.network.getState();
  stores.network.setState({ model: model && { ...model, vocabulary: createVocabulary(bytes, offsets, []) } });
  await pause();
  // The made-up vocabulary has no word that the page would begin with, and the engine no rows of it.
  const list = Array.from({ length: 20 }, (_, i) => ({ id: tokenId(1000 + 40 * i), cosine: 0.5, dot: 1, norm: 1 }));
  const neighbours = { token: tokenId(900), row: Float32Array.of(1), norm: 1, list, rows: new Float32Array(20) };
  stores.meaning.setState({ current: tokenId(900), neighbours: { state: 'here', value: neighbours } });
  stores.tokenMap.setState({
    map: { state: 'here', value: { projection: 'umap', places, shares: null, reduced: null } },
  });
  while (!place.querySelector('canvas')?.width) await pause();
}

const pause = () => new Promise((done) => setTimeout(done, 20));
