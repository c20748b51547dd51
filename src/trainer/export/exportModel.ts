/**
 * A trained model in the layout of a Hub repository: whatever opens GPT-2 from the Hub opens it, the workbench
 * included, with all its views.
 */
import { TAGS } from '@/trainer/data/Vocabulary.ts';
import type { Vocabulary } from '@/trainer/data/Vocabulary.ts';
import { writeTensors } from '@/formats/safetensors.ts';
import type { Network } from '@/trainer/network/Network.ts';
import { listParameters } from '@/trainer/network/parameters.ts';
import type { NamedFile } from '@/trainer/reports.ts';
import { writeOnnx } from './writeOnnx.ts';
import { writeTokenizer } from './writeTokenizer.ts';

const END = TAGS[2];

export function exportModel(network: Network, vocabulary: Vocabulary): NamedFile[] {
  const json = (path: string, value: object): NamedFile => ({
    path,
    bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`),
  });
  const { end } = vocabulary.tags;
  const tensors = listParameters(network.sizes).map(([name, shape]) => ({
    name,
    shape,
    data: network.parameter(name),
  }));
  return [
    json('config.json', describeConfig(network, end)),
    json('generation_config.json', { bos_token_id: end, eos_token_id: end }),
    json('tokenizer.json', writeTokenizer(vocabulary)),
    json('tokenizer_config.json', {
      add_prefix_space: false,
      bos_token: END,
      eos_token: END,
      unk_token: END,
      clean_up_tokenization_spaces: false,
      model_max_length: network.sizes.contextLength,
      tokenizer_class: 'GPT2Tokenizer',
    }),
    { path: 'model.safetensors', bytes: writeTensors(tensors, { format: 'pt' }, 'F32') },
    { path: 'onnx/model.onnx', bytes: writeOnnx(network) },
  ];
}

/** In the words of Hugging Face's GPT2Config. */
function describeConfig({ sizes }: Network, end: number): object {
  return {
    model_type: 'gpt2',
    architectures: ['GPT2LMHeadModel'],
    activation_function: 'gelu_new',
    layer_norm_epsilon: 1e-5,
    tie_word_embeddings: true,
    n_layer: sizes.layerCount,
    n_head: sizes.headCount,
    n_embd: sizes.width,
    n_inner: null,
    n_positions: sizes.contextLength,
    n_ctx: sizes.contextLength,
    vocab_size: sizes.vocabularySize,
    bos_token_id: end,
    eos_token_id: end,
    attn_pdrop: 0,
    embd_pdrop: 0,
    resid_pdrop: 0,
    use_cache: true,
    dtype: 'float32',
  };
}
