/**
 * Times a sampling control that is dragged: from the input event until everything that depends on it is
 * computed and in the document. The model behind the view is the tests' fake, with a vocabulary made as
 * large as asked, because only its size matters here.
 */
import { createRoot } from 'react-dom/client';
import { startMessages } from '@/app/i18n.ts';
import type { Engine } from '@/engine/Engine.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createStores } from '@/store/createStores.ts';
import { NextTokenView } from '@/views/nextToken/NextTokenView.tsx';
import { StoresContext } from '@/views/shared/StoresContext.tsx';
import { createFakeEngine } from '../../components/fakeEngine.ts';
import { settle, summarize, type Times } from './timing.ts';

const MOVES = 60;
/** CSS pixels: the panel's width on a 1440 pixel screen. */
const PANEL_WIDTH = 400;

export interface ControlTimes {
  readonly times: Times;
  /** Calls of the engine while the control moved; must stay 0. */
  readonly engineCalls: number;
}

export async function timeSamplingControl(vocabularySize: number): Promise<ControlTimes> {
  const fake = createFakeEngine();
  const stores = createStores({
    engine: widen(fake, vocabularySize),
    keep: { read: () => null, write: () => undefined },
    wait: () => Promise.resolve(),
  });
  stores.sequence.getState().setDraft('When Mary and John');
  await stores.conductor.loadModel(EMBEDDED);
  startMessages();
  const place = document.body.appendChild(document.createElement('div'));
  place.style.width = `${String(PANEL_WIDTH)}px`;
  const root = createRoot(place);
  root.render(
    <StoresContext value={stores}>
      <NextTokenView />
    </StoresContext>,
  );
  const slider = await untilSlider(place);
  const callsBefore = fake.calls.length;
  const times: number[] = [];
  const [low, high, step] = [slider.min, slider.max, slider.step].map(Number) as [number, number, number];
  const places = Math.floor((high - low) / step);
  for (let i = 0; i < MOVES; i++) {
    await settle();
    const started = performance.now();
    // React listens for the event, and looks whether the value differs from the one it set itself.
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    setValue?.call(slider, String(low + step * (1 + (i % places))));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await nextTask();
    times.push(performance.now() - started);
  }
  const engineCalls = fake.calls.length - callsBefore;
  root.unmount();
  place.remove();
  return { times: summarize(times), engineCalls };
}

/** The same engine, with tokens after its own that have made-up logits. */
function widen(engine: Engine, vocabularySize: number): Engine {
  return {
    ...engine,
    async load(params, options) {
      const model = await engine.load(params, options);
      const own = model.config.vocabularySize;
      const extra = vocabularySize - own;
      const bytes = new Uint8Array(model.vocabularyBytes.length + extra * 4).fill('x'.charCodeAt(0));
      bytes.set(model.vocabularyBytes);
      const offsets = new Uint32Array(vocabularySize + 1);
      offsets.set(model.vocabularyOffsets);
      for (let id = own; id < vocabularySize; id++) offsets[id + 1] = offsets[id]! + 4;
      return {
        ...model,
        config: { ...model.config, vocabularySize },
        vocabularyBytes: bytes,
        vocabularyOffsets: offsets,
      };
    },
    async run(params, options) {
      const result = await engine.run(params, options);
      // A long tail, as real ones have; the order of the ids has nothing to do with it.
      const logits = Float32Array.from(
        { length: vocabularySize },
        (_, id) => 9 - 1.5 * Math.log1p((id * 7919) % vocabularySize),
      );
      logits.set(result.logits);
      return { ...result, logits };
    },
  };
}

async function untilSlider(place: HTMLElement): Promise<HTMLInputElement> {
  for (;;) {
    await settle();
    const slider = place.querySelector<HTMLInputElement>('input[type="range"]');
    const rows = place.querySelectorAll('table tbody tr').length;
    if (slider && rows > 0) return slider;
  }
}

function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}
