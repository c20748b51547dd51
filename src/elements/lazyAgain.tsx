/**
 * React's `lazy` for code that may fail to arrive. `lazy` remembers a failure for ever; here the code is asked
 * for once more, past what the browser has kept of it, when `askAgain` is called. Not by itself: React renders
 * what failed a second time at once, and a host that is down would be asked without end.
 */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

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

export function lazyAgain<Props extends object>(load: Load<Props>): ComponentType<Props> {
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

  return function Again(props: Props) {
    return <Current {...props} />;
  };
}

/** A host that once answered with something else than the script is not believed a second time. */
async function forgetKept(error: unknown): Promise<void> {
  const [address] = /https?:\/\/\S+/.exec(String(error)) ?? [];
  if (address) await fetch(address, { cache: 'reload' }).catch(() => undefined);
}
