/** The keys of the page, in one table. They rest while someone types or a dialog is open. */
import type { Stores } from '@/store/createStores.ts';
import { ZOOMS } from '@/store/selection.ts';

export interface PageActions {
  readonly stores: Stores;
  toggleTheme(): void;
  share(): void;
  openHelp(): void;
}

type Action = (page: PageActions) => void;

const moveQuery =
  (by: number): Action =>
  ({ stores }) => {
    const length = stores.trace.getState().shown?.ids.length ?? 0;
    if (length === 0) return;
    const at = stores.selection.getState().query ?? length - 1;
    stores.conductor.selectQuery(Math.max(0, Math.min(at + by, length - 1)));
  };

/** One step nearer or further away. False where there is none. */
function zoomBy({ selection, conductor }: Stores, by: number): boolean {
  const zoom = ZOOMS[ZOOMS.indexOf(selection.getState().zoom) + by];
  if (zoom) conductor.zoomTo(zoom);
  return zoom !== undefined;
}

/** By `KeyboardEvent.key`, letters in lower case; arrows with Shift by `shift+`. */
const KEYS: Readonly<Record<string, Action>> = {
  arrowleft: ({ stores }) => void stores.conductor.previousStep(),
  arrowright: ({ stores }) => void stores.conductor.nextStep(),
  'shift+arrowleft': ({ stores }) => void stores.conductor.moveToken(-1),
  'shift+arrowright': ({ stores }) => void stores.conductor.moveToken(1),
  arrowup: ({ stores }) => stores.conductor.moveLayer(1),
  arrowdown: ({ stores }) => stores.conductor.moveLayer(-1),
  '[': ({ stores }) => stores.conductor.moveHead(-1),
  ']': ({ stores }) => stores.conductor.moveHead(1),
  ',': moveQuery(-1),
  '.': moveQuery(1),
  n: ({ stores }) => void stores.conductor.nextToken(),
  z: ({ stores }) => void stores.conductor.undo(),
  ' ': ({ stores }) => togglePlay(stores),
  s: ({ stores }) => {
    const { isSurprisalShown, setSurprisalShown } = stores.selection.getState();
    setSurprisalShown(!isSurprisalShown);
  },
  t: ({ toggleTheme }) => toggleTheme(),
  l: ({ share }) => share(),
  '?': ({ openHelp }) => openHelp(),
  enter: ({ stores }) => void zoomBy(stores, 1),
  '+': ({ stores }) => void zoomBy(stores, 1),
  '=': ({ stores }) => void zoomBy(stores, 1),
  '-': ({ stores }) => void zoomBy(stores, -1),
  escape: ({ stores }) => {
    if (!zoomBy(stores, -1)) stores.conductor.selectQuery(null);
  },
};

function togglePlay({ player, conductor }: Stores) {
  if (player.getState().isPlaying) conductor.pause();
  else void conductor.play();
}

/** Keys of the whole page; the others belong to the workbench. Training has its own (views/training). */
const EVERYWHERE = ['t', 'l', '?'];

/** Listen on the window until the returned function is called. */
export function bindKeys(page: PageActions): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const action = KEYS[event.shiftKey && key.startsWith('arrow') ? `shift+${key}` : key];
    if (!action || isTakenByElement(event)) return;
    if (page.stores.selection.getState().page !== 'workbench' && !EVERYWHERE.includes(key)) return;
    event.preventDefault();
    action(page);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** True where the focused element has its own use for the key: text, sliders, lists, open dialogs. */
function isTakenByElement({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (document.querySelector('dialog[open]')) return true;
  if (target.closest('textarea, select, input:not([type="checkbox"]), [contenteditable]')) return true;
  const isPress = key === ' ' || key === 'Enter';
  if (isPress) return target.closest('button, a, summary, input, [role="option"], [role="gridcell"]') !== null;
  return (
    key.startsWith('Arrow') &&
    target.closest('[role="listbox"], [role="grid"], [role="radiogroup"], [role="application"]') !== null
  );
}
