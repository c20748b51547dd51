/**
 * The Engine that answers from a recording: what the file holds, and nothing else. Every beginning of the recorded
 * text that ends at a step can be shown, because the model was causal: its Trace is the first rows of the whole one.
 * Whatever would have to be computed is NotRecorded.
 */
import { RECORDED_RUN, triangleStart, type PartKey, type Recording } from '@/recording/Recording.ts';
import type { Engine } from './Engine.ts';
import { EngineError } from './EngineError.ts';
import type { LoadedModel, ModelSource, Params, PartData, Result } from './protocol.ts';

export class RecordedEngine implements Engine {
  readonly #recording: Recording;

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  load({ source }: { readonly source: ModelSource }): Promise<LoadedModel> {
    const { model, attention, madeAt } = this.#recording;
    return Promise.resolve({
      source,
      config: model.config,
      precision: model.precision,
      ...(model.weights && { weights: model.weights }),
      transparency: attention ? 'full' : 'opaque',
      architecture: attention ? model.architecture : null,
      opaqueReason: attention ? null : (model.opaqueReason ?? 'The recording holds no attention.'),
      // Copies, for what is handed to the page is the page's.
      vocabularyBytes: model.vocabularyBytes.slice(),
      vocabularyOffsets: model.vocabularyOffsets.slice(),
      specialTokens: model.specialTokens,
      // How texts are cut is not in the file.
      cutting: null,
      threads: 0,
      can: [],
      recordedAt: madeAt,
    });
  }

  tokenize({ text }: Params<'tokenize'>): Promise<Result<'tokenize'>> {
    const { prompt, promptLength, ids } = this.#recording;
    if (text !== prompt) return this.#lacks('tokens of another text');
    return Promise.resolve({ ids: Int32Array.from(ids.subarray(0, promptLength)) });
  }

  run({ ids, intervention, lane }: Params<'run'>): Promise<Result<'run'>> {
    const { ids: held, promptLength, surprisal } = this.#recording;
    const isBeginning = ids.length <= held.length && ids.every((id, at) => id === held[at]);
    if (!isBeginning || ids.length < promptLength || intervention || lane === 'aside')
      return this.#lacks('a run of other tokens, or of a changed model');
    const heldBytes = 0;
    return Promise.resolve({
      runId: RECORDED_RUN,
      length: held.length,
      reused: ids.length,
      logits: this.#logits(ids.length - 1, ids.length),
      surprisal: surprisal.slice(),
      milliseconds: 0,
      held: [RECORDED_RUN],
      heldBytes,
      heldLimitBytes: heldBytes,
    });
  }

  layerPart({ name, layer, length }: Params<'layerPart'>): Promise<PartData> {
    const tokens = this.#clamp(length);
    const { headCount, headSize } = this.#recording.model.config;
    if (name === 'attention') {
      if (!this.#recording.attention) return this.#lacks('attention');
      return Promise.resolve({ shape: [headCount, tokens, tokens], data: this.#squares(layer, layer + 1, tokens) });
    }
    const data = this.#recording.parts.get(`${name}.${layer}`);
    if (!data) return this.#lacks(`${name} of layer ${layer + 1}`);
    const isByHead = name === 'query' || name === 'key' || name === 'value';
    return Promise.resolve(
      isByHead
        ? { shape: [headCount, tokens, headSize], data: firstRows(data, headCount, this.#length, tokens, headSize) }
        : this.#rows(data, 0, tokens),
    );
  }

  wholePart({ name, from = 0, to }: Params<'wholePart'>): Promise<PartData> {
    const end = this.#clamp(to);
    if (name === 'logits') {
      if (from < this.#recording.promptLength - 1) return this.#lacks('logits within the prompt');
      const { vocabularySize } = this.#recording.model.config;
      return Promise.resolve({ shape: [end - from, vocabularySize], data: this.#logits(from, end) });
    }
    const data = this.#recording.parts.get(name satisfies PartKey);
    return data ? Promise.resolve(this.#rows(data, from, end)) : this.#lacks(name);
  }

  attention({ length }: Params<'attention'>): Promise<PartData> {
    const { model, attention } = this.#recording;
    if (!attention) return this.#lacks('attention');
    const { layerCount, headCount } = model.config;
    const tokens = this.#clamp(length);
    return Promise.resolve({
      shape: [layerCount, headCount, tokens, tokens],
      data: this.#squares(0, layerCount, tokens),
    });
  }

  lensTop({ position, count }: Params<'lensTop'>): Promise<Result<'lensTop'>> {
    const { lens, model } = this.#recording;
    if (!lens || count > lens.count) return this.#lacks('the logit lens');
    const levels = model.config.layerCount + 1;
    const first = (level: number) => (position * levels + level) * lens.count;
    const ids = new Int32Array(levels * count);
    const probabilities = new Float32Array(levels * count);
    for (let level = 0; level < levels; level += 1) {
      ids.set(lens.ids.subarray(first(level), first(level) + count), level * count);
      probabilities.set(lens.probabilities.subarray(first(level), first(level) + count), level * count);
    }
    return Promise.resolve({ ids, probabilities });
  }

  streamSizes({ from, to }: Params<'streamSizes'>): Promise<PartData> {
    const { streamSizes } = this.#recording;
    return streamSizes ? Promise.resolve(this.#rows(streamSizes, from, this.#clamp(to))) : this.#lacks('lengths');
  }

  release(): Promise<Result<'release'>> {
    return Promise.resolve({});
  }

  check = () => this.#lacks('what models there are');
  listKept = () => this.#lacks('what models are kept');
  forget = () => this.#lacks('what models are kept');
  lens = () => this.#lacks('every probability of the logit lens');
  continuation = () => this.#lacks('how the text would go on');
  normWeights = () => this.#lacks('parameters');
  writes = () => this.#lacks('what each head writes');
  keyWrites = () => this.#lacks('what a head writes from each token');
  neuronRows = () => this.#lacks('parameters');
  embeddingTables = () => this.#lacks('the embeddings');
  embeddingRows = () => this.#lacks('the embeddings');
  embeddingNorms = () => this.#lacks('the embeddings');
  nearestRows = () => this.#lacks('the embeddings');
  embeddingMoments = () => this.#lacks('the embeddings');
  embeddingProjection = () => this.#lacks('the embeddings');
  readRows = () => this.#lacks('parameters');
  attribution = () => this.#lacks('contributions');
  keyAttribution = () => this.#lacks('contributions');
  headRoles = () => this.#lacks('how heads behave on other texts');

  onEnd(): void {
    // A file does not end.
  }

  dispose(): void {
    // Nothing runs.
  }

  get #length(): number {
    return this.#recording.ids.length;
  }

  #clamp(length: number | undefined): number {
    return Math.min(length ?? this.#length, this.#length);
  }

  #lacks(what: string): Promise<never> {
    return Promise.reject(new EngineError('NotRecorded', `The recording does not hold ${what}.`));
  }

  /** Rows of a T×C tensor. */
  #rows(data: Float32Array, from: number, to: number): PartData {
    const width = data.length / this.#length;
    return { shape: [to - from, width], data: data.slice(from * width, to * width) };
  }

  /** Logits after the positions `from` … `to` − 1; the first row held is the prompt's last. */
  #logits(from: number, to: number): Float32Array {
    const { logits, promptLength, model } = this.#recording;
    const first = (at: number) => (at - promptLength + 1) * model.config.vocabularySize;
    return logits.slice(first(from), first(to));
  }

  /** Heads of the layers `from` … `to` − 1 as squares of tokens×tokens, zero above the diagonal. */
  #squares(from: number, to: number, tokens: number): Float32Array {
    const { attention, model } = this.#recording;
    const heads = (to - from) * model.config.headCount;
    const held = triangleStart(this.#length);
    const squares = new Float32Array(heads * tokens * tokens);
    for (let head = 0; head < heads; head += 1)
      for (let t = 0; t < tokens; t += 1) {
        const start = (from * model.config.headCount + head) * held + triangleStart(t);
        squares.set(attention!.subarray(start, start + t + 1), (head * tokens + t) * tokens);
      }
    return squares;
  }
}

/** Of B blocks of `rows`×`width` numbers, the first `count` rows of each. */
function firstRows(data: Float32Array, blocks: number, rows: number, count: number, width: number): Float32Array {
  const kept = new Float32Array(blocks * count * width);
  for (let block = 0; block < blocks; block += 1) {
    const start = block * rows * width;
    kept.set(data.subarray(start, start + count * width), block * count * width);
  }
  return kept;
}
