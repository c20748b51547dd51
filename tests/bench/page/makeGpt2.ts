/**
 * A GPT-2 of any size with made-up weights, as a Hub export in dynamic int8 would store it: every matrix
 * in int8, activations quantized as they come; or with products in float32. Speed does not depend on what the weights are, and a real
 * GPT-2 small is 164 MB that a bench should not have to download.
 * Node for node the shape of training/export_onnx.py, but for the quantized products.
 */
import { MessageWriter } from '@/engine/onnx/protobuf.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';

export const GPT2_SMALL: NetworkSizes = {
  layerCount: 12,
  headCount: 12,
  width: 768,
  headSize: 64,
  neuronCount: 3072,
  vocabularySize: 50_257,
  contextLength: 1024,
};

// Numbers of onnx.proto3, version 1.16.
const TYPE = { float: 1, int8: 3, int64: 7, bool: 9 } as const;
const ATTRIBUTE_TYPE = { int: 2, string: 3, ints: 7 } as const;
const OPSET = 20;
const IR_VERSION = 9;

type Attribute = number | string | readonly number[];

export function makeGpt2(sizes: NetworkSizes, products: 'int8' | 'float32' = 'int8'): Uint8Array {
  const { layerCount: L, headCount: H, width: d, headSize, neuronCount, vocabularySize: V, contextLength } = sizes;
  const graph = new GraphWriter();
  const { op } = graph;

  graph.int64('head_shape', [4], [0, 0, H, headSize]);
  graph.int64('merge_shape', [3], [0, 0, d]);
  graph.int64('qkv_sizes', [3], [d, d, d]);
  graph.int64('axes.1', [1], [1]);
  graph.int64('axes.-1', [1], [-1]);
  graph.int64('zero', [], [0]);
  graph.int64('one', [], [1]);
  graph.float('scale', [], () => 1 / Math.sqrt(headSize));
  graph.float('minus_large', [], () => -1e9);
  graph.float('embedding_scale', [], () => 0.002);

  graph.int8('wte', [V, d]);
  graph.float('wpe', [contextLength, d], (i) => 0.05 * Math.sin(i));
  const tokens = op('Cast', [op('Gather', ['wte', 'input_ids'], 'wte.rows')], 'wte.float', { to: TYPE.float });
  const embedded = op('Mul', [tokens, 'embedding_scale'], 'token_embedding');
  let x = op('Add', [embedded, op('Gather', ['wpe', 'position_ids'], 'position_embedding')], 'embedding');

  const keyCount = op('Gather', [op('Shape', ['attention_mask'], 'mask.shape'), 'one'], 'mask.keys');
  const keyIndex = op('Range', ['zero', keyCount, 'one'], 'mask.key_index');
  const queryIndex = op('Unsqueeze', ['position_ids', 'axes.-1'], 'mask.query_index');
  const causal = op('LessOrEqual', [keyIndex, queryIndex], 'mask.causal');
  const kept = op('Cast', [op('Unsqueeze', ['attention_mask', 'axes.1'], 'mask.keys_kept')], 'mask.kept', {
    to: TYPE.bool,
  });
  const visible = op('Unsqueeze', [op('And', [causal, kept], 'mask.both'), 'axes.1'], 'mask.visible');

  const layerNorm = (input: string, name: string) => {
    graph.float(`${name}.weight`, [d], () => 1);
    graph.float(`${name}.bias`, [d], () => 0);
    return op('LayerNormalization', [input, `${name}.weight`, `${name}.bias`], name, { axis: -1 });
  };
  const product = (input: string, name: string, rows: number, columns: number) => {
    if (products === 'float32') {
      graph.float(`${name}.weight`, [rows, columns], (i) => (0.02 / Math.sqrt(rows)) * (((i * 7919) % 255) - 127));
      return op('MatMul', [input, `${name}.weight`], `${name}.product`);
    }
    graph.int8(`${name}.weight`, [rows, columns]);
    graph.float(`${name}.scale`, [], () => 0.02 / Math.sqrt(rows));
    const quantized = ['values', 'step', 'zero'].map((part) => `${name}.${part}`);
    graph.node('DynamicQuantizeLinear', [input], quantized);
    const [values = '', step = '', zero = ''] = quantized;
    const whole = op('MatMulInteger', [values, `${name}.weight`, zero], `${name}.integer`);
    const float = op('Cast', [whole], `${name}.float`, { to: TYPE.float });
    return op('Mul', [float, op('Mul', [step, `${name}.scale`], `${name}.rescale`)], `${name}.product`);
  };
  const linear = (input: string, name: string, rows: number, columns: number) => {
    graph.float(`${name}.bias`, [columns], (i) => 0.01 * Math.cos(i));
    return op('Add', [product(input, name, rows, columns), `${name}.bias`], name);
  };

  for (let layer = 0; layer < L; layer++) {
    const at = `h.${layer}.`;
    const qkv = linear(layerNorm(x, `${at}ln_1`), `${at}qkv`, d, 3 * d);
    const parts = ['query', 'key', 'value'].map((name) => at + name);
    graph.node(
      'Split',
      [qkv, 'qkv_sizes'],
      parts.map((name) => `${name}.flat`),
      { axis: -1 },
    );
    const [query = '', newKey = '', newValue = ''] = parts.map((name) =>
      op('Transpose', [op('Reshape', [`${name}.flat`, 'head_shape'], `${name}.heads`)], name, { perm: [0, 2, 1, 3] }),
    );
    const key = op('Concat', [`past_key_values.${layer}.key`, newKey], `present.${layer}.key`, { axis: 2 });
    const value = op('Concat', [`past_key_values.${layer}.value`, newValue], `present.${layer}.value`, { axis: 2 });
    const turned = op('Transpose', [key], `${at}key.turned`, { perm: [0, 1, 3, 2] });
    const scores = op('Mul', [op('MatMul', [query, turned], `${at}dots`), 'scale'], `${at}scores`);
    const masked = op('Where', [visible, scores, 'minus_large'], `${at}masked`);
    const mixed = op('MatMul', [op('Softmax', [masked], `${at}weights`, { axis: -1 }), value], `${at}mixed`);
    const byToken = op('Transpose', [mixed], `${at}mixed.turned`, { perm: [0, 2, 1, 3] });
    const merged = op('Reshape', [byToken, 'merge_shape'], `${at}merged`);
    x = op('Add', [x, linear(merged, `${at}attention_out`, d, d)], `${at}residual_mid`);
    const up = linear(layerNorm(x, `${at}ln_2`), `${at}up`, d, neuronCount);
    const active = op('Gelu', [up], `${at}activation`, { approximate: 'tanh' });
    x = op('Add', [x, linear(active, `${at}mlp_out`, neuronCount, d)], `${at}residual`);
  }
  op('Identity', [product(layerNorm(x, 'ln_f'), 'unembedding', d, V)], 'logits');

  for (const name of ['input_ids', 'attention_mask', 'position_ids']) graph.input(name, TYPE.int64, ['B', name]);
  graph.output('logits', ['B', 'T', V]);
  for (let layer = 0; layer < L; layer++)
    for (const kind of ['key', 'value']) {
      graph.input(`past_key_values.${layer}.${kind}`, TYPE.float, ['B', H, 'P', headSize]);
      graph.output(`present.${layer}.${kind}`, ['B', H, 'P+T', headSize]);
    }
  return graph.finish();
}

/** Writes GraphProto and what it is made of. */
class GraphWriter {
  readonly #graph = new MessageWriter().string(2, 'gpt2');

  /** A node with one output; returns the output's name. */
  readonly op = (
    kind: string,
    inputs: readonly string[],
    output: string,
    attributes: Record<string, Attribute> = {},
  ) => {
    this.node(kind, inputs, [output], attributes);
    return output;
  };

  node(
    kind: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Record<string, Attribute> = {},
  ) {
    const node = new MessageWriter();
    for (const name of inputs) node.string(1, name);
    for (const name of outputs) node.string(2, name);
    node.string(3, outputs[0] ?? kind).string(4, kind);
    for (const [name, value] of Object.entries(attributes)) node.message(5, writeAttribute(name, value));
    this.#graph.message(1, node);
  }

  int64(name: string, shape: readonly number[], values: readonly number[]) {
    this.#tensor(name, TYPE.int64, shape, new Uint8Array(BigInt64Array.from(values, BigInt).buffer));
  }

  float(name: string, shape: readonly number[], valueAt: (index: number) => number) {
    const values = Float32Array.from({ length: shape.reduce((size, n) => size * n, 1) }, (_, i) => valueAt(i));
    this.#tensor(name, TYPE.float, shape, new Uint8Array(values.buffer));
  }

  /** Values from −127 to 127 in an order without a pattern (a linear congruential generator). */
  int8(name: string, shape: readonly number[]) {
    const bytes = new Uint8Array(shape.reduce((size, n) => size * n, 1));
    for (let i = 0, state = bytes.length; i < bytes.length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[i] = state >>> 24;
    }
    this.#tensor(name, TYPE.int8, shape, bytes);
  }

  input(name: string, type: number, shape: readonly (string | number)[]) {
    this.#graph.message(11, describeValue(name, type, shape));
  }

  output(name: string, shape: readonly (string | number)[]) {
    this.#graph.message(12, describeValue(name, TYPE.float, shape));
  }

  finish(): Uint8Array {
    const opset = new MessageWriter().string(1, '').integer(2, OPSET);
    return new MessageWriter().integer(1, IR_VERSION).message(8, opset).message(7, this.#graph).finish();
  }

  #tensor(name: string, type: number, shape: readonly number[], raw: Uint8Array) {
    const tensor = new MessageWriter();
    for (const size of shape) tensor.integer(1, size);
    this.#graph.message(5, tensor.integer(2, type).string(8, name).bytes(9, raw));
  }
}

function writeAttribute(name: string, value: Attribute): MessageWriter {
  const attribute = new MessageWriter().string(1, name);
  if (typeof value === 'string') return attribute.string(4, value).integer(20, ATTRIBUTE_TYPE.string);
  if (typeof value === 'number') return attribute.integer(3, value).integer(20, ATTRIBUTE_TYPE.int);
  for (const each of value) attribute.integer(8, each);
  return attribute.integer(20, ATTRIBUTE_TYPE.ints);
}

function describeValue(name: string, type: number, shape: readonly (string | number)[]): MessageWriter {
  const dimensions = new MessageWriter();
  for (const size of shape) {
    const dimension = new MessageWriter();
    dimensions.message(1, typeof size === 'number' ? dimension.integer(1, size) : dimension.string(2, size));
  }
  const tensorType = new MessageWriter().integer(1, type).message(2, dimensions);
  return new MessageWriter().string(1, name).message(2, new MessageWriter().message(1, tensorType));
}
