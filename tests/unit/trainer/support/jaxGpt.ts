/**
 * The same GPT-2 written a second time, for jax-js to differentiate by itself. Shares no line with ours: embeddings
 * are products with one-hot matrices, attention is of all heads at once. An array is consumed by its
 * use; `.ref` keeps it for another.
 */
import { defaultDevice, init, nn, numpy as np, valueAndGrad } from '@jax-js/jax';
import type { Network } from '@/trainer/network/Network.ts';

type JaxArray = ReturnType<typeof np.zeros>;
type Params = Record<string, JaxArray>;

interface Batch {
  readonly rows: number;
  readonly tokens: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float32Array;
}

function layerNorm(x: JaxArray, gain: JaxArray, bias: JaxArray): JaxArray {
  const centered = x.ref.sub(np.mean(x, -1, { keepdims: true }));
  const variance = np.mean(np.square(centered.ref), -1, { keepdims: true });
  return centered
    .div(np.sqrt(variance.add(1e-5)))
    .mul(gain)
    .add(bias);
}

function gelu(x: JaxArray): JaxArray {
  const inner = x.ref.add(x.ref.mul(x.ref).mul(x.ref).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
  return x.mul(0.5).mul(np.tanh(inner).add(1));
}

/** Loss Σ weight·(−log p) and its gradient for every parameter, by name. */
export async function differentiate(network: Network, { rows, tokens, targets, weights }: Batch) {
  // The library looks at the browser's name when it starts; Node has none.
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  await init('wasm');
  defaultDevice('wasm');
  const { layerCount, headCount: H, width: d, contextLength: T, vocabularySize: V } = network.sizes;
  const dh = d / H;
  const oneHot = (ids: Int32Array) => {
    const data = new Float32Array(rows * T * V);
    for (let m = 0; m < rows * T; m++) data[m * V + ids[m]!] = 1;
    return np.array(data).reshape([rows, T, V]);
  };
  const hidden = new Float32Array(T * T);
  for (let i = 0; i < T; i++) hidden.fill(-1e9, i * T + i + 1, (i + 1) * T);

  const loss = (params: Params) => {
    const get = (name: string) => params[name]!;
    const linear = (x: JaxArray, name: string) => np.matmul(x, get(`${name}.weight`)).add(get(`${name}.bias`));
    const norm = (x: JaxArray, name: string) => layerNorm(x, get(`${name}.weight`), get(`${name}.bias`));
    const heads = (x: JaxArray) => np.transpose(x.reshape([rows, T, H, dh]), [0, 2, 1, 3]);
    const table = get('transformer.wte.weight');
    let x = np.matmul(oneHot(tokens), table.ref).add(get('transformer.wpe.weight'));
    for (let layer = 0; layer < layerCount; layer++) {
      const at = `transformer.h.${layer}.`;
      const qkv = linear(norm(x.ref, `${at}ln_1`), `${at}attn.c_attn`);
      const [query, key, value] = np.split(qkv, 3, -1).map(heads) as [JaxArray, JaxArray, JaxArray];
      const scores = np.matmul(query, np.transpose(key, [0, 1, 3, 2])).mul(1 / Math.sqrt(dh));
      const mask = np.array(hidden.slice()).reshape([T, T]);
      const mixed = np.matmul(nn.softmax(scores.add(mask), -1), value);
      const merged = np.transpose(mixed, [0, 2, 1, 3]).reshape([rows, T, d]);
      x = x.add(linear(merged, `${at}attn.c_proj`));
      const active = gelu(linear(norm(x.ref, `${at}ln_2`), `${at}mlp.c_fc`));
      x = x.add(linear(active, `${at}mlp.c_proj`));
    }
    const logits = np.matmul(norm(x, 'transformer.ln_f'), np.transpose(table));
    const chosen = np.sum(nn.logSoftmax(logits, -1).mul(oneHot(targets)), -1);
    return np.sum(chosen.mul(np.array(weights.slice()).reshape([rows, T]))).mul(-1);
  };

  const params: Params = {};
  for (const { name, shape } of network.plan.places.values())
    params[name] = np.array(network.parameter(name).slice()).reshape([...shape]);
  const [value, gradients] = valueAndGrad(loss)(params) as [JaxArray, Params];
  const numbers = new Map<string, Float32Array>();
  for (const [name, gradient] of Object.entries(gradients)) numbers.set(name, (await gradient.data()) as Float32Array);
  return { loss: (await value.data())[0]!, gradients: numbers };
}
