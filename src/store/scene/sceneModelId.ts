/** The name a model has in a scene. One that was trained here is named by its bytes, for its own name is used again after a reload. */
import type { ModelFile, ModelSource } from '@/engine/protocol.ts';

const TRAINED = 'trained-';
const known = new WeakMap<ModelSource, string>();

export function sceneModelId(source: ModelSource): string {
  if (source.kind !== 'files') return source.id;
  const id = known.get(source) ?? `${TRAINED}${fingerprint(source.files).toString(36)}`;
  known.set(source, id);
  return id;
}

/** One that was opened from a disk, which a link cannot reach. */
export function isFolderId(id: string): boolean {
  return id.startsWith('folder-') && !id.includes('/');
}

export function isTrainedId(id: string): boolean {
  return id.startsWith(TRAINED);
}

/** FNV-1a, 32 bits, over all bytes: two models that a visitor trained do not share it but by a rare chance. */
function fingerprint(files: readonly ModelFile[]): number {
  let hash = 0x811c9dc5;
  for (const { bytes } of files) for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
