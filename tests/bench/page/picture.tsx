/**
 * Times the picture and its zooms: from a choice, or from the end of a run, until everything that depends on it
 * is in the document and laid out. The network behind it is made up, as large as asked: its numbers are as many
 * as real ones, arrive at once, and cost nothing here.
 */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { startMessages } from '@/app/i18n.ts';
import { addInsideMessages } from '@/app/insideMessages.ts';
import type { Engine } from '@/engine/Engine.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { PartData } from '@/engine/protocol.ts';
import { head, layer, tokenId } from '@/model/axes.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores, type Stores } from '@/store/createStores.ts';
import { MiddleStage } from '../../components/MiddleStage.tsx';
import { StoresContext } from '@/views/shared/StoresContext.tsx';
import { createFakeEngine } from '../../components/fakeEngine.ts';
import { settle, summarize, type Times } from './timing.ts';

const REPEATS = 24;
/** CSS pixels: the middle's place on a screen that is wide enough for a column of each token. */
const [WIDTH, HEIGHT] = [800, 600];
/** Without an answer for so long the picture is not what is waited for: waiting on would fill the memory. */
const LONGEST_WAIT = 60_000;

export interface PictureSize {
  readonly layers: number;
  readonly heads: number;
  /** Columns before the new token. */
  readonly columns: number;
}

export interface PictureTimes {
  readonly layer: Times;
  readonly head: Times;
  readonly query: Times;
  readonly hover: Times;
  readonly nearer: Times;
  readonly further: Times;
  /** After a token is computed, until its column and its words stand. */
  readonly token: Times;
}

export async function timePicture(size: PictureSize): Promise<PictureTimes> {
  const { engine, lastRun } = makeEngine(size);
  const stores = createStores({
    engine,
    keep: { read: () => null, write: () => undefined },
    wait: () => Promise.resolve(),
  });
  startMessages();
  addInsideMessages();
  // Basics has no picture.
  stores.selection.getState().setDepth('everything');
  // One byte, one token.
  stores.sequence.getState().setDraft('x'.repeat(size.columns));
  await stores.conductor.loadModel(EMBEDDED);
  const place = document.body.appendChild(document.createElement('div'));
  Object.assign(place.style, { width: `${String(WIDTH)}px`, height: `${String(HEIGHT)}px` });
  // As the page's grid does, which is not here: the zone, and the view in it, are as high as their place.
  const filling = document.head.appendChild(document.createElement('style'));
  filling.textContent = 'main, main > *, main > * > * { height: 100% }';
  const root = createRoot(place);
  root.render(
    <StoresContext value={stores}>
      <MiddleStage />
    </StoresContext>,
  );
  await untilWords(place, size.columns);

  const time = async (act: (at: number) => void, prepare?: () => void) => {
    const times: number[] = [];
    for (let at = 1; at <= REPEATS; at += 1) {
      prepare?.();
      await rest();
      const started = performance.now();
      flushSync(() => act(at));
      place.getBoundingClientRect();
      times.push(performance.now() - started);
    }
    return summarize(times);
  };
  const { conductor } = stores;
  const token = await timeTokens(stores, place, size, lastRun);
  const svg = place.querySelector('svg[data-view], [data-view] svg');
  if (!svg) throw new Error('There is no picture.');
  const box = svg.getBoundingClientRect();
  const times = {
    token,
    layer: await time((at) => conductor.selectHead(layer(at % size.layers), head(0))),
    head: await time((at) => conductor.selectHead(layer(1), head(at % size.heads))),
    query: await time((at) => conductor.selectQuery((at * 7) % size.columns)),
    hover: await time((at) => {
      const [clientX, clientY] = [box.left + 30 + ((at * 53) % 400), box.top + 120 + ((at * 31) % 250)];
      svg.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }));
    }),
    nearer: await time(
      () => conductor.zoomTo('head', layer(1)),
      () => conductor.zoomTo('model'),
    ),
    further: await time(
      () => conductor.zoomTo('model'),
      () => conductor.zoomTo('head', layer(1)),
    ),
  };
  root.unmount();
  place.remove();
  filling.remove();
  return times;
}

/** From the end of the run: what the network takes is not the picture's. Each time another token, whose numbers are new. */
async function timeTokens(stores: Stores, place: HTMLElement, { columns }: PictureSize, lastRun: () => number) {
  const times: number[] = [];
  for (let at = 0; at < REPEATS; at += 1) {
    await rest();
    await stores.conductor.nextToken(tokenId('a'.charCodeAt(0) + at));
    await untilWords(place, columns + 1);
    place.getBoundingClientRect();
    times.push(performance.now() - lastRun());
    await stores.conductor.undo();
    await untilWords(place, columns);
  }
  return summarize(times);
}

/** Until all columns are drawn, and the last one's words beside it. */
async function untilWords(place: HTMLElement, columns: number): Promise<void> {
  const latest = performance.now() + LONGEST_WAIT;
  for (;;) {
    const grid = place.querySelector('[role="grid"]');
    const hasWords = place.querySelector('svg [data-words]') !== null;
    if (grid?.getAttribute('aria-colcount') === String(columns) && hasWords) return;
    if (performance.now() > latest) throw new Error(`No picture of ${String(columns)} columns came.`);
    await nextTask();
  }
}

/** Lets everything that was put off be done. */
async function rest(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await settle();
}

function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

/** The tests' engine, with tensors of another size. Made once for each length, copied for each answer. */
function makeEngine({ layers, heads }: PictureSize): { engine: Engine; lastRun: () => number } {
  const fake = createFakeEngine();
  const attentions = new Map<number, Float32Array>();
  let finished = 0;
  let length = 0;
  const engine: Engine = {
    ...fake,
    async load(params, options) {
      const model = await fake.load(params, options);
      return { ...model, config: { ...model.config, layerCount: layers, headCount: heads } };
    },
    async run(params, options) {
      const result = await fake.run(params, options);
      length = params.ids.length;
      if (!attentions.has(length)) attentions.set(length, makeAttention(layers * heads, length));
      finished = performance.now();
      return result;
    },
    async attention({ length: asked = length }): Promise<PartData> {
      let data = attentions.get(asked);
      if (!data) attentions.set(asked, (data = makeAttention(layers * heads, asked)));
      return { shape: [layers, heads, asked, asked], data: data.slice() };
    },
    async layerPart(params): Promise<PartData> {
      const part = await fake.layerPart({ ...params, layer: params.layer % 2 });
      if (part.shape.length !== 3) return part;
      const [own = 1, ...rows] = part.shape;
      const data = new Float32Array((part.data.length / own) * heads);
      for (let at = 0; at < heads; at += 1)
        data.set(part.data.subarray(0, part.data.length / own), (at * data.length) / heads);
      return { shape: [heads, ...rows], data };
    },
    async streamSizes({ from, to }): Promise<PartData> {
      const width = 1 + 4 * layers;
      const data = Float32Array.from({ length: (to - from) * width }, (_, at) => 3 + ((at * 37) % 50));
      return { shape: [to - from, width], data };
    },
    // What a head adds to a logit is no part of the picture, and the tests' engine has two heads.
    attribution: () => notMade('attribution'),
    keyAttribution: () => notMade('keyAttribution'),
    headRoles: () => notMade('headRoles'),
    async lensTop({ position, count }) {
      const words = (layers + 1) * count;
      return {
        ids: Int32Array.from({ length: words }, (_, at) => 256 + ((at * 5 + position) % 14)),
        probabilities: Float32Array.from({ length: words }, (_, at) => 1 / (1 + (at % 7))),
      };
    },
  };
  return { engine, lastRun: () => finished };
}

function notMade(name: string): Promise<never> {
  return Promise.reject(new EngineError('NotInstrumented', `The made-up network has no ${name}.`));
}

/** Causal rows that sum to 1, few of them sharp: about as many arcs as a real network has. */
function makeAttention(maps: number, tokens: number): Float32Array {
  const data = new Float32Array(maps * tokens * tokens);
  for (let map = 0; map < maps; map += 1)
    for (let query = 0; query < tokens; query += 1) {
      const row = data.subarray((map * tokens + query) * tokens, (map * tokens + query) * tokens + query + 1);
      row.forEach((_, key) => (row[key] = Math.exp(4 * Math.sin(map * 1.7 + query * 0.7 + key * 1.3))));
      const sum = row.reduce((total, weight) => total + weight, 0);
      row.forEach((weight, key) => (row[key] = weight / sum));
    }
  return data;
}
