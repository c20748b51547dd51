/**
 * The Trace on show: what the model computed for the tokens up to the cursor. The engine keeps the
 * tensors of the whole sequence; here are only the parts that views asked for. Everything a step
 * needs arrives together, so that no panel shows numbers of another step.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { isAborted, isLacking as isLackingPart } from '@/engine/EngineError.ts';
import type { EngineErrorData, PartData, RunResult } from '@/engine/protocol.ts';
import type { TokenId } from '@/model/axes.ts';
import { isBeginning, isSameText } from '@/model/tokens.ts';
import { tensor, type Axis, type Tensor } from '@/model/tensor.ts';
import {
  LAYER_PARTS,
  WHOLE_PARTS,
  type AttentionTensor,
  type LayerPart,
  type LayerTensor,
  type LensTensor,
  type WholePart,
  type WholeTensor,
} from '@/model/trace.ts';
import { describeError } from './network.ts';

/** A part by name: one layer's, one of the whole pass, or the logit lens at one position. */
export type PartRequest =
  | { readonly name: LayerPart; readonly layer: number }
  | { readonly name: Exclude<WholePart, 'logits'> }
  | { readonly name: 'lens'; readonly position: number };

/** A text, and how many of its tokens are read together (protocol.ts); it does not matter where none is given. */
export interface Reading {
  readonly ids: readonly TokenId[];
  readonly whole: number | undefined;
}

export interface Shown extends Reading {
  /** The run whose Trace this is the beginning of; the engine gives its parts by it. */
  readonly runId: number;
  /** Logits after the last token shown, V. */
  readonly logits: Float32Array;
  /** Bits, one per token; NaN for the first. */
  readonly surprisal: Float32Array;
  /** L×H×T×T; null for an opaque model. */
  readonly attention: AttentionTensor | null;
  /** What has arrived; null for a tensor that this model's graph does not have. */
  readonly parts: ReadonlyMap<string, Tensor | null>;
  /** Tokens whose rows came from the cache, and the time the run took; null when nothing had to run since another text was on show. */
  readonly run: { readonly reused: number; readonly milliseconds: number } | null;
}

/** A sequence whose Trace the engine holds. What is shown is a beginning of one. */
export interface Held extends Reading {
  readonly runId: number;
  readonly surprisal: Float32Array;
}

export interface TraceState {
  readonly shown: Shown | null;
  readonly isRunning: boolean;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly error: EngineErrorData | null;
  /** What all Traces the engine holds take, and what they may take. Bytes; null before the first run. */
  readonly memory: { readonly heldBytes: number; readonly limitBytes: number } | null;
  /**
   * Show the Trace of exactly these tokens, with these parts. False when a newer call took over or it
   * failed. `keep`: when the text goes on differently than before, hold the Trace of before as well.
   * `whole`: how many of the tokens are read together.
   */
  show(
    ids: readonly TokenId[],
    wanted: readonly PartRequest[],
    options?: { readonly keep?: boolean; readonly whole?: number },
  ): Promise<boolean>;
  /** The run that holds the Trace of a text, read in this way, if one does. */
  findHeld(ids: readonly TokenId[], whole?: number): Held | null;
  /** What a run beside the text on show says of the Traces that are still held. */
  noteHeld(result: Pick<RunResult, 'held' | 'heldBytes' | 'heldLimitBytes'>): void;
  /** Fetch parts of the Trace on show that are not here yet. */
  ensure(wanted: readonly PartRequest[]): Promise<void>;
  /** What is shown stays, and the next run does not grow from it: another engine answers. */
  renew(): void;
  /** Something before the run failed, such as reading the text. */
  fail(error: unknown): void;
  /** The visitor has read what failed; the text on show stands as it did. */
  dismissError(): void;
  clear(): void;
}

export type TraceStore = ReturnType<typeof createTrace>;

/** `isOpaque` tells whether the loaded model has parts to give. */
export function createTrace(engine: Engine, isOpaque: () => boolean) {
  /** Every sequence the engine holds, the newest first. */
  let lines: readonly Held[] = [];
  let latest = 0;
  /** Parts on their way for the tokens on show, so that none is asked for twice. */
  let asked: { readonly ids: readonly TokenId[]; readonly keys: Set<string> } | null = null;

  return createStore<TraceState>()((set, get) => {
    async function fetchPart(request: PartRequest, runId: number, length: number): Promise<[string, Tensor | null]> {
      try {
        return [partKey(request), await readPart(engine, request, runId, length)];
      } catch (error) {
        // A graph may lack one tensor (say, the token embedding apart): the panel says so.
        if (isLackingPart(describeError(error))) return [partKey(request), null];
        throw error;
      }
    }

    function fetchParts(wanted: readonly PartRequest[], runId: number, length: number) {
      return Promise.all(wanted.map((request) => fetchPart(request, runId, length)));
    }

    function findHeld(ids: readonly TokenId[], whole?: number): Held | null {
      return lines.find((line) => line.whole === whole && isBeginning(ids, line.ids)) ?? null;
    }

    function noteHeld({ held, heldBytes, heldLimitBytes }: Pick<RunResult, 'held' | 'heldBytes' | 'heldLimitBytes'>) {
      lines = lines.filter((line) => held.includes(line.runId));
      set({ memory: { heldBytes, limitBytes: heldLimitBytes } });
    }

    async function bringTo(ids: readonly TokenId[], keep: boolean, whole?: number) {
      const line = findHeld(ids, whole);
      if (line) {
        const last = { runId: line.runId, name: 'logits', from: ids.length - 1, to: ids.length } as const;
        return { line, logits: (await engine.wholePart(last)).data, run: null };
      }
      // Whatever becomes of this run, the engine may no longer hold what it grows from.
      lines = keep ? lines.filter((other) => !isBeginning(other.ids, ids)) : [];
      const result = await engine.run(
        { ids: Int32Array.from(ids), keep, ...(whole === undefined ? {} : { whole }) },
        { onProgress: (progress) => progress.phase === 'run' && set({ progress }) },
      );
      const grown: Held = { runId: result.runId, ids, whole, surprisal: result.surprisal };
      lines = [grown, ...lines];
      noteHeld(result);
      return { line: grown, logits: result.logits, run: { reused: result.reused, milliseconds: result.milliseconds } };
    }

    return {
      shown: null,
      memory: null,
      isRunning: false,
      progress: null,
      error: null,

      findHeld,
      noteHeld,

      async show(ids, wanted, { keep = false, whole } = {}) {
        const mine = ++latest;
        set({ isRunning: true, progress: null });
        try {
          const { line, logits, run } = await bringTo(ids, keep, whole);
          if (mine !== latest) return false;
          const { runId, surprisal } = line;
          const opaque = isOpaque();
          const [attention, parts] = await Promise.all([
            opaque ? null : engine.attention({ runId, length: ids.length }),
            opaque ? [] : fetchParts(wanted, runId, ids.length),
          ]);
          if (mine !== latest) return false;
          // Read again without need (a link to the text on show), it is still what the last run has computed.
          const before = get().shown;
          const isSame = before?.runId === runId && isSameText(before.ids, ids);
          const shown: Shown = {
            runId,
            ids,
            whole,
            logits,
            surprisal: surprisal.subarray(0, ids.length),
            attention: attention && named(['layer', 'head', 'query', 'key'], attention),
            parts: new Map(parts),
            run: run ?? (isSame ? before.run : null),
          };
          set({ shown, isRunning: false, progress: null, error: null });
          return true;
        } catch (error) {
          if (mine !== latest) return false;
          const data = describeError(error);
          lines = [];
          set({ isRunning: false, progress: null, error: isAborted(error) ? null : data });
          return false;
        }
      },

      async ensure(wanted) {
        const { shown } = get();
        if (!shown || isOpaque()) return;
        if (asked?.ids !== shown.ids) asked = { ids: shown.ids, keys: new Set() };
        const { keys } = asked;
        const missing = wanted.filter((request) => !shown.parts.has(partKey(request)) && !keys.has(partKey(request)));
        if (missing.length === 0) return;
        for (const request of missing) keys.add(partKey(request));
        try {
          const parts = await fetchParts(missing, shown.runId, shown.ids.length);
          const now = get().shown;
          // Another step may have come in meanwhile; its own parts are then on their way.
          if (now && now.ids === shown.ids) set({ shown: { ...now, parts: new Map([...now.parts, ...parts]) } });
        } catch (error) {
          if (!isAborted(error)) set({ error: describeError(error) });
        } finally {
          for (const request of missing) keys.delete(partKey(request));
        }
      },

      renew: () => void (lines = []),
      fail: (error) => set({ isRunning: false, progress: null, error: describeError(error) }),
      dismissError: () => set({ error: null }),

      clear() {
        latest += 1;
        lines = [];
        set({ memory: null, shown: null, isRunning: false, progress: null, error: null });
      },
    };
  });
}

function partKey(request: PartRequest): string {
  if ('layer' in request) return `${request.name}.${request.layer}`;
  if ('position' in request) return `lens@${request.position}`;
  return request.name;
}

async function readPart(engine: Engine, request: PartRequest, runId: number, length: number): Promise<Tensor> {
  if ('position' in request) return named(['layer', 'token'], await engine.lens({ runId, position: request.position }));
  if ('layer' in request)
    return named(
      LAYER_PARTS[request.name],
      await engine.layerPart({ runId, name: request.name, layer: request.layer, length }),
    );
  return named(WHOLE_PARTS[request.name], await engine.wholePart({ runId, name: request.name, from: 0, to: length }));
}

function named<const Axes extends readonly Axis[]>(axes: Axes, part: PartData): Tensor<Axes> {
  return tensor(axes, part.shape as unknown as Tensor<Axes>['shape'], part.data);
}

/** One layer's tensor, if it has arrived. */
export function layerPart<Name extends LayerPart>(
  shown: Shown | null,
  name: Name,
  layer: number,
): LayerTensor<Name> | null {
  return (shown?.parts.get(partKey({ name, layer })) as unknown as LayerTensor<Name> | undefined) ?? null;
}

/** A tensor of the whole pass, if it has arrived. */
export function wholePart<Name extends Exclude<WholePart, 'logits'>>(
  shown: Shown | null,
  name: Name,
): WholeTensor<Name> | null {
  return (shown?.parts.get(partKey({ name })) as unknown as WholeTensor<Name> | undefined) ?? null;
}

/** The logit lens at a position, if it has arrived. */
export function lensPart(shown: Shown | null, position: number): LensTensor | null {
  return (shown?.parts.get(partKey({ name: 'lens', position })) as unknown as LensTensor | undefined) ?? null;
}

/** True when this model's graph does not have the tensor, so that waiting for it is in vain. */
export function isLacking(shown: Shown | null, request: PartRequest): boolean {
  return shown?.parts.get(partKey(request)) === null;
}
