/**
 * Who made a token's logit, for what is looked at: at the last token for the outcome, at the selected
 * query for a block or head, and by key for one head. All likely candidates are asked about at once,
 * because the engine's work hardly grows with their number: pointing at another one costs nothing.
 */
import { createStore } from 'zustand/vanilla';
import type { Engine } from '@/engine/Engine.ts';
import type { PartData } from '@/engine/protocol.ts';
import { position, tokenId, type Head, type Layer, type Position, type TokenId } from '@/model/axes.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { createAsking, WAITING, type Answer } from './asking.ts';
import type { Model, NetworkStore } from './network.ts';
import type { SelectionStore } from './selection.ts';
import type { Shown, TraceStore } from './trace.ts';

/** N×K: what each component adds to the logit of each of these tokens. */
export interface AttributionAt {
  readonly runId: number;
  readonly position: Position;
  readonly tokens: readonly TokenId[];
  readonly data: PartData;
}

/** T numbers: what one head adds to the logit of `token`, by key. */
export interface KeyAttribution {
  readonly runId: number;
  readonly layer: Layer;
  readonly head: Head;
  readonly query: Position;
  readonly token: TokenId;
  readonly byKey: Float32Array;
}

/**
 * The token whose logit is subtracted: the most probable other one, one that was chosen, or none (null), for the logit
 * itself. A part that raises every token alike makes none more probable, so a difference tells more than a logit does.
 */
export type Against = TokenId | 'runnerUp' | null;

export interface AttributionState {
  readonly at: ReadonlyMap<Position, Answer<AttributionAt>>;
  readonly keys: Answer<KeyAttribution>;
  readonly against: Against;
  /** Explain this token's logit. */
  choose(token: TokenId | null): void;
  compareWith(against: Against): void;
  /** Fetch what is looked at and not here yet. */
  follow(): void;
  /** Fetch the attribution of a token's logit at the last token, though no panel shows it. */
  ask(token: TokenId): void;
}

export type AttributionStore = ReturnType<typeof createAttribution>;

/** Candidates whose logits are explained without asking again: more than the table shows at first. */
export const LIKELY_TOKENS = 20;

interface Around {
  readonly network: NetworkStore;
  readonly trace: TraceStore;
  readonly selection: SelectionStore;
}

export function createAttribution(engine: Engine, { network, trace, selection }: Around) {
  const asking = createAsking();
  let runId: number | null = null;
  let reader: Model | null = null;
  /** Asked for by hand; wanted as long as this text is on show. */
  let byHand: TokenId | null = null;

  return createStore<AttributionState>()((set, get) => {
    function put(place: Position, answer: Answer<AttributionAt>) {
      // While more tokens are fetched, those that are here stay.
      if (answer.state === 'waiting' && get().at.get(place)?.state === 'here') return;
      set({ at: new Map(get().at).set(place, answer) });
    }

    function fetchAt(shown: Shown, place: Position) {
      const wanted = wantedTokens(shown, place, [selection.getState().candidate, chosenAgainst(get().against), byHand]);
      const answer = get().at.get(place);
      const known = answer?.state === 'here' ? answer.value.tokens : [];
      if (wanted.every((token) => known.includes(token))) return;
      const tokens = [...new Set([...known, ...wanted])];
      const params = { runId: shown.runId, position: place, tokens: Int32Array.from(tokens) };
      asking.ask(
        nameAt(place),
        `${shown.runId} ${tokens.join()}`,
        async (signal) => ({ ...params, tokens, data: await engine.attribution(params, { signal }) }),
        (answer) => put(place, answer),
      );
    }

    function fetchKeys(shown: Shown, query: Position) {
      const { layer, head, candidate } = selection.getState();
      const token = explainedToken(shown, query, candidate);
      const params = { runId: shown.runId, layer, head, query, token };
      asking.ask(
        'keys',
        Object.values(params).join(),
        async (signal) => ({ ...params, byKey: (await engine.keyAttribution(params, { signal })).data }),
        (keys) => set({ keys }),
      );
    }

    return {
      at: new Map(),
      keys: WAITING,
      against: 'runnerUp',

      choose(token) {
        if (selection.getState().candidate === token) return;
        selection.getState().setCandidate(token);
        get().follow();
      },

      compareWith(against) {
        set({ against });
        get().follow();
      },

      ask(token) {
        byHand = token;
        get().follow();
      },

      follow() {
        const { shown } = trace.getState();
        const { model } = network.getState();
        if (runId !== (shown?.runId ?? null) || model !== reader) {
          asking.forget();
          runId = shown?.runId ?? null;
          reader = model;
          byHand = null;
          set({ at: new Map(), keys: WAITING });
        }
        if (!shown || model?.transparency !== 'full') return;
        const { zoom, outcome } = selection.getState();
        const last = position(shown.ids.length - 1);
        const query = selection.getState().query ?? last;
        const places = new Set<Position>();
        if (outcome === 'attribution' || byHand !== null) places.add(last);
        if (zoom !== 'model') places.add(query);
        asking.stop(new Set([...[...places].map(nameAt), ...(zoom === 'head' ? ['keys'] : [])]));
        for (const place of places) fetchAt(shown, place);
        if (zoom === 'head') fetchKeys(shown, query);
      },
    };
  });
}

const chosenAgainst = (against: Against) => (against === 'runnerUp' ? null : against);
const nameAt = (place: Position) => `at ${place}`;

const likely = new WeakMap<Float32Array, readonly TokenId[]>();

/** The tokens with the largest logits after the text on show, best first. */
export function likelyTokens({ logits }: Pick<Shown, 'logits'>): readonly TokenId[] {
  const known = likely.get(logits);
  if (known) return known;
  const found = largestIndices(logits, LIKELY_TOKENS).map(tokenId);
  likely.set(logits, found);
  return found;
}

/**
 * The token whose logit is explained at a place: at the last token the candidate that is chosen, or the
 * likeliest; before it the token that came next in the text.
 */
export function explainedToken(shown: Shown, place: Position, candidate: TokenId | null): TokenId {
  return shown.ids[place + 1] ?? candidate ?? likelyTokens(shown)[0] ?? tokenId(0);
}

/** The token whose logit is subtracted from `token`'s; null for none, as where it would be the same one. */
export function comparedToken(shown: Pick<Shown, 'logits'>, token: TokenId, against: Against): TokenId | null {
  if (against === 'runnerUp') return likelyTokens(shown).find((other) => other !== token) ?? null;
  return against === token ? null : against;
}

function wantedTokens(shown: Shown, place: Position, others: readonly (TokenId | null)[]): TokenId[] {
  const isLast = place === shown.ids.length - 1;
  const chosen = others.filter((token) => token !== null);
  return [...new Set(isLast ? [...likelyTokens(shown), ...chosen] : [explainedToken(shown, place, null)])];
}

/** Where a token stands in an answer; null when it was not asked about. */
export function columnOf({ tokens }: AttributionAt, token: TokenId): number | null {
  const column = tokens.indexOf(token);
  return column === -1 ? null : column;
}
