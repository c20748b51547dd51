/**
 * What the visitor looks at: layer, head, query, stage, how near. Choosing runs nothing; it only
 * fetches what is then on show and not here yet.
 */
import { head, layer, position, type Head, type Layer } from '@/model/axes.ts';
import { findInterestingHead } from '@/model/headPattern.ts';
import type { Stage } from '@/model/stages.ts';
import type { NetworkStore } from './network.ts';
import type { PlayerStore } from './player.ts';
import type { SelectionStore, Zoom } from './selection.ts';
import type { PartRequest, TraceStore } from './trace.ts';

/**
 * A store with numbers of its own about the text on show. `follow` is called whenever that text, or
 * what is looked at, has changed: it fetches what its view shows now, and nothing while none does.
 */
export interface Follower {
  follow(): void;
}

export interface Look {
  /** The parts that a Trace of `length` tokens must bring for what is looked at. */
  wanted(length: number): PartRequest[];
  /** Fetch what is looked at and not here yet. */
  follow(): void;
  /** Until the visitor chooses a head, show one that does something on this text. */
  chooseHead(): void;
  selectHead(layer: Layer, head: Head): void;
  moveLayer(by: number): void;
  moveHead(by: number): void;
  selectQuery(at: number | null): void;
  goToStage(stage: Stage): void;
  /** Look nearer or from further away, at a layer and head if they are given. */
  zoomTo(zoom: Zoom, layer?: Layer, head?: Head): void;
  /** Show this view of its place, by id. */
  showOutcome(view: string): void;
  showGuide(view: string): void;
}

interface Around {
  readonly network: NetworkStore;
  readonly trace: TraceStore;
  readonly selection: SelectionStore;
  readonly player: PlayerStore;
  readonly followers: readonly Follower[];
}

export function createLook({ network, trace, selection, player, followers }: Around): Look {
  function wanted(length: number) {
    const { layer, query } = selection.getState();
    const layerCount = network.getState().model?.config.layerCount ?? 1;
    return neededParts(player.getState().stage, layer, query ?? length - 1, layerCount);
  }

  function follow() {
    const { shown } = trace.getState();
    if (!shown) return;
    void trace.getState().ensure(wanted(shown.ids.length));
    // Other numbers come after the step, which must not wait for them.
    for (const follower of followers) follower.follow();
  }

  function chooseHead() {
    const { shown } = trace.getState();
    if (!shown?.attention || selection.getState().isHeadChosen) return;
    const found = findInterestingHead(shown.attention, shown.ids);
    const { stage } = player.getState();
    const isLayerFixed = stage.kind === 'attention' || stage.kind === 'mlp';
    if (!isLayerFixed) selection.getState().setHead(found.layer, found.head, false);
    follow();
  }

  function selectHead(layer: Layer, head: Head) {
    selection.getState().setHead(layer, head, true);
    const { stage, setStage } = player.getState();
    if (stage.kind === 'attention' || stage.kind === 'mlp') setStage({ kind: stage.kind, layer });
    follow();
  }

  /** Round and round: beyond the last comes the first. */
  function move(count: number | undefined, index: number, by: number): number {
    return count === undefined ? index : (index + by + count) % count;
  }

  return {
    wanted,
    follow,
    chooseHead,
    selectHead,

    moveLayer(by) {
      const selected = selection.getState();
      selectHead(layer(move(network.getState().model?.config.layerCount, selected.layer, by)), selected.head);
    },

    moveHead(by) {
      const selected = selection.getState();
      selectHead(selected.layer, head(move(network.getState().model?.config.headCount, selected.head, by)));
    },

    selectQuery(at) {
      selection.getState().setQuery(at === null ? null : position(at));
      follow();
    },

    goToStage(stage) {
      player.getState().setStage(stage);
      if (stage.kind === 'attention' || stage.kind === 'mlp') {
        const { head, isHeadChosen, setHead } = selection.getState();
        setHead(stage.layer, head, isHeadChosen);
      }
      follow();
    },

    zoomTo(zoom, layer, head) {
      const selected = selection.getState();
      selected.setZoom(zoom);
      if (layer === undefined) follow();
      else selectHead(layer, head ?? selected.head);
    },

    showOutcome(view) {
      selection.getState().setOutcome(view);
      follow();
    },

    showGuide(view) {
      selection.getState().setGuide(view);
      follow();
    },
  };
}

/**
 * The tensors that the page shows at a stage, for the selected layer's arithmetic, and for a query position: asked for
 * together with the run, so that they arrive together. Nothing here depends on how a view draws them.
 */
function neededParts(stage: Stage, layer: number, position: number, layerCount: number): PartRequest[] {
  return [
    { name: 'query', layer },
    { name: 'key', layer },
    { name: 'value', layer },
    ...stageParts(stage, position, layerCount),
  ];
}

function stageParts(stage: Stage, position: number, layerCount: number): PartRequest[] {
  switch (stage.kind) {
    case 'embed':
      return [{ name: 'embedding' }, { name: 'tokenEmbedding' }, { name: 'positionEmbedding' }];
    case 'attention':
      return [
        stage.layer > 0 ? { name: 'residual', layer: stage.layer - 1 } : { name: 'embedding' },
        { name: 'attentionOut', layer: stage.layer },
        { name: 'residualMid', layer: stage.layer },
      ];
    case 'mlp':
      return [
        { name: 'residualMid', layer: stage.layer },
        { name: 'mlpActivation', layer: stage.layer },
        { name: 'mlpOut', layer: stage.layer },
        { name: 'residual', layer: stage.layer },
        { name: 'lens', position },
      ];
    case 'unembed':
      return [{ name: 'residual', layer: layerCount - 1 }, { name: 'finalNorm' }];
    case 'tokenize':
    case 'temperature':
    case 'filter':
    case 'softmax':
    case 'draw':
    case 'append':
      return [];
  }
}
