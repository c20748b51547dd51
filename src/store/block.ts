/**
 * The numbers of one block at one token, for the block zoom: vectors on the stream, the layer norms'
 * weights, what heads and neurons write, and which words the writes favour. They arrive one after
 * the other, the quick ones first; another layer or token gives up what is still on its way.
 */
import { createStore } from 'zustand/vanilla';
import type { CallOptions, Engine } from '@/engine/Engine.ts';
import type { PartData } from '@/engine/protocol.ts';
import { position, type Layer, type Position } from '@/model/axes.ts';
import {
  contributionToLogits,
  deviation,
  readEffects,
  strongestNeurons,
  type WordEffects,
  type Neuron,
} from '@/model/contributions.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import type { LayerPart } from '@/model/trace.ts';
import { createAsking, valueOf, WAITING, type Answer } from './asking.ts';
import type { Model, NetworkStore } from './network.ts';
import type { SelectionStore } from './selection.ts';
import type { TraceStore } from './trace.ts';

// What views need of the engine's words; they do not import the engine.
export type { PartData };

export interface BlockPlace {
  readonly runId: number;
  readonly layer: Layer;
  readonly position: Position;
}

/** Vectors of one token, d numbers each, in the order of the block. */
export interface BlockVectors {
  readonly place: BlockPlace;
  readonly before: Float32Array;
  readonly attention: Float32Array;
  readonly middle: Float32Array;
  /** One number for each neuron, after the activation. */
  readonly neurons: Float32Array;
  readonly mlp: Float32Array;
  readonly after: Float32Array;
  /** The stream after the last block: what is read in the end. */
  readonly final: Float32Array;
}

/** What attention and the MLP add to the logits of words, if nothing after them changed. */
export interface BlockWords {
  readonly attention: WordEffects;
  readonly mlp: WordEffects;
}

export interface NeuronWords extends Neuron {
  /** What it writes: its activation times its row of the output matrix. d numbers. */
  readonly write: Float32Array;
  readonly effects: WordEffects;
}

export interface BlockState {
  readonly vectors: Answer<BlockVectors>;
  /** (2L + 1)×2×d: gain and bias of every layer norm. */
  readonly norms: Answer<PartData>;
  /** (H + 2)×d: each head's write, attention's output bias, the MLP's write. */
  readonly writes: Answer<{ readonly place: BlockPlace; readonly rows: readonly Float32Array[] }>;
  readonly words: Answer<BlockWords>;
  readonly neurons: Answer<readonly NeuronWords[]>;
  follow(): void;
}

export type BlockStore = ReturnType<typeof createBlock>;

/** Words shown on either side of a write. */
export const EFFECT_WORDS = 5;
const NEURON_WORDS = 3;
export const NEURONS = 6;
/** Of this many neurons with the largest activations the output rows are fetched, to find those that write most. */
export const NEURONS_MEASURED = 24;

interface Around {
  readonly network: NetworkStore;
  readonly trace: TraceStore;
  readonly selection: SelectionStore;
}

export function createBlock(engine: Engine, { network, trace, selection }: Around) {
  const asking = createAsking();
  /** Layer norms belong to the model, whatever the text. */
  const ofModel = createAsking();
  let reader: Model | null = null;
  let readers = 0;

  return createStore<BlockState>()((set, get) => ({
    vectors: WAITING,
    norms: WAITING,
    writes: WAITING,
    words: WAITING,
    neurons: WAITING,

    follow() {
      const { model } = network.getState();
      const { shown } = trace.getState();
      const { zoom, layer, query } = selection.getState();
      if (zoom !== 'block' || !shown || !model?.architecture) return asking.stop();
      if (model !== reader) {
        reader = model;
        readers += 1;
      }
      const place = { runId: shown.runId, layer, position: query ?? position(shown.ids.length - 1) };
      const { epsilon } = model.architecture;
      const key = [readers, ...Object.values(place)].join();
      ofModel.ask(
        'norms',
        String(readers),
        (signal) => engine.normWeights({}, { signal }),
        (norms) => set({ norms }),
      );
      asking.ask(
        'writes',
        key,
        (signal) => readWrites(engine, place, { signal }),
        (writes) => set({ writes }),
      );
      asking.ask(
        'vectors',
        key,
        (signal) => readVectors(engine, place, model.config.layerCount, { signal }),
        (vectors) => {
          set({ vectors });
          if (vectors.state === 'here') return askWords(vectors.value);
          // Words of other vectors may be here or on their way. Unless they are dropped, a visitor who is back at the
          // same place before those of another came would find the question answered, and the answer gone.
          for (const name of ['words', 'neurons']) asking.drop(name);
          set({ words: vectors, neurons: vectors });
        },
      );
      // A visitor who looked away while words were on their way and comes back finds the vectors here.
      const vectors = valueOf(get().vectors);
      if (vectors && isSamePlace(vectors.place, place)) askWords(vectors);

      function askWords(of: BlockVectors) {
        asking.ask(
          'words',
          key,
          (signal) => readWords(engine, of, epsilon, { signal }),
          (words) => set({ words }),
        );
        asking.ask(
          'neurons',
          key,
          (signal) => readNeurons(engine, of, epsilon, { signal }),
          (neurons) => set({ neurons }),
        );
      }
    },
  }));
}

function isSamePlace(one: BlockPlace, other: BlockPlace): boolean {
  return one.runId === other.runId && one.layer === other.layer && one.position === other.position;
}

async function readVectors(
  engine: Engine,
  place: BlockPlace,
  layerCount: number,
  options: CallOptions,
): Promise<BlockVectors> {
  const { runId, position, layer } = place;
  const length = position + 1;
  const lastRow = ({ shape, data }: PartData) => data.slice(position * (shape[1] ?? 0));
  const part = async (name: LayerPart, at: number = layer) =>
    lastRow(await engine.layerPart({ runId, name, layer: at, length }, options));
  const embedding = async () =>
    lastRow(await engine.wholePart({ runId, name: 'embedding', from: 0, to: length }, options));
  const [before, attention, middle, neurons, mlp, after, final] = await Promise.all([
    layer > 0 ? part('residual', layer - 1) : embedding(),
    part('attentionOut'),
    part('residualMid'),
    part('mlpActivation'),
    part('mlpOut'),
    part('residual'),
    part('residual', layerCount - 1),
  ]);
  return { place, before, attention, middle, neurons, mlp, after, final };
}

async function readWrites(engine: Engine, place: BlockPlace, options: CallOptions) {
  const { shape, data } = await engine.writes({ runId: place.runId, position: place.position }, options);
  const [, count = 0, width = 0] = shape;
  const from = place.layer * count * width;
  const rows = Array.from({ length: count }, (_, i) => data.slice(from + i * width, from + (i + 1) * width));
  return { place, rows };
}

/** What rows written into the stream add to all logits, each alone. The zero row is read along with them. */
async function effectsOf(
  engine: Engine,
  rows: readonly Float32Array[],
  final: Float32Array,
  count: number,
  epsilon: number,
  options: CallOptions,
): Promise<WordEffects[]> {
  const width = final.length;
  const asked = new Float32Array((rows.length + 1) * width);
  rows.forEach((row, at) => asked.set(row, at * width));
  const { shape, data } = await engine.readRows({ rows: asked }, options);
  const size = shape[1] ?? 0;
  const reading = (at: number) => data.subarray(at * size, (at + 1) * size);
  const sigma = deviation(final, epsilon);
  return rows.map((row, at) =>
    readEffects(contributionToLogits(reading(at), reading(rows.length), deviation(row, epsilon), sigma), count),
  );
}

async function readWords(
  engine: Engine,
  vectors: BlockVectors,
  epsilon: number,
  options: CallOptions,
): Promise<BlockWords> {
  const { attention, mlp, final } = vectors;
  const [first, second] = await effectsOf(engine, [attention, mlp], final, EFFECT_WORDS, epsilon, options);
  return { attention: first!, mlp: second! };
}

async function readNeurons(
  engine: Engine,
  vectors: BlockVectors,
  epsilon: number,
  options: CallOptions,
): Promise<NeuronWords[]> {
  const { neurons: activations, final, place } = vectors;
  const indexes = largestIndices(activations.map(Math.abs), NEURONS_MEASURED);
  const { data } = await engine.neuronRows({ layer: place.layer, neurons: Int32Array.from(indexes) }, options);
  const strongest = strongestNeurons(activations, indexes, data, NEURONS);
  const width = final.length;
  const writes = strongest.map(({ index, activation }) => {
    const from = indexes.indexOf(index) * width;
    return data.slice(from, from + width).map((weight) => weight * activation);
  });
  const effects = await effectsOf(engine, writes, final, NEURON_WORDS, epsilon, options);
  return strongest.map((neuron, at) => ({ ...neuron, write: writes[at]!, effects: effects[at]! }));
}
