/** A few words kept in the browser, or in this tab alone. Where storage is denied they last as long as the page. */
import type { Keep } from '@/store/preferences.ts';

/** `storage` is asked for each time: where it is denied, asking throws. */
export function createKeep(storage = () => localStorage): Keep {
  const here = new Map<string, string>();
  return {
    read(name) {
      try {
        return storage().getItem(name) ?? here.get(name) ?? null;
      } catch {
        return here.get(name) ?? null;
      }
    },
    write(name, value) {
      here.set(name, value);
      try {
        storage().setItem(name, value);
      } catch {
        // Denied or full: the choice lasts until the page is left.
      }
    },
  };
}
