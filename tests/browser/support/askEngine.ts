/**
 * Asks the built site's engine for everything it can tell of a text, on the CPU and on the GPU, by its own messages, and
 * compares. Runs in the page (it is sent there as it is written, so it refers to nothing outside of itself).
 */
export interface Question {
  readonly script: string;
  readonly siteUrl: string;
  readonly source: object;
  readonly ids: readonly number[];
  /** Parts whose numbers are to be brought back. */
  readonly wanted: readonly string[];
}

export interface Answer {
  /** By part: the largest |CPU − GPU| / max(1, |CPU|). */
  readonly errors: Readonly<Record<string, number>>;
  /** What is wanted, as the GPU computed it. */
  readonly numbers: Readonly<Record<string, readonly number[]>>;
  readonly adapter: string | null;
}

export async function askEngine({ script, siteUrl, source, ids: given, wanted }: Question): Promise<Answer> {
  type Part = { shape: number[]; data: Float32Array };
  type Reply = { kind: string; id: number; result?: never; error?: { detail: string } };

  function start() {
    const worker = new Worker(script, { type: 'module' });
    const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
    let last = 0;
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const call = waiting.get(data.id);
      if (data.kind === 'result') call?.resolve(data.result!);
      if (data.kind === 'error') call?.reject(new Error(data.error?.detail));
    };
    worker.onerror = ({ message }) => waiting.forEach(({ reject }) => reject(new Error(message)));
    worker.postMessage({ kind: 'start', siteUrl });
    const ask = <Result>(name: string, params: object) =>
      new Promise<Result>((resolve, reject) => {
        waiting.set(++last, { resolve, reject });
        worker.postMessage({ kind: 'request', id: last, name, params });
      });
    return { ask, end: () => worker.terminate() };
  }

  /** Everything, by name. */
  async function tellAll(runOn: string) {
    const { ask, end } = start();
    const model = await ask<{
      config: { layerCount: number; headCount: number; width: number };
      transparency: string;
      gpu?: { adapter: string };
    }>('load', { source, runOn });
    if (model.transparency !== 'full') throw new Error(`On ${runOn} it is ${model.transparency}.`);
    const { layerCount, headCount, width } = model.config;
    const ids = Int32Array.from(given);
    const found = new Map<string, Float32Array>();
    const layers = [...new Array(layerCount).keys()];
    const lastLayer = layerCount - 1;
    const query = ids.length - 1;
    const row = Float32Array.from({ length: width }, (_, i) => Math.sin(i + 1));
    const read = async (name: string, request: string, params: object) => {
      found.set(name, (await ask<Part>(request, params)).data);
    };
    const run = (params: object) =>
      ask<{ runId: number; logits: Float32Array; surprisal: Float32Array }>('run', { whole: query, ...params });

    // The last token is read by itself, from keys and values that are held.
    await run({ ids: ids.slice(0, query) });
    const actual = await run({ ids });
    const { runId } = actual;
    found.set('last logits', actual.logits).set('surprisal', actual.surprisal.slice(1));
    await read('attention', 'attention', { runId });
    await read('lens', 'lens', { runId, position: query });
    await read('streamSizes', 'streamSizes', { runId, from: 0, to: ids.length });
    await read('writes', 'writes', { runId, position: query });
    await read('keyWrites', 'keyWrites', { runId, layer: lastLayer, head: 0, query });
    await read('neuronRows', 'neuronRows', { layer: 0, neurons: Int32Array.of(0, 3, 7) });
    await read('readRows', 'readRows', { rows: row });
    await read('attribution', 'attribution', { runId, position: query, tokens: Int32Array.of(1, 2) });
    for (const name of ['embedding', 'finalNorm', 'logits']) await read(name, 'wholePart', { runId, name });
    const inside = ['query', 'key', 'value', 'attention', 'attentionOut', 'residualMid', 'mlpActivation'];
    for (const name of [...inside, 'mlpOut', 'residual'])
      for (const layer of layers) await read(`${name} ${layer}`, 'layerPart', { runId, name, layer });
    const heads = Array.from({ length: layerCount * headCount }, (_, head) => (head % 3 === 0 ? 0 : 1));
    const interventions = {
      headScale: Float32Array.from(heads),
      headAdditions: [{ layer: 0, head: 1, row: row.slice(0, width / headCount) }],
      mlpScale: Float32Array.from(layers, (layer) => (layer === 0 ? 0 : 1)),
      cuts: [{ layer: 0, head: 0, query, key: 0 }],
      replacements: [{ level: 1, position: 1, row }],
      additions: [{ level: 1, from: 1, row }],
    };
    for (const [name, value] of Object.entries(interventions)) {
      const { logits } = await run({ ids, lane: 'aside', intervention: { [name]: value } });
      found.set(`what if ${name}`, logits);
    }
    end();
    return { found, adapter: model.gpu?.adapter ?? null };
  }

  const cpu = await tellAll('wasm');
  const gpu = await tellAll('webgpu');
  if (cpu.adapter !== null) throw new Error('The CPU has no adapter.');
  const names = [...new Set([...cpu.found.keys(), ...gpu.found.keys()])];
  const errors = names.map((name) => {
    const [right = new Float32Array(0), found = new Float32Array(0)] = [cpu.found.get(name), gpu.found.get(name)];
    const differences = Array.from(right, (value, i) => Math.abs(value - found[i]!) / Math.max(1, Math.abs(value)));
    const isWhole = right.length > 0 && right.length === found.length;
    const error = differences.reduce((most, one) => (one <= most ? most : Number.isNaN(one) ? Infinity : one), 0);
    return [name, isWhole ? error : Infinity] as const;
  });
  return {
    errors: Object.fromEntries(errors),
    numbers: Object.fromEntries(wanted.map((name) => [name, [...(gpu.found.get(name) ?? [])]])),
    adapter: gpu.adapter,
  };
}
