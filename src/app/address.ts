/** Keeps the address bar and the stores in step: the state is written as it changes, and read at the start and when the visitor changes it. */
import { applySettings, applyText, readAddress, writeAddress } from '@/store/address.ts';
import { findSource, EMBEDDED } from '@/store/catalog.ts';
import type { Stores } from '@/store/createStores.ts';

/** Between two writes, in milliseconds: browsers refuse an address that changes more than 100 times in 30 seconds. */
const WRITE_PAUSE = 350;

/** Load the model an address names, the text and all. `fallbackText` stands in for an address without text. */
export async function openAddress(fragment: string, stores: Stores, fallbackText: string): Promise<void> {
  const given = readAddress(fragment);
  const address = given.text === undefined ? { ...given, text: fallbackText } : given;
  // Whatever was playing, or failed to load, belongs to the address before.
  stores.conductor.pause();
  stores.network.getState().dismissFailure();
  applySettings(address, stores);
  const text = address.text ?? '';
  stores.sequence.getState().setDraft(text);
  const source = findSource(address.model ?? EMBEDDED.id, stores.network.getState().site) ?? EMBEDDED;
  const { model } = stores.network.getState();
  if (model?.source.id !== source.id && !(await stores.conductor.loadModel(source, 'box'))) {
    // A Hub model that cannot be had leaves another at work, the small one at first, with the reason in words.
    const { failure, model: atWork } = stores.network.getState();
    if (!atWork) {
      // Without a reason a newer load has taken over.
      if (!failure || source.kind !== 'hub' || !(await stores.conductor.loadModel(EMBEDDED))) return;
      stores.network.getState().fail(failure);
    }
  }
  // What the visitor typed while the model loaded counts more than the address.
  if (stores.sequence.getState().draft === text) await applyText(address, stores);
}

/** Write every change to the address bar, and follow changes made there. */
export function followAddress(stores: Stores, fallbackText: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = location.hash;
  let writtenPage = stores.selection.getState().page;
  const write = () => {
    // The visitor has just changed it, and the event that says so is on its way.
    if (location.hash !== written) return;
    const address = `#${writeAddress(stores)}`;
    // Between the two places "Back" leads back; all else is one state of one page.
    const { page } = stores.selection.getState();
    if (page === writtenPage) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    writtenPage = page;
    written = location.hash;
  };
  /** After a pause the first change is written at once, so that a reload right after it loses nothing. */
  let lastWrite = -Infinity;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        lastWrite = performance.now();
        write();
      },
      Math.max(0, lastWrite + WRITE_PAUSE - performance.now()),
    );
  };
  const { network, sequence, sampling, selection, player, experiment, roles } = stores;
  for (const store of [network, sequence, sampling, selection, player, experiment, roles])
    (store as { subscribe(listener: () => void): void }).subscribe(later);
  window.addEventListener('hashchange', () => {
    if (location.hash === written) return;
    written = location.hash;
    writtenPage = readAddress(written).page ?? 'workbench';
    void openAddress(written, stores, fallbackText);
  });
  // Leaving or reloading must not lose the last words.
  window.addEventListener('pagehide', write);
}
