/** Fetches a checkpoint that comes with the page. */
import type { RecordedName } from '@/trainer/protocol.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';

/** `siteUrl` ends in a slash. Throws Offline. */
export async function fetchRecorded(siteUrl: string, name: RecordedName): Promise<Uint8Array> {
  const url = `${siteUrl}training/${name}.safetensors`;
  try {
    const response = await fetch(url);
    if (!response.ok) throw new TrainerError('Offline', `${url} answered ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof TrainerError) throw error;
    throw new TrainerError('Offline', `${url} could not be fetched.`, { cause: error });
  }
}
