/**
 * Style sheets that did not arrive. The bundler's `import()` fails once, with the first of its code's sheets that does not
 * come, and asks for none of them again: from then on the code comes without, and a view would stand there bare.
 */
const missing = new Set<string>();
let isWatched = false;

/** Those that are missing now. From the first call on, every sheet that fails is noted. */
export function missingStyles(): ReadonlySet<string> {
  if (!isWatched) document.addEventListener('error', note, true);
  isWatched = true;
  return new Set(missing);
}

function note({ target }: Event): void {
  if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missing.add(target.href);
}

/** Asks again for all that are missing. Resolves when `needed` are there; rejects when one of those does not come. */
export async function fetchMissingStyles(needed: ReadonlySet<string>): Promise<void> {
  const fetches = [...missing].map((address) => {
    const fetched = fetchStyle(address);
    // Another view's: it is shown when it comes, and nobody waits for it here.
    return needed.has(address) ? fetched : void fetched.catch(() => undefined);
  });
  await Promise.all(fetches);
}

function fetchStyle(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = () => {
      missing.delete(address);
      resolve();
    };
    link.onerror = () => {
      link.remove();
      reject(new Error(`The style sheet did not arrive: ${address}`));
    };
    document.head.append(link);
  });
}
