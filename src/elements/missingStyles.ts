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
  const addresses = [...missing];
  // Another view's are shown when they come, and nobody waits for them here.
  for (const address of addresses) if (!needed.has(address)) void fetchStyle(address).catch(() => undefined);
  await Promise.all(addresses.filter((address) => needed.has(address)).map(fetchStyle));
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
