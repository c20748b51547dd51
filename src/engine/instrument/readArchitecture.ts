/**
 * What the graph says of the formulas it computes: its layer norms with their ε, and the curve in its MLPs.
 * Leaves out what only a run can tell: how attention scores are scaled (worker/load/proveArchitecture.ts).
 */
import type { Activation } from '@/model/architecture.ts';
import { readConstant, readFloats } from '@/engine/onnx/readFloats.ts';
import { readSubgraph } from '@/engine/onnx/readModel.ts';
import type { Graph, Model } from '@/engine/onnx/readModel.ts';
import { findActivation } from './activation.ts';
import { findWeighedInput } from './anatomy.ts';
import { GraphIndex } from './GraphIndex.ts';
import { findBranching } from './instrument.ts';
import { findLayerNorms } from './layerNorms.ts';
import type { LayerNorm } from './layerNorms.ts';
import { UnknownGraph } from './UnknownGraph.ts';

export interface GraphFacts {
  /** Null when the graph computes ε in a way we do not follow. */
  readonly epsilon: number | null;
  readonly activation: Activation;
  /** Whether every layer norm adds a row at its end. */
  readonly hasNormBias: boolean;
}

const AROUND_CONSTANT = new Set(['Cast', 'Identity']);

/** Of a graph that instrument() takes. Throws UnknownGraph when its blocks differ from each other. */
export function readArchitecture(model: Model, layerCount: number): GraphFacts {
  const branching = findBranching(model);
  const branch = branching && readSubgraph(model.bytes, branching, 'else_branch');
  const graphs = branch ? [branch, model.graph] : [model.graph];
  const index = branch ? new GraphIndex(branch, model.graph) : new GraphIndex(model.graph);
  const norms = findLayerNorms(index);
  return {
    epsilon: readEpsilon(index, graphs, norms),
    activation: readActivation(index, norms, layerCount),
    hasNormBias: norms.every(({ bias }) => bias !== null),
  };
}

function readEpsilon(index: GraphIndex, graphs: readonly Graph[], norms: readonly LayerNorm[]): number | null {
  const places = norms.map(({ epsilon }) =>
    typeof epsilon === 'string' ? index.back(epsilon, AROUND_CONSTANT) : epsilon,
  );
  const names = new Set(places.filter((place) => typeof place === 'string'));
  const stored = new Map(graphs.flatMap((graph) => [...readFloats(graph, names)]));
  const found = places.map((place) => {
    if (typeof place !== 'string') return place;
    const maker = index.producer(place);
    const values = maker?.op === 'Constant' ? readConstant(index.graph.bytes, maker) : stored.get(place);
    return values?.length === 1 ? values[0]! : null;
  });
  const [first = null, ...others] = found.map((value) => (value === null ? null : asWritten(value)));
  if (others.some((value) => value !== first)) throw new UnknownGraph('its layer norms add different numbers');
  return first;
}

/** A float32 keeps about seven digits: 0.00001 comes back as 0.0000099999997. */
const asWritten = (value: number) => Number(value.toPrecision(7));

function readActivation(index: GraphIndex, norms: readonly LayerNorm[], layerCount: number): Activation {
  const found = new Set<Activation>();
  for (let layer = 0; layer < layerCount; layer++) {
    const [middle, after] = [norms[2 * layer + 1]?.input, norms[2 * layer + 2]?.input];
    const add = index.producer(index.back(after ?? '', AROUND_CONSTANT));
    const written = add?.inputs.find((input) => input !== middle);
    if (written === undefined) throw new UnknownGraph(`found no MLP in layer ${layer}`);
    found.add(findActivation(index, findWeighedInput(index, written)));
  }
  return found.size === 1 ? [...found][0]! : 'other';
}
