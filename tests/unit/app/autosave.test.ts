/** Where models under training are kept: a shelf for each open tab, found again by its tab. */
import { describe, expect, it } from 'vitest';
import { createShelf } from '@/app/autosave.ts';
import type { KeptModel } from '@/store/training/keeping.ts';

type Ask = NonNullable<Parameters<typeof createShelf>[0]>['ask'];
const model = (savedAt: number): KeptModel => ({ bytes: Uint8Array.of(savedAt), text: null, savedAt });

/** A browser: what is stored, and its tabs. */
function openBrowser(stored = new Map<string, unknown>()) {
  const held = new Map<string, object>();
  const ask: Ask = (make) => {
    const store = {
      get: (key: string) => stored.get(key),
      put: (value: unknown, key: string) => stored.set(key, value),
      delete: (key: string) => stored.delete(key),
    };
    return Promise.resolve(make(store as unknown as IDBObjectStore) as unknown);
  };
  /** `tab` lasts over reloads; `close` ends the page, and with it its locks. */
  function openTab(tab = new Map<string, string>()) {
    const page = {};
    const request = async (name: string, options: LockOptions, use: (lock: Lock | null) => unknown) => {
      if (held.has(name)) {
        if (options.signal) throw new DOMException('Aborted', 'AbortError');
        return use(null);
      }
      held.set(name, page);
      const done = use({ name, mode: 'exclusive' });
      if (done instanceof Promise) return done;
      held.delete(name);
      return done;
    };
    const shelf = createShelf({
      locks: { request } as unknown as LockManager,
      tab: { getItem: (key) => tab.get(key) ?? null, setItem: (key, value) => void tab.set(key, value) },
      ask,
    });
    const close = () => {
      for (const [name, holder] of held) if (holder === page) held.delete(name);
      return tab;
    };
    return { shelf, close };
  }
  return { openTab, stored, ask };
}

describe('The shelf of a tab', () => {
  it('opens what the first versions kept, and keeps in their words', async () => {
    const { openTab, stored } = openBrowser();
    const milestones = [{ phase: 'pretrain', step: 0, snapshot: 2, heldOutLoss: 4 }];
    const kept = { ...model(1), seen: { pretrain: { phase: 'pretrain', step: 25, milestones } } };
    stored.set('model', kept);
    const { shelf } = openTab();
    const read = await shelf.read();
    expect(read?.seen?.pretrain).toMatchObject({
      step: 25,
      measures: [{ phase: 'pretrain', step: 0, checkpoint: 2, heldOutLoss: 4 }],
    });
    await shelf.write(read!);
    expect(stored.get('model')).toEqual(kept);
  });

  it('is its own: two tabs do not overwrite each other', async () => {
    const { openTab } = openBrowser();
    const [first, second] = [openTab(), openTab()];
    await first.shelf.write(model(1));
    expect(await second.shelf.read()).toBeNull();
    await second.shelf.write(model(2));
    expect(await first.shelf.read()).toMatchObject({ savedAt: 1 });
    expect([first.shelf.isBesideAnother(), second.shelf.isBesideAnother()]).toEqual([false, true]);
  });

  it('is found again after a reload, also when another tab was newer', async () => {
    const { openTab } = openBrowser();
    const [first, second] = [openTab(), openTab()];
    await first.shelf.write(model(1));
    await second.shelf.write(model(2));
    const again = openTab(first.close());
    second.close();
    expect(await again.shelf.read()).toMatchObject({ savedAt: 1 });
  });

  it('is another one when the tab was duplicated', async () => {
    const { openTab } = openBrowser();
    const tab = new Map<string, string>();
    const first = openTab(tab);
    await first.shelf.write(model(1));
    const copy = openTab(new Map(tab));
    expect(await copy.shelf.read()).toBeNull();
    await copy.shelf.write(model(2));
    expect(await first.shelf.read()).toMatchObject({ savedAt: 1 });
  });

  it('holds in a new tab what was kept last, also by an older version of the page', async () => {
    const old = openBrowser(new Map([['model', model(5)]]));
    expect(await old.openTab().shelf.read()).toMatchObject({ savedAt: 5 });
    const { openTab } = openBrowser();
    const [first, second] = [openTab(), openTab()];
    await first.shelf.write(model(1));
    await second.shelf.write(model(2));
    first.close();
    second.close();
    expect(await openTab().shelf.read()).toMatchObject({ savedAt: 2 });
  });

  it('is missing when all are taken, and where the browser refuses: then nothing is written', async () => {
    const { openTab } = openBrowser();
    const tabs = Array.from({ length: 5 }, () => openTab());
    const written = [];
    for (const { shelf } of tabs) written.push(await shelf.write(model(1)));
    expect(written).toEqual([true, true, true, true, false]);
    const denied = createShelf({ locks: undefined, tab: undefined, ask: () => Promise.reject(new Error('full')) });
    expect([await denied.write(model(1)), await denied.read()]).toEqual([false, null]);
  });

  it('is the only one where the browser has no locks', async () => {
    const { ask, stored } = openBrowser();
    const shelf = createShelf({ locks: undefined, tab: undefined, ask });
    await shelf.write(model(3));
    expect([...stored.keys()]).toEqual(['model']);
    expect(await shelf.read()).toMatchObject({ savedAt: 3 });
  });
});
