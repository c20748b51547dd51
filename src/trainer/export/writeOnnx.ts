/**
 * The trained network as an ONNX graph with a cache, in the form of a Hub export: the same as forward.ts, written
 * as nodes. The engine finds its way through it by structure, as through any GPT-2.
 *
 * Inputs   input_ids, position_ids (B, T) int64; attention_mask (B, P+T) int64;
 *          past_key_values.{l}.key|value (B, H, P, dh)
 * Outputs  logits (B, T, V); present.{l}.key|value (B, H, P+T, dh)
 */
import type { Network } from '@/trainer/network/Network.ts';
import { blockName, FINAL_NORM, POSITION_EMBEDDING, TOKEN_EMBEDDING } from '@/trainer/network/parameters.ts';
import type { BlockPart } from '@/trainer/network/parameters.ts';
import { GraphWriter, TYPE } from './GraphWriter.ts';

/** Hides what must not be seen: far below any score. */
const MINUS_LARGE = -1e9;

export function writeOnnx(network: Network): Uint8Array {
  const { layerCount: L, headCount: H, width: d, vocabularySize: V } = network.sizes;
  const dh = d / H;
  const graph = new GraphWriter();
  const scalar = (name: string, value: number) => graph.floats(name, [], Float32Array.of(value));
  graph.integers('head_shape', [4], [0, 0, H, dh]);
  graph.integers('merge_shape', [3], [0, 0, d]);
  graph.integers('qkv_sizes', [3], [d, d, d]);
  graph.integers('axes.1', [1], [1]);
  graph.integers('axes.-1', [1], [-1]);
  graph.integers('zero', [], [0]);
  graph.integers('one', [], [1]);
  scalar('scale', 1 / Math.sqrt(dh));
  scalar('minus_large', MINUS_LARGE);
  for (const { name, shape } of network.plan.places.values()) graph.floats(name, shape, network.parameter(name));

  for (const name of ['input_ids', 'attention_mask', 'position_ids']) graph.input(name, TYPE.int64, ['B', name]);
  const token = graph.op('Gather', [TOKEN_EMBEDDING, 'input_ids'], 'token_embedding');
  const position = graph.op('Gather', [POSITION_EMBEDDING, 'position_ids'], 'position_embedding');
  let x = graph.op('Add', [token, position], 'embedding');
  const visible = writeMask(graph);
  for (let layer = 0; layer < L; layer++) {
    x = writeAttention(graph, layer, x, visible);
    x = writeMlp(graph, layer, x);
    for (const kind of ['key', 'value']) {
      graph.input(`past_key_values.${layer}.${kind}`, TYPE.float, ['B', H, 'P', dh]);
      graph.output(`present.${layer}.${kind}`, ['B', H, 'P+T', dh]);
    }
  }
  const normal = layerNorm(graph, x, FINAL_NORM);
  const unembedding = graph.op('Transpose', [TOKEN_EMBEDDING], 'unembedding', { perm: [1, 0] });
  graph.op('MatMul', [normal, unembedding], 'logits');
  graph.output('logits', ['B', 'T', V]);
  return graph.finish();
}

/** (B, 1, T, P+T): key j is visible to the query at position p when j ≤ p and the attention mask keeps it. */
function writeMask(graph: GraphWriter): string {
  const keyCount = graph.op('Gather', [graph.op('Shape', ['attention_mask'], 'mask.shape'), 'one'], 'mask.keys');
  const key = graph.op('Range', ['zero', keyCount, 'one'], 'mask.key_index');
  const query = graph.op('Unsqueeze', ['position_ids', 'axes.-1'], 'mask.query_index');
  const causal = graph.op('LessOrEqual', [key, query], 'mask.causal');
  const keys = graph.op('Unsqueeze', ['attention_mask', 'axes.1'], 'mask.keys_kept');
  const kept = graph.op('Cast', [keys], 'mask.kept', { to: TYPE.bool });
  return graph.op('Unsqueeze', [graph.op('And', [causal, kept], 'mask.both'), 'axes.1'], 'mask.visible');
}

function writeAttention(graph: GraphWriter, layer: number, x: string, visible: string): string {
  const at = `h.${layer}.`;
  const qkv = linear(graph, layerNorm(graph, x, blockName(layer, 'ln_1')), layer, 'attn.c_attn');
  const flat = ['query', 'key', 'value'].map((name) => `${at}${name}.flat`);
  graph.node('Split', [qkv, 'qkv_sizes'], flat, { axis: -1 });
  const [query, newKey, newValue] = flat.map((name) => {
    const heads = graph.op('Reshape', [name, 'head_shape'], `${name}.heads`);
    return graph.op('Transpose', [heads], `${name}.turned`, { perm: [0, 2, 1, 3] });
  }) as [string, string, string];
  const join = (kind: string, added: string) =>
    graph.op('Concat', [`past_key_values.${layer}.${kind}`, added], `present.${layer}.${kind}`, { axis: 2 });
  const key = join('key', newKey);
  const value = join('value', newValue);
  const turned = graph.op('Transpose', [key], `${at}key.for_product`, { perm: [0, 1, 3, 2] });
  const scores = graph.op('Mul', [graph.op('MatMul', [query, turned], `${at}dots`), 'scale'], `${at}scores`);
  const masked = graph.op('Where', [visible, scores, 'minus_large'], `${at}masked`);
  const weights = graph.op('Softmax', [masked], `${at}weights`, { axis: -1 });
  const mixed = graph.op('MatMul', [weights, value], `${at}mixed`);
  const byToken = graph.op('Transpose', [mixed], `${at}mixed.turned`, { perm: [0, 2, 1, 3] });
  const merged = graph.op('Reshape', [byToken, 'merge_shape'], `${at}merged`);
  return graph.op('Add', [x, linear(graph, merged, layer, 'attn.c_proj')], `${at}residual_mid`);
}

function writeMlp(graph: GraphWriter, layer: number, x: string): string {
  const at = `h.${layer}.`;
  const neurons = linear(graph, layerNorm(graph, x, blockName(layer, 'ln_2')), layer, 'mlp.c_fc');
  const active = graph.op('Gelu', [neurons], `${at}activation`, { approximate: 'tanh' });
  return graph.op('Add', [x, linear(graph, active, layer, 'mlp.c_proj')], `${at}residual`);
}

function layerNorm(graph: GraphWriter, x: string, name: string): string {
  const attributes = { axis: -1, epsilon: { float: 1e-5 } };
  return graph.op('LayerNormalization', [x, `${name}.weight`, `${name}.bias`], `${name}.out`, attributes);
}

/** x·W + b. */
function linear(graph: GraphWriter, x: string, layer: number, part: BlockPart): string {
  const name = blockName(layer, part);
  const product = graph.op('MatMul', [x, `${name}.weight`], `${name}.product`);
  return graph.op('Add', [product, `${name}.bias`], `${name}.out`);
}
