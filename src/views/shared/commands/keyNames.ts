/** Keys as they stand on a keyboard: the caps to press together, for each way to press a command that is told. */
import type { Command } from './Command.ts';

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  enter: 'Enter',
  escape: 'Esc',
  shift: 'Shift',
};

/** ['Shift', '←'] for `shift+arrowleft`. The key `+` is no sign between two. */
export function capsOf(key: string): readonly string[] {
  const caps = key.startsWith('shift+') ? ['shift', key.slice('shift+'.length)] : [key];
  return caps.map((cap) => NAMES[cap] ?? cap.toUpperCase());
}

export function toldKeys({ keys, untold = [] }: Command): readonly string[] {
  return Object.keys(keys).filter((key) => !untold.includes(key));
}
