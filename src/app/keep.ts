/** A few words kept in the browser. Where storage is denied they last as long as the page. */
import type { Keep } from '@/store/preferences.ts';

export function createKeep(): Keep {
  const here = new Map<string, string>();
  return {
    read(name) {
      try {
        return localStorage.getItem(name) ?? here.get(name) ?? null;
      } catch {
        return here.get(name) ?? null;
      }
    },
    write(name, value) {
      here.set(name, value);
      try {
        localStorage.setItem(name, value);
      } catch {
        // Denied or full: the choice lasts until the page is left.
      }
    },
  };
}
