/**
 * A network as deep as a large GPT-2 and otherwise tiny, with made-up weights and the embedded model's tokens. It is
 * served in that model's place, so that the page opens with it: what a depth does to the page does not depend on widths.
 */
import { makeGpt2 } from '../../bench/page/makeGpt2.ts';
import type { Faults } from './faults.ts';

/** Of the embedded model, whose tokenizer stays. */
const VOCABULARY = 8192;
const CONTEXT = 256;
const HEAD_SIZE = 4;

export interface Depth {
  readonly layers: number;
  readonly heads: number;
  /** The longest text it reads; the embedded model's when left out. */
  readonly context?: number;
}

/** From now on the site's embedded model has this many layers and heads. */
export function serveDepth(faults: Faults, { layers, heads, context = CONTEXT }: Depth): void {
  const width = heads * HEAD_SIZE;
  const sizes = {
    layerCount: layers,
    headCount: heads,
    width,
    headSize: HEAD_SIZE,
    neuronCount: 4 * width,
    vocabularySize: VOCABULARY,
    contextLength: context,
  };
  const config = {
    model_type: 'gpt2',
    architectures: ['GPT2LMHeadModel'],
    vocab_size: VOCABULARY,
    n_positions: context,
    n_ctx: context,
    n_embd: width,
    n_layer: layers,
    n_head: heads,
    activation_function: 'gelu_new',
    layer_norm_epsilon: 1e-5,
    bos_token_id: VOCABULARY - 1,
    eos_token_id: VOCABULARY - 1,
  };
  faults.replace(/^models\/[^/]+\/config\.json$/, JSON.stringify(config), 'application/json');
  faults.replace(/^models\/[^/]+\/onnx\/.*\.onnx$/, Buffer.from(makeGpt2(sizes)));
}
