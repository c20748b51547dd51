/** Settings as they come from the page: a change of the present ones, every number in its bounds. */
import { TrainerError } from '@/trainer/TrainerError.ts';
import { MOST_ROWS } from '@/trainer/network/Network.ts';

/** Steps of a phase, far beyond what anyone waits for. */
export const MOST_STEPS = 100_000;

/** Least and most of each setting that is a number. */
const BOUNDS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  steps: [1, MOST_STEPS],
  rows: [1, MOST_ROWS],
  rate: [1e-7, 1],
  mixShare: [0, 1],
  beta: [0, 100],
  stepsPerClick: [1, 1000],
};
const WHOLE = new Set(['steps', 'rows', 'stepsPerClick']);

/** Throws SizeRefused for a number out of bounds. Names the settings do not have are left out. */
export function changeSettings<Settings extends object>(present: Settings, change: Partial<Settings> = {}): Settings {
  const changed = { ...present };
  for (const name of Object.keys(present) as (keyof Settings & string)[]) {
    const value = change[name];
    if (value === undefined || typeof value !== typeof present[name]) continue;
    const [least, most] = BOUNDS[name] ?? [-Infinity, Infinity];
    const isInBounds = typeof value !== 'number' || (value >= least && value <= most);
    if (!isInBounds || (WHOLE.has(name) && !Number.isInteger(value)))
      throw new TrainerError('SizeRefused', `${name} is ${String(value)}, and must be from ${least} to ${most}.`);
    changed[name] = value;
  }
  return changed;
}
