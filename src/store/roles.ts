/**
 * What the heads of the loaded model do in general, as measured on the built-in probe set: once a model,
 * when the visitor's text has been read and nothing else is to do. What a head does on the text on show
 * is asked of its attention (model/headPattern.ts, model/headScores.ts).
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { isAborted } from '@/engine/EngineError.ts';
import type { EngineErrorData } from '@/engine/protocol.ts';
import { head, layer, type Head, type Layer } from '@/model/axes.ts';
import { HEAD_ROLES, hasRole, rolesOf, type HeadRole } from '@/model/headRoles.ts';
import type { Follower } from './look.ts';
import { canChange, describeError, type NetworkStore } from './network.ts';
import type { TraceStore } from './trace.ts';
import type { Wait } from './wait.ts';

/** Scores of every head of a model. */
export interface RoleScores {
  readonly layerCount: number;
  readonly headCount: number;
  /** L×H×R, roles in the order of HEAD_ROLES. */
  readonly data: Float32Array;
}

/** A head and its score for the role that was asked for, in 0…1. */
export interface RoleHead {
  readonly layer: Layer;
  readonly head: Head;
  readonly score: number;
}

export interface RolesState {
  /** By the id of the model. A model measured once is not measured again. */
  readonly measured: ReadonlyMap<string, RoleScores>;
  /** The measurement under way: whose, and how many probes of how many are done. */
  readonly measuring: { readonly model: string; readonly done: number; readonly total: number } | null;
  /** Why a model could not be measured. */
  readonly failure: { readonly model: string; readonly error: EngineErrorData } | null;
  /** Heads without this role are shown faintly; null: no filter. */
  readonly filter: HeadRole | null;
  setFilter(filter: HeadRole | null): void;
  /** Heads of the loaded model that have the role, the clearest first; null while they are not measured. */
  headsWith(role: HeadRole): readonly RoleHead[] | null;
  /** Measure the loaded model now, unless that is done or under way. */
  measure(): Promise<void>;
}

export type RolesStore = ReturnType<typeof createRoles>['store'];

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
  readonly wait: Wait;
}

/** After a text was read, in milliseconds: what the page shows of it comes first. */
const IDLE_PAUSE = 1500;

export function createRoles({ engine, network, trace, wait }: Around) {
  let controller: AbortController | null = null;
  let turns = 0;

  /** The id of the loaded model, if its heads can be seen. */
  function currentModel(): string | null {
    const { model } = network.getState();
    return model && canChange(model) ? model.source.id : null;
  }

  const store = createStore<RolesState>()((set, get) => ({
    measured: new Map(),
    measuring: null,
    failure: null,
    filter: null,

    setFilter: (filter) => set({ filter }),

    headsWith(role) {
      const scores = get().measured.get(currentModel() ?? '');
      return scores ? listHeads(scores, role) : null;
    },

    async measure() {
      const model = currentModel();
      const { measured, measuring } = get();
      if (model === null || measured.has(model) || measuring?.model === model) return;
      controller?.abort();
      const mine = (controller = new AbortController());
      set({ measuring: { model, done: 0, total: 0 }, failure: null });
      try {
        const { shape, data } = await engine.headRoles(
          {},
          {
            signal: mine.signal,
            onProgress: (progress) => {
              if (mine === controller && progress.phase === 'run')
                set({ measuring: { model, done: progress.done, total: progress.total } });
            },
          },
        );
        const [layerCount = 0, headCount = 0] = shape;
        if (mine !== controller) return;
        set({ measured: new Map([...get().measured, [model, { layerCount, headCount, data }]]), measuring: null });
      } catch (error) {
        if (mine !== controller) return;
        set({ measuring: null, failure: isAborted(error) ? null : { model, error: describeError(error) } });
      }
    },
  }));

  const follower: Follower = {
    follow() {
      const model = currentModel();
      const { measured, measuring, failure } = store.getState();
      // What another model's heads do is no longer asked.
      if (measuring && measuring.model !== model) controller?.abort();
      if (model === null || measured.has(model) || measuring?.model === model || failure?.model === model) return;
      const mine = ++turns;
      void wait(IDLE_PAUSE).then(() => {
        if (mine === turns && !trace.getState().isRunning) void store.getState().measure();
      });
    },
  };
  return { store, follower };
}

/** R scores of one head. */
export function scoresOf({ headCount, data }: RoleScores, layer: number, head: number): Float32Array {
  const from = (layer * headCount + head) * HEAD_ROLES.length;
  return data.subarray(from, from + HEAD_ROLES.length);
}

/** The roles a head has in general, the clearest first. */
export function rolesOfHead(scores: RoleScores, layer: number, head: number): readonly HeadRole[] {
  return rolesOf(scoresOf(scores, layer, head));
}

/** Heads that have a role, the clearest first; equal ones by layer and head. */
export function listHeads(scores: RoleScores, role: HeadRole): readonly RoleHead[] {
  const at = HEAD_ROLES.indexOf(role);
  return Array.from({ length: scores.layerCount * scores.headCount }, (_, index): RoleHead => {
    const [l, h] = [Math.floor(index / scores.headCount), index % scores.headCount];
    return { layer: layer(l), head: head(h), score: scoresOf(scores, l, h)[at] ?? 0 };
  })
    .filter(({ score }) => hasRole(role, score))
    .sort((a, b) => b.score - a.score);
}
