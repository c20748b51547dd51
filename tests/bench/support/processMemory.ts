/** What the processes of a browser take of memory, as Linux counts it in /proc. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const read = (id: number, file: string) => readFileSync(`/proc/${id}/${file}`, 'latin1');

/** The parent of each process there is. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)))
    try {
      // The name, in parentheses, may hold anything.
      const stat = read(Number(name), 'stat');
      found.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  return found;
}

/** Of the browsers that this process has started the renderer that takes most: there is one page. */
export function findRenderer(): number {
  const all = parents();
  const isMine = (id: number): boolean => id === process.pid || (all.has(id) && id > 1 && isMine(all.get(id)!));
  const renderers = [...all.keys()].filter((id) => isMine(id) && read(id, 'cmdline').includes('--type=renderer'));
  const [largest] = renderers.sort((one, other) => memoryOf(other).now - memoryOf(one).now);
  if (largest === undefined) throw new Error('There is no renderer.');
  return largest;
}

/** Bytes that lie in memory, and the most that ever did since the last `resetPeak`. */
export function memoryOf(id: number): { readonly now: number; readonly peak: number } {
  const status = read(id, 'status');
  const field = (name: string) => 1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return { now: field('VmRSS'), peak: field('VmHWM') };
}

/** See proc(5), clear_refs. */
export function resetPeak(id: number): void {
  writeFileSync(`/proc/${id}/clear_refs`, '5');
}
