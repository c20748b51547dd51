/** A recording of 32 tokens at GPT-2 small's size, with what every recording holds and none of the optional vectors. */
import { writeRecording } from '@/recording/writeRecording.ts';
import type { Recording } from '@/recording/Recording.ts';
import { GPT2_SMALL } from './page/makeGpt2.ts';
import { record, test } from './support/measure.ts';

const TOKENS = 32;
const LENS_WORDS = 5;
const MEAN_TOKEN_BYTES = 6;

/** Numbers without any order pack worst: what a model computes takes less. */
function noise(length: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  });
}

test('the size of a recording', async ({ browserName: _ }, info) => {
  const { neuronCount: __, ...config } = GPT2_SMALL;
  const { layerCount: L, headCount: H, vocabularySize: V } = config;
  const lens = TOKENS * (L + 1) * LENS_WORDS;
  const recording: Recording = {
    model: {
      id: 'Xenova/gpt2',
      config,
      precision: 'quantized',
      architecture: null,
      opaqueReason: null,
      vocabularyBytes: Uint8Array.from(noise(V * MEAN_TOKEN_BYTES, 1), (share) => 97 + share * 26),
      vocabularyOffsets: Uint32Array.from({ length: V + 1 }, (_, at) => at * MEAN_TOKEN_BYTES),
      specialTokens: [V - 1],
    },
    madeAt: '2026-11-29T00:00:00Z',
    prompt: 'x'.repeat(TOKENS * MEAN_TOKEN_BYTES),
    promptLength: TOKENS,
    ids: Uint32Array.from(noise(TOKENS, 2), (share) => share * V),
    surprisal: noise(TOKENS, 3),
    logits: noise(V, 4),
    attention: noise((L * H * TOKENS * (TOKENS + 1)) / 2, 5),
    lens: {
      count: LENS_WORDS,
      ids: Uint32Array.from(noise(lens, 6), (share) => share * V),
      probabilities: noise(lens, 7),
    },
    streamSizes: noise(TOKENS * (1 + 4 * L), 8),
    parts: new Map(),
  };
  const { length } = await writeRecording(recording);
  record(info, {
    name: `recording of ${TOKENS} tokens, GPT-2 small’s size`,
    value: length,
    unit: 'bytes',
    atMost: 1e6,
  });
});
