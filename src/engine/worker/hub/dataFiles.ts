/**
 * Weights in files of their own beside the network, as exporters write them for what is too large for one.
 * config.json says how many, for all networks of the folder or for each by its name.
 */
import * as z from 'zod/mini';

const MOST_PARTS = 100;
const count = z.union([z.boolean(), z.int().check(z.minimum(0), z.maximum(MOST_PARTS))]);
const schema = z.object({
  'transformers.js_config': z.object({
    use_external_data_format: z.union([count, z.record(z.string(), count)]),
  }),
});

export type DataParts = boolean | number | Readonly<Record<string, boolean | number>> | null;

/** From the bytes of config.json; null when it says nothing about it. */
export function readDataParts(config: ArrayBuffer): DataParts {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(config)));
    return parsed.success ? parsed.data['transformers.js_config'].use_external_data_format : null;
  } catch {
    return null;
  }
}

/** The files beside `onnx/model.onnx`: `onnx/model.onnx_data`, `onnx/model.onnx_data_1` and so on. */
export function dataFilesOf(path: string, parts: DataParts): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const base = name.replace(/(?:_(?:quantized|int8|uint8|q4|bnb4|fp16|q4f16))?\.onnx$/, '');
  const ofThis = typeof parts === 'object' ? (parts?.[name] ?? parts?.[base] ?? 0) : parts;
  return Array.from({ length: Number(ofThis) }, (_, i) => `${path}_data${i === 0 ? '' : `_${i}`}`);
}
