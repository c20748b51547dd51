/** A safetensors file as a checkpoint of this page: what is wrong with it is told in the trainer's own words. */
import { FormatError } from '@/formats/FormatError.ts';
import { readTensors, type TensorFile } from '@/formats/safetensors.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';

/** Throws FileRefused with the reason. */
export function readCheckpointFile(file: Uint8Array): TensorFile {
  try {
    return readTensors(file);
  } catch (error) {
    if (error instanceof FormatError) throw refused(error.message, { cause: error });
    throw error;
  }
}

export function refused(reason: string, options?: ErrorOptions): TrainerError {
  return new TrainerError('FileRefused', `The file is no checkpoint of this page: ${reason}.`, options);
}
