/**
 * React's `lazy` for code that may fail to arrive, and that may be fetched ahead. `lazy` remembers a failure for ever;
 * here the code is asked for once more, past what the browser has kept of it, when `askAgain` is called. Not by itself:
 * React renders what failed a second time at once, and a host that is down would be asked without end.
 */
import { lazy, useState, type ComponentType, type LazyExoticComponent } from 'react';

/** Code that did not arrive, to be told from code that failed. */
export class MissingCode extends Error {
  override readonly name = 'MissingCode';
}

const missing = new Set<() => void>();

/** What has not arrived is asked for when it is shown next. */
export function askAgain(): void {
  for (const again of missing) again();
  missing.clear();
}

type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

export interface FetchedAhead {
  /** Fetches the code before it is shown: it then stands there at once. What does not arrive is asked for when it is shown. */
  fetchAhead(): Promise<void>;
}

export function lazyAgain<Props extends object>(load: Load<Props>): ComponentType<Props> & FetchedAhead {
  let Arrived: ComponentType<Props> | null = null;
  let Current: LazyExoticComponent<ComponentType<Props>> = attempt();

  function attempt() {
    return lazy(async () => {
      try {
        return await load();
      } catch (error) {
        await forgetKept(error);
        missing.add(() => (Current = attempt()));
        throw new MissingCode(error instanceof Error ? error.message : String(error), { cause: error });
      }
    });
  }

  async function fetchAhead() {
    Arrived ??= await load().then(
      (loaded) => loaded.default,
      () => null,
    );
  }

  function Again(props: Props) {
    // Which of the two it is stays as it was: React takes another one for another component, and its state is lost.
    const [Shown] = useState<ComponentType<Props>>(() => Arrived ?? Current);
    return <Shown {...props} />;
  }
  return Object.assign(Again, { fetchAhead });
}

/** A host that once answered with something else than the script is not believed a second time. */
async function forgetKept(error: unknown): Promise<void> {
  const [address] = /https?:\/\/\S+/.exec(String(error)) ?? [];
  if (address) await fetch(address, { cache: 'reload' }).catch(() => undefined);
}
