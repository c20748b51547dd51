/**
 * Every head switched off in turn, the rest as it is, and what that does to the next token of the text on show. One
 * run a head, each asked for when the one before is there: what the visitor asks for meanwhile waits for one at most.
 * What was found belongs to its text and its model, and goes with them.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import { isAborted } from '@/engine/EngineError.ts';
import type { EngineErrorData } from '@/engine/protocol.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import type { Change } from '@/model/experiment.ts';
import { readOutcome, type Measure, type Question, type Readout } from '@/model/headEffect.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { isSameText } from '@/model/tokens.ts';
import { createExperimentRunner } from './experimentRun.ts';
import { canChange, describeError, type NetworkStore } from './network.ts';
import type { Shown, TraceStore } from './trace.ts';

/** What takes the place of what a head carries. */
export const REPLACEMENTS = ['zero', 'mean'] as const;
export type Replacement = (typeof REPLACEMENTS)[number];

export interface SweepWish {
  readonly measure: Measure;
  /** The token asked about and the one it is compared with; null: the likeliest and the next likeliest. */
  readonly token: TokenId | null;
  readonly against: TokenId | null;
  readonly replacement: Replacement;
}

export interface SweepFound {
  readonly ids: readonly TokenId[];
  readonly layerCount: number;
  readonly headCount: number;
  readonly replacement: Replacement;
  /** Tokens that can be asked about, the likeliest first. */
  readonly tokens: readonly TokenId[];
  readonly before: Readout;
  /** L×H, by layer; null where nothing was run yet. */
  readonly cells: readonly (Readout | null)[];
}

export interface SweepState extends SweepWish {
  readonly found: SweepFound | null;
  readonly isRunning: boolean;
  readonly isStopped: boolean;
  readonly error: EngineErrorData | null;
  /** Asks of what is there already: no measure runs anything. Another replacement is another sweep. */
  ask(wish: Partial<SweepWish>): void;
  /** Run the heads that are missing. */
  run(): Promise<void>;
  /** What was found until then stays. */
  stop(): void;
}

export type SweepStore = ReturnType<typeof createSweep>;

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
}

/** Of each outcome these logits are kept: of all V a large model's sweep would take hundreds of megabytes. */
const MOST_TOKENS = 20;
const NOTHING = { found: null, isRunning: false, isStopped: false, error: null } as const;
const NO_TEXTS = { other: [], toward: [], away: [] } as const;

export function createSweep({ engine, network, trace }: Around) {
  const runner = createExperimentRunner(engine, trace);
  let controller: AbortController | null = null;

  const store = createStore<SweepState>()((set, get) => {
    function giveUp() {
      controller?.abort();
      controller = null;
    }

    async function runMissing(shown: Shown, begun: SweepFound, mine: AbortController) {
      const { layerCount, headCount, replacement, tokens, ids } = begun;
      const place = { layerCount, headCount, length: ids.length };
      const call = { signal: mine.signal };
      for (let index = 0; index < begun.cells.length; index++) {
        if (get().found?.cells[index]) continue;
        const change = headChange(begun, index);
        const intervention = await runner.intervene([change], place, NO_TEXTS, shown, call);
        const { logits } = await runner.outcome(shown.ids, intervention, call);
        const { found } = get();
        if (mine !== controller || !found) return;
        const cell = readOutcome(shown.logits, logits, tokens);
        set({ found: { ...found, replacement, cells: found.cells.map((old, at) => (at === index ? cell : old)) } });
      }
    }

    return {
      measure: 'divergence',
      token: null,
      against: null,
      replacement: 'zero',
      ...NOTHING,

      ask(wish) {
        const isAnother = wish.replacement !== undefined && wish.replacement !== get().replacement;
        if (isAnother) giveUp();
        set({ ...wish, ...(isAnother ? NOTHING : {}) });
      },

      async run() {
        const { model } = network.getState();
        const { shown } = trace.getState();
        if (!model || !shown || !canChange(model) || get().isRunning) return;
        const { found, replacement } = get();
        const { layerCount, headCount } = model.config;
        const isBegun = found !== null && found.cells.includes(null);
        const begun = isBegun ? found : beginSweep(shown, { layerCount, headCount }, replacement);
        const mine = (controller = new AbortController());
        set({ found: begun, isRunning: true, isStopped: false, error: null });
        try {
          await runMissing(shown, begun, mine);
          if (mine === controller) set({ isRunning: false });
        } catch (error) {
          if (mine === controller)
            set({ isRunning: false, isStopped: true, error: isAborted(error) ? null : describeError(error) });
        }
      },

      stop() {
        giveUp();
        set({ isRunning: false, isStopped: true });
      },
    };
  });

  function drop() {
    controller?.abort();
    controller = null;
    store.setState({ ...NOTHING, token: null, against: null });
  }
  network.subscribe((now, before) => {
    if (now.model === before.model) return;
    runner.forget();
    drop();
  });
  trace.subscribe(({ shown }, before) => {
    const { found } = store.getState();
    if (shown === before.shown || !found) return;
    if (!shown || !isSameText(found.ids, shown.ids)) drop();
  });
  return store;
}

function beginSweep(
  { ids, logits }: Shown,
  sizes: Pick<SweepFound, 'layerCount' | 'headCount'>,
  replacement: Replacement,
): SweepFound {
  const tokens = largestIndices(logits, MOST_TOKENS).map(tokenId);
  const before = readOutcome(logits, logits, tokens);
  const cells = new Array<null>(sizes.layerCount * sizes.headCount).fill(null);
  return { ids, ...sizes, replacement, tokens, before, cells };
}

/** The change that a cell is the outcome of. */
export function headChange({ headCount, replacement }: SweepFound, index: number): Change {
  const [layer, head] = [Math.floor(index / headCount), index % headCount];
  return { kind: 'head', layer, head, ...(replacement === 'mean' ? { to: 'mean' } : {}) };
}

/** What is asked of what was found; tokens that are not among those kept give way to the likeliest. */
export function questionOf({ tokens }: SweepFound, { measure, token, against }: SweepWish): Question {
  const at = token === null ? 0 : Math.max(0, tokens.indexOf(token));
  const wanted = against === null ? -1 : tokens.indexOf(against);
  const other = wanted < 0 || wanted === at ? (at === 0 ? 1 : 0) : wanted;
  return { measure, token: at, against: other };
}
