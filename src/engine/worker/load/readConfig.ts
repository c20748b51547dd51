/** Reads a Hub `config.json`: which network this is, and its sizes. The file comes from strangers. */
import * as z from 'zod/mini';
import { GPT2_EPSILON, gpt2Structure } from '@/model/architecture.ts';
import type { Activation, Architecture } from '@/model/architecture.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';

const size = (most: number) => z.int().check(z.minimum(1), z.maximum(most));

/** Bounds are several times those of GPT-2 XL (48 layers, 25 heads, d = 1600, V = 50,257, 1,024 positions). */
const schema = z.object({
  n_layer: size(192),
  n_head: size(256),
  n_embd: size(16_384),
  n_inner: z.nullish(size(65_536)),
  n_positions: size(16_384),
  vocab_size: size(1_000_000),
});

/** What most files leave out or write alike, and a graph may do in its own way: see proveArchitecture.ts. */
const formulaSchema = z.object({
  layer_norm_epsilon: z.catch(z.number().check(z.minimum(0), z.maximum(1)), GPT2_EPSILON),
  activation_function: z.catch(z.string(), 'gelu_new'),
  scale_attn_weights: z.catch(z.boolean(), true),
  scale_attn_by_inverse_layer_idx: z.catch(z.boolean(), false),
  tie_word_embeddings: z.catch(z.boolean(), true),
});

const kindSchema = z.object({ model_type: z.string() });

/** Throws NotGpt2 for another kind of network, ModelCorrupt for sizes that make none. */
export function readConfig(json: unknown): NetworkSizes {
  const kind = kindSchema.safeParse(json);
  if (!kind.success) throw new EngineError('ModelCorrupt', 'config.json does not name a model_type.');
  const { model_type } = kind.data;
  if (model_type !== 'gpt2')
    throw new EngineError('NotGpt2', `config.json says model_type "${model_type.slice(0, 80)}".`, {
      facts: { family: model_type.slice(0, 80) },
    });
  const sizes = schema.safeParse(json);
  if (!sizes.success) throw new EngineError('ModelCorrupt', `config.json: ${z.prettifyError(sizes.error)}`);
  const { n_layer, n_head, n_embd, n_inner, n_positions, vocab_size } = sizes.data;
  if (n_embd % n_head !== 0)
    throw new EngineError('ModelCorrupt', `config.json: ${n_embd} channels cannot be shared by ${n_head} heads.`);
  return {
    layerCount: n_layer,
    headCount: n_head,
    width: n_embd,
    headSize: n_embd / n_head,
    neuronCount: n_inner ?? 4 * n_embd,
    vocabularySize: vocab_size,
    contextLength: n_positions,
  };
}

/** What the file says of the formulas. `reorder_and_upcast_attn` is left out: in float32 it changes nothing. */
export function readFormulas(json: unknown, sizes: NetworkSizes): Architecture {
  const said = formulaSchema.parse(Object(json));
  const root = said.scale_attn_weights ? Math.sqrt(sizes.headSize) : 1;
  return {
    structure: gpt2Structure(sizes),
    epsilon: said.layer_norm_epsilon,
    neuronCount: sizes.neuronCount,
    activation: ACTIVATIONS.get(said.activation_function) ?? 'other',
    scoreDivisors: Array.from(
      { length: sizes.layerCount },
      (_, layer) => root * (said.scale_attn_by_inverse_layer_idx ? layer + 1 : 1),
    ),
    isTied: said.tie_word_embeddings,
  };
}

/** Names in Hugging Face's ACT2FN. */
const ACTIVATIONS: ReadonlyMap<string, Activation> = new Map([
  ...['gelu', 'gelu_new', 'gelu_fast', 'gelu_python', 'gelu_pytorch_tanh'].map((name) => [name, 'gelu'] as const),
  ['relu', 'relu'],
  ['silu', 'silu'],
  ['swish', 'silu'],
]);
