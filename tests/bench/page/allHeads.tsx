/** Times the overview of all heads: rendered by React and painted to its last pixel. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { HeadThumbnails } from '@/elements/HeadThumbnails.tsx';
import { tensor } from '@/model/tensor.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import { settle, summarize, type Times } from './timing.ts';

const REPEATS = 15;
/** CSS pixels: the panel's width on a 1440 pixel screen. */
const PANEL_WIDTH = 640;

/** Causal rows that sum to 1, different for each head and each `phase`: as much to paint as real ones. */
function makeAttention(layers: number, heads: number, tokens: number, phase: number): AttentionTensor {
  const data = new Float32Array(layers * heads * tokens * tokens);
  for (let map = 0; map < layers * heads; map++)
    for (let query = 0; query < tokens; query++) {
      const row = data.subarray((map * tokens + query) * tokens, (map * tokens + query) * tokens + query + 1);
      row.forEach((_, key) => (row[key] = Math.exp(2 * Math.sin(map + phase + query * 0.7 + key * 1.3))));
      const sum = row.reduce((total, weight) => total + weight, 0);
      row.forEach((weight, key) => (row[key] = weight / sum));
    }
  return tensor(['layer', 'head', 'query', 'key'], [layers, heads, tokens, tokens], data);
}

export async function timeAllHeads(layers: number, heads: number, tokens: number): Promise<Times> {
  const place = document.body.appendChild(document.createElement('div'));
  place.style.width = `${String(PANEL_WIDTH)}px`;
  const root = createRoot(place);
  const show = (attention: AttentionTensor) =>
    root.render(
      <HeadThumbnails
        label="All attention heads"
        attention={attention}
        selected={{ layer: 0, head: 0 }}
        describeHead={(layer, head) => `Layer ${layer}, head ${head}`}
        layerLabel={String}
        headLabel={String}
        layerAxisLabel="Layer"
        headAxisLabel="Head"
      />,
    );
  const both = [0, 1].map((phase) => makeAttention(layers, heads, tokens, phase));
  // It learns its width after the first rendering; only then there is something to paint on.
  show(both[0]!);
  const canvas = await untilCanvas(place);
  const times: number[] = [];
  for (let i = 1; i <= REPEATS; i++) {
    const started = performance.now();
    flushSync(() => show(both[i % 2]!));
    // Reading a pixel waits for the painting.
    canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
    times.push(performance.now() - started);
    await settle();
  }
  root.unmount();
  place.remove();
  return summarize(times);
}

async function untilCanvas(place: HTMLElement): Promise<HTMLCanvasElement> {
  for (;;) {
    await settle();
    const canvas = place.querySelector('canvas');
    if (canvas && canvas.width > 1) return canvas;
  }
}
