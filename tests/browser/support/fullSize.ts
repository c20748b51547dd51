/** A GPT-2 of GPT-2 small's size with made-up weights: 166 MB in 8 bits, and the tokens of the small fixture. */
import { GPT2_SMALL, makeGpt2 } from '../../bench/page/makeGpt2.ts';

let network: Buffer | null = null;

/** Made when it is asked for first. */
export function fullSizeNetwork(): Buffer {
  return (network ??= Buffer.from(makeGpt2(GPT2_SMALL)));
}

export const FULL_SIZE_CONFIG = JSON.stringify({
  model_type: 'gpt2',
  architectures: ['GPT2LMHeadModel'],
  vocab_size: GPT2_SMALL.vocabularySize,
  n_positions: GPT2_SMALL.contextLength,
  n_ctx: GPT2_SMALL.contextLength,
  n_embd: GPT2_SMALL.width,
  n_layer: GPT2_SMALL.layerCount,
  n_head: GPT2_SMALL.headCount,
  activation_function: 'gelu_new',
  layer_norm_epsilon: 1e-5,
  bos_token_id: 999,
  eos_token_id: 999,
});
