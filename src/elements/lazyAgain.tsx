/**
 * React's `lazy` for code that may fail to arrive, and that may be fetched ahead. `lazy` remembers a failure for ever;
 * here the code is asked for once more, past what the browser has kept of it, when `askAgain` is called. Not by itself:
 * React renders what failed a second time at once, and a host that is down would be asked without end.
 */
import { lazy, useState, type ComponentType, type LazyExoticComponent } from 'react';
import { fetchMissingStyles, missingStyles } from './missingStyles.ts';

/** Code that did not arrive, to be told from code that failed. */
export class MissingCode extends Error {
  override readonly name = 'MissingCode';

  constructor(
    cause: unknown,
    /**
     * Whether it can be had by now, and only this page cannot have it: Chromium up to 153 at least, and Firefox, remember for as
     * long as a page is open that a script did not come (whatwg/html#10327).
     */
    readonly isRemembered: boolean,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
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
  /** Sheets that failed with this code. */
  const ownStyles = new Set<string>();
  let Current: LazyExoticComponent<ComponentType<Props>> = attempt(false);

  function attempt(isAsked: boolean) {
    return lazy(async () => {
      try {
        return await loadWhole();
      } catch (error) {
        const isThere = await fetchPast(error);
        missing.add(() => (Current = attempt(true)));
        throw new MissingCode(error, isAsked && isThere);
      }
    });
  }

  async function loadWhole() {
    const before = missingStyles();
    try {
      const loaded = await load();
      await fetchMissingStyles(ownStyles);
      return loaded;
    } catch (error) {
      for (const address of missingStyles()) if (!before.has(address)) ownStyles.add(address);
      throw error;
    }
  }

  async function fetchAhead() {
    Arrived ??= await loadWhole().then(
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

/** A host that once answered with something else than the script is not believed a second time. Whether it has the script now. */
async function fetchPast(error: unknown): Promise<boolean> {
  const [address] = /https?:\/\/\S+\.js/.exec(String(error)) ?? [];
  if (address === undefined) return false;
  const answer = await fetch(address, { cache: 'reload' }).catch(() => null);
  return answer?.ok === true && /javascript/.test(answer.headers.get('content-type') ?? '');
}
