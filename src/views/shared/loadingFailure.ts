/** Which words of the catalog say why a model could not be had. */
import type { EngineErrorData } from '@/store/network.ts';

const LOADING = [
  'NoWebAssembly',
  'NoWorker',
  'WorkerCrashed',
  'Offline',
  'ModelNotFound',
  'NoSuchModel',
  'NoOnnxFiles',
  'AccessDenied',
  'RateLimited',
  'WrongBytes',
  'StorageFull',
  'ServerError',
  'WrongType',
  'NotGpt2',
  'ModelCorrupt',
  'OutOfMemory',
  'NotFinite',
  'LastLogitsOnly',
  'Blocked',
] as const;

/** A key below `errors:loading`; anything without words of its own is `Other`. */
export function loadingKey({ name }: EngineErrorData): (typeof LOADING)[number] | 'Other' {
  return LOADING.find((known) => known === name) ?? 'Other';
}

/** Another try cannot help with these. */
const FINAL: readonly EngineErrorData['name'][] = [
  'NoWebAssembly',
  'NotGpt2',
  'NoSuchModel',
  'NoOnnxFiles',
  'AccessDenied',
  'NotFinite',
  'LastLogitsOnly',
];

export const isFinal = ({ name }: EngineErrorData) => FINAL.includes(name);
