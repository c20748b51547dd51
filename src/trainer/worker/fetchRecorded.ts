/** Fetches a checkpoint that comes with the page, and how it came about. */
import type { RecordedName } from '@/trainer/protocol.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';

/** The runs that led to each recorded model, oldest first. */
const RUNS: Readonly<Record<RecordedName, readonly RecordedName[]>> = {
  pretrained: ['pretrained'],
  finetuned: ['pretrained', 'finetuned'],
};

export interface FetchedRecording {
  readonly bytes: Uint8Array;
  /** Empty where they could not be had: the model is there all the same, without its past. */
  readonly runs: readonly Uint8Array[];
}

/** `siteUrl` ends in a slash. Throws Offline. */
export async function fetchRecorded(siteUrl: string, name: RecordedName): Promise<FetchedRecording> {
  const runs = Promise.all(RUNS[name].map((each) => fetchFile(`${siteUrl}training/${each}.run.safetensors`)));
  const [bytes, found] = await Promise.all([
    fetchFile(`${siteUrl}training/${name}.safetensors`),
    runs.catch((): Uint8Array[] => []),
  ]);
  return { bytes, runs: found };
}

async function fetchFile(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new TrainerError('Offline', `${url} answered ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof TrainerError) throw error;
    throw new TrainerError('Offline', `${url} could not be fetched.`, { cause: error });
  }
}
