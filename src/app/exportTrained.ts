/** A model under training that is kept by some tab, as one that runs: a trainer of its own reads it and writes it as files. */
import type { ModelSource } from '@/store/network.ts';
import type { Trainer } from '@/trainer/Trainer.ts';
import { createWorkerTrainer } from '@/trainer/WorkerTrainer.ts';
import type { OwnStore } from './keptStore.ts';

/** Names that no model of the training page has, nor of another time. */
let exports = 0;

export async function exportTrained(
  store: Pick<OwnStore, 'readTrained'>,
  key: string,
  createTrainer = (): Trainer => createWorkerTrainer(new URL('.', document.baseURI).href),
): Promise<ModelSource | null> {
  const kept = await store.readTrained(key);
  if (!kept) return null;
  const trainer = createTrainer();
  try {
    // Only what is learnt from needs the text; what has been learnt is in the bytes, which are handed over.
    await trainer.load({ bytes: kept.bytes.slice(), text: kept.text });
    const { files } = await trainer.exportModel({ checkpoint: null });
    return { kind: 'files', id: `trained-kept-${++exports}`, files };
  } finally {
    trainer.dispose();
  }
}
