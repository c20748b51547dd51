/**
 * An experiment carried out: the engine's calls, beside the text on show and without touching it. Rows
 * of other texts are read once and kept while a model is loaded. Leaves out what is wanted and when:
 * experiment.ts.
 */
import type { Engine } from '@/engine/Engine.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { PartData, Progress, RunResult } from '@/engine/protocol.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { steeringVector, toIntervention, type Change, type Experiment, type Place } from '@/model/experiment.ts';
import type { OtherTexts } from '@/model/experimentRules.ts';
import { meanHeadOutput } from '@/model/headMean.ts';
import type { Intervention } from '@/model/intervention.ts';
import { tensor } from '@/model/tensor.ts';
import { isSameText, wellFormed } from '@/model/tokens.ts';
import type { GreedyText, Side } from './comparison.ts';
import type { Reading, Shown, TraceStore } from './trace.ts';

/** Tokens that are taken greedily, before and after. */
export const CONTINUATION_TOKENS = 12;
/** Streams of other texts kept, T×d numbers each; the one used longest ago goes. */
const MOST_KEPT_ROWS = 24;

/** The texts beside the one on show, as tokens. Empty for a text that is empty. */
export interface ExtraTexts {
  /** With what was generated behind it, cut to the window: laid out as the text on show is. */
  readonly other: readonly TokenId[];
  readonly toward: readonly TokenId[];
  readonly away: readonly TokenId[];
}

type HeadChange = Extract<Change, { readonly kind: 'head' }>;

export interface Call {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface ExperimentRunner {
  /** `behind`: generated tokens that follow the prompt, which follow the other text as well. */
  readTexts(experiment: Experiment, behind: readonly TokenId[], window: number): Promise<ExtraTexts>;
  /** `text`: what is changed; heads are put to their means over it. */
  intervene(
    changes: readonly Change[],
    place: Place,
    texts: ExtraTexts,
    text: Reading,
    call: Call,
  ): Promise<Intervention>;
  /** The text under an intervention, read as it is without: logits and attention of every head. */
  run(text: Reading, intervention: Intervention, call: Call): Promise<Side & { readonly runId: number }>;
  /** The text under an intervention, or as it is: what comes next and what each token cost. Nothing of it is held. */
  outcome(
    ids: readonly TokenId[],
    intervention: Intervention | null,
    call: Call,
  ): Promise<Pick<RunResult, 'logits' | 'surprisal'>>;
  tokenize(text: string): Promise<readonly TokenId[]>;
  /** What follows a run whose text is `length` tokens, greedily. */
  continueRun(runId: number, call: Call): Promise<GreedyText>;
  /** What follows the text on show as the model is. */
  continueShown(shown: Shown, call: Call): Promise<GreedyText>;
  forget(): void;
}

export function describeTexts(shown: readonly TokenId[], { other, toward, away }: ExtraTexts): OtherTexts {
  return {
    otherLength: other.length === 0 ? null : other.length,
    isOtherSame: isSameText(other, shown),
    hasSteeringTexts: toward.length > 0 && away.length > 0,
    areSteeringTextsSame: isSameText(toward, away),
  };
}

export function createExperimentRunner(engine: Engine, trace: TraceStore): ExperimentRunner {
  const tokens = new Map<string, Promise<readonly TokenId[]>>();
  /** Streams of other texts by tokens and level, the one used last at the end. */
  const streams = new Map<string, Float32Array>();
  let lastRun: number | null = null;
  /** Means of heads over the text that was changed last, by layer. */
  let means: { readonly ids: readonly TokenId[]; readonly layers: Map<number, readonly Float32Array[]> } | null = null;
  let known: { readonly ids: readonly TokenId[]; readonly text: GreedyText } | null = null;

  function tokenize(text: string): Promise<readonly TokenId[]> {
    const written = wellFormed(text).text;
    if (written === '') return Promise.resolve([]);
    const found = tokens.get(written);
    if (found) return found;
    const asked = engine.tokenize({ text: written }).then(({ ids }) => Array.from(ids, tokenId));
    tokens.set(written, asked);
    // A failed question is asked again.
    asked.catch(() => tokens.delete(written));
    return asked;
  }

  async function runAside({ ids, whole }: Reading, intervention: Intervention | null, call: Call): Promise<RunResult> {
    const result = await engine.run(
      {
        ids: Int32Array.from(ids),
        lane: 'aside',
        ...(intervention ? { intervention } : {}),
        ...(whole === undefined ? {} : { whole }),
      },
      call,
    );
    trace.getState().noteHeld(result);
    return result;
  }

  /** The residual stream of a text at these levels, T×d each, by level. */
  async function readStreams(ids: readonly TokenId[], levels: readonly number[], call: Call) {
    const name = (level: number) => `${level}:${ids.join('.')}`;
    const missing = [...new Set(levels)].filter((level) => !streams.has(name(level)));
    if (missing.length > 0) {
      const { runId } = await runAside({ ids, whole: undefined }, null, call);
      const read = await Promise.all(missing.map((level) => readLevel(engine, runId, level, call)));
      missing.forEach((level, at) => streams.set(name(level), read[at]!));
      await engine.release({ runId });
    }
    const found = new Map(levels.map((level) => [level, streams.get(name(level))!]));
    for (const [level, rows] of found) {
      streams.delete(name(level));
      streams.set(name(level), rows);
    }
    for (const key of [...streams.keys()].slice(0, -MOST_KEPT_ROWS)) streams.delete(key);
    return (level: number, position: number): Float32Array => {
      const rows = found.get(level);
      if (!rows) throw new EngineError('Internal', `The stream at level ${level} was not asked for.`);
      const width = rows.length / ids.length;
      return rows.subarray(position * width, (position + 1) * width);
    };
  }

  /** What heads hand on as their mean over a text, read as it is; dh numbers each. */
  async function readMeans(text: Reading, heads: readonly HeadChange[], call: Call) {
    const { ids } = text;
    const missing = [...new Set(heads.map(({ layer }) => layer))].filter(
      (layer) => means?.ids !== ids || !means.layers.has(layer),
    );
    if (means?.ids !== ids) means = { ids, layers: new Map() };
    const { layers } = means;
    if (missing.length > 0) {
      const held = trace.getState().findHeld(ids, text.whole);
      const { runId } = held ?? (await runAside(text, null, call));
      await Promise.all(
        missing.map(async (layer) => layers.set(layer, await readLayerMeans(engine, runId, layer, ids.length, call))),
      );
      if (!held) await engine.release({ runId });
    }
    return (layer: number, head: number): Float32Array => {
      const found = layers.get(layer)?.[head];
      if (!found) throw new EngineError('Internal', `The mean of head ${layer}.${head} was not asked for.`);
      return found;
    };
  }

  async function continueRun(runId: number, call: Call): Promise<GreedyText> {
    const { ids, probabilities } = await engine.continuation({ runId, count: CONTINUATION_TOKENS }, call);
    return { ids: Array.from(ids, tokenId), probabilities: Array.from(probabilities) };
  }

  return {
    continueRun,

    async readTexts({ other, toward, away }, behind, window) {
      const [readOther, readToward, readAway] = await Promise.all([other, toward, away].map(tokenize));
      return {
        other: readOther!.length === 0 ? [] : [...readOther!, ...behind].slice(-window),
        toward: readToward!.slice(-window),
        away: readAway!.slice(-window),
      };
    },

    tokenize,

    async outcome(ids, intervention, call) {
      const { runId, logits, surprisal } = await runAside({ ids, whole: undefined }, intervention, call);
      await engine.release({ runId });
      return { logits, surprisal };
    },

    async intervene(changes, place, texts, text, call) {
      const swapLevels = changes.flatMap((change) => (change.kind === 'swap' ? [change.level] : []));
      const steerLevels = changes.flatMap((change) => (change.kind === 'steer' ? [change.level] : []));
      const read = (ids: readonly TokenId[], levels: readonly number[]) =>
        levels.length === 0 ? null : readStreams(ids, levels, call);
      const swap = await read(texts.other, swapLevels);
      const toward = await read(texts.toward, steerLevels);
      const away = await read(texts.away, steerLevels);
      const heads = changes.filter((change): change is HeadChange => change.kind === 'head' && change.to === 'mean');
      const headMean = heads.length > 0 ? await readMeans(text, heads, call) : null;
      return toIntervention(changes, place, {
        swapRow: (level, position) => swap!(level, position).slice(),
        steeringRow: (level) =>
          steeringVector(toward!(level, texts.toward.length - 1), away!(level, texts.away.length - 1)),
        headMean: (layer, head) => headMean!(layer, head),
      });
    },

    async run(text, intervention, call) {
      const { ids } = text;
      const result = await runAside(text, intervention, call);
      if (lastRun !== null && lastRun !== result.runId) await engine.release({ runId: lastRun });
      lastRun = result.runId;
      const { shape, data } = await engine.attention({ runId: result.runId, length: ids.length }, call);
      const [layers, heads, queries, keys] = shape as [number, number, number, number];
      const attention = tensor(['layer', 'head', 'query', 'key'], [layers, heads, queries, keys], data);
      const { runId, logits, surprisal } = result;
      return { label: null, ids, logits, surprisal, attention, continuation: null, runId };
    },

    async continueShown(shown, call) {
      if (known?.ids !== shown.ids) {
        // What is on show may be the beginning of a longer run; what follows is asked after its end.
        const isWhole = trace.getState().findHeld(shown.ids, shown.whole)?.ids.length === shown.ids.length;
        const aside = isWhole ? null : await runAside(shown, null, call);
        known = { ids: shown.ids, text: await continueRun(aside?.runId ?? shown.runId, call) };
        if (aside) await engine.release({ runId: aside.runId });
      }
      return known.text;
    },

    forget() {
      tokens.clear();
      streams.clear();
      lastRun = null;
      known = null;
      means = null;
    },
  };
}

/** Of every head of a layer. */
async function readLayerMeans(engine: Engine, runId: number, layer: number, length: number, call: Call) {
  const [attention, value] = await Promise.all([
    engine.layerPart({ runId, name: 'attention', layer, length }, call),
    engine.layerPart({ runId, name: 'value', layer, length }, call),
  ]);
  const headCount = attention.shape[0] ?? 0;
  const of = ({ data }: PartData, head: number) => {
    const size = data.length / headCount;
    return data.subarray(head * size, (head + 1) * size);
  };
  return Array.from({ length: headCount }, (_, head) =>
    meanHeadOutput(tensor(['query', 'key'], [length, length], of(attention, head)), of(value, head)),
  );
}

async function readLevel(engine: Engine, runId: number, level: number, call: Call): Promise<Float32Array> {
  const part =
    level === 0
      ? await engine.wholePart({ runId, name: 'embedding' }, call)
      : await engine.layerPart({ runId, name: 'residual', layer: level - 1 }, call);
  return part.data;
}
