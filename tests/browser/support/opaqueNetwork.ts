/** Two networks of one file: one that an optimizer fused, and the same one with its inside hidden. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const FUSED = readFileSync(fileURLToPath(new URL('../../golden/hub/fused/onnx/model.onnx', import.meta.url)));

/** Without the names by which keys and values are known: it runs, and cannot be looked into. */
export const OPAQUE = Buffer.from(FUSED.toString('latin1').replaceAll('present.', 'further.'), 'latin1');
