/**
 * Style sheets that did not arrive. The bundler's `import()` fails once when a sheet of its code does, and never asks for
 * it again: from then on the code comes without it, and a view would stand there bare.
 */
const missing = new Set<string>();

/** Takes note, when it is a style sheet that this failure is about. */
export function noteMissingStyle(error: unknown): void {
  const [, address] = /Unable to preload CSS for (\S+)/.exec(String(error)) ?? [];
  if (address !== undefined) missing.add(address);
}

/** Asks for all of them again. Rejects when one still does not come. */
export async function fetchMissingStyles(): Promise<void> {
  await Promise.all([...missing].map(fetchStyle));
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
