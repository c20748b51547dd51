import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataFilesOf, readDataParts } from '@/engine/worker/hub/dataFiles.ts';

const bytesOf = (json: unknown) => new TextEncoder().encode(JSON.stringify(json)).buffer;
const read = (format: unknown) =>
  readDataParts(bytesOf({ 'transformers.js_config': { use_external_data_format: format } }));

test.each([
  [true, ['onnx/model.onnx_data']],
  [3, ['onnx/model.onnx_data', 'onnx/model.onnx_data_1', 'onnx/model.onnx_data_2']],
  [{ 'model.onnx': 1 }, ['onnx/model.onnx_data']],
  [{ model: true }, ['onnx/model.onnx_data']],
  [{ 'model_quantized.onnx': 1 }, []],
  [false, []],
  [1e9, []],
  ['yes', []],
])('use_external_data_format %j means the files %j', (format, files) => {
  expect(dataFilesOf('onnx/model.onnx', read(format))).toEqual(files);
});

test('any bytes in place of config.json mean no such files', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.jsonValue(), (bytes, json) => {
      expect(dataFilesOf('onnx/model.onnx', readDataParts(Uint8Array.from(bytes).buffer))).toEqual([]);
      expect(dataFilesOf('onnx/model.onnx', readDataParts(bytesOf(json)))).toEqual([]);
    }),
  );
});
