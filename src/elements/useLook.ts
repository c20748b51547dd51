/**
 * The theme as a canvas needs it: resolved colours, the text scale and the pixel ratio, renewed
 * when <html> or the screen changes. CSS follows the theme by itself and needs none of this.
 */
import { useSyncExternalStore } from 'react';
import { readPalette, type Palette } from '@/draw/palette.ts';

export interface Look {
  readonly palette: Palette;
  /** `--scale`: 1, or more on a projector. */
  readonly textScale: number;
  readonly devicePixelRatio: number;
}

let known: Look | null = null;
let knownName = '';

/** While a drawing is written to a file: pixels of their own, whatever the screen has. */
let exported: { readonly devicePixelRatio: number } | null = null;

/** The same object until something differs, as React asks of a snapshot. */
function readLook(): Look {
  const root = document.documentElement;
  const textScale = Number(getComputedStyle(root).getPropertyValue('--scale')) || 1;
  const fresh: Look = {
    palette: readPalette(root),
    textScale,
    devicePixelRatio: window.devicePixelRatio || 1,
    ...exported,
  };
  const name = JSON.stringify(fresh);
  if (known === null || name !== knownName) [known, knownName] = [fresh, name];
  return known;
}

const listeners = new Set<() => void>();
let stopWatching: (() => void) | null = null;
let renew: (() => void) | null = null;

/** Everything that is drawn takes these pixels for as long as `draw` runs, which must be told to React by `flush`. */
export function withPixels<Result>(
  devicePixelRatio: number,
  flush: (renew: () => void) => void,
  draw: () => Result,
): Result {
  exported = { devicePixelRatio };
  try {
    flush(() => renew?.());
    return draw();
  } finally {
    exported = null;
    flush(() => renew?.());
  }
}

/** One observer for all canvases: a page of views would otherwise hold dozens. */
function watch(): () => void {
  let current = readLook();
  const tell = () => {
    const fresh = readLook();
    if (fresh === current) return;
    current = fresh;
    for (const listener of listeners) listener();
  };
  renew = tell;
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributes: true });
  window.addEventListener('resize', tell);
  return () => {
    renew = null;
    observer.disconnect();
    window.removeEventListener('resize', tell);
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stopWatching ??= watch();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopWatching?.();
    stopWatching = null;
  };
}

const snapshot = () => {
  if (known === null || stopWatching === null) return readLook();
  return known;
};

export function useLook(): Look {
  return useSyncExternalStore(subscribe, snapshot);
}
