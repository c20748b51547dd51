/**
 * The actions of the page that touch more than one store: reading a text, choosing the next token,
 * walking through a pass. Only here and in the stores is the engine called; no view and no effect does.
 */
import type { Engine } from '@/engine/Engine.ts';
import { EngineError, isAborted } from '@/engine/EngineError.ts';
import type { ModelSource } from '@/engine/protocol.ts';
import { head, layer, tokenId, type TokenId } from '@/model/axes.ts';
import { isSameText, unixLineEnds, wellFormed } from '@/model/tokens.ts';
import type { Distribution } from './distribution.ts';
import { carriedText, fullText, type CarriedText } from './fullText.ts';
import { createLook, type Follower, type Look } from './look.ts';
import type { Standing } from './ahead.ts';
import { isRecorded, windowOf, type Model, type NetworkStore } from './network.ts';
import type { PanelsStore, PictureSide } from './panels.ts';
import type { PlayerStore } from './player.ts';
import type { SamplingStore } from './sampling.ts';
import type { SelectionStore } from './selection.ts';
import { readingOf, shownTokens, type GeneratedToken, type SequenceStore } from './sequence.ts';
import type { TraceStore } from './trace.ts';
import type { Wait } from './wait.ts';
import { createWalk, type Walk } from './walk.ts';

export interface Conductor extends Walk, Omit<Look, 'wanted' | 'follow' | 'chooseHead'> {
  /**
   * Load a model and let it read the text: what stands in the box, and what was generated unless only the box counts;
   * or a text that is given.
   */
  loadModel(source: ModelSource, reads?: 'everything' | 'box' | GivenText): Promise<boolean>;
  /** The visitor typed: read the text once they pause. */
  editPrompt(text: string): void;
  /** Read this text now, with these tokens behind it. */
  readPrompt(text: string, generated?: readonly GeneratedToken[]): Promise<void>;
  /** Draw (or force) the next token, append it and run the model. False when there is nothing to draw from. */
  nextToken(forced?: TokenId): Promise<boolean>;
  /** Show the text up to this many generated tokens. */
  goToStep(cursor: number): Promise<void>;
  /** Show another text that was tried from this prompt; its tokens after the prompt. */
  goToBranch(path: readonly TokenId[]): Promise<void>;
  /** Forget a text's last token and all that was tried after it. The text on show stops before it. */
  removeBranch(path: readonly TokenId[]): Promise<void>;
  /** Make the generated text part of the prompt. */
  adoptGenerated(): Promise<void>;
  undo(): Promise<void>;
  /** Let the model read this many of the last tokens. False when that is more than there is room for. */
  setWindow(tokens: number): Promise<boolean>;
  /** Show this run in the picture, where an experiment gives two. */
  showSide(side: PictureSide): void;
}

/** A text with the tokens that are known to follow it. */
export interface GivenText {
  readonly prompt: string;
  readonly generated: readonly GeneratedToken[];
}

/** The stores that its actions touch, and what they need beside them. */
interface Parts {
  readonly network: NetworkStore;
  readonly sequence: SequenceStore;
  readonly trace: TraceStore;
  readonly sampling: SamplingStore;
  readonly selection: SelectionStore;
  readonly player: PlayerStore;
  readonly panels: PanelsStore;
  readonly distribution: Distribution;
  readonly engine: Engine;
  readonly wait: Wait;
  readonly followers: readonly Follower[];
  readonly standing: Standing;
}

/** A pause in typing, in milliseconds, after which the text is read. */
const TYPING_PAUSE = 150;
/** Presses of "Next token" kept while the model runs; more would go on long after the key is released. */
const MAX_QUEUED_TOKENS = 2;

export function createConductor(parts: Parts): Conductor {
  const { engine, wait, network, sequence, trace, selection, player, distribution, followers, standing } = parts;
  const look = createLook({ network, trace, selection, player, followers });
  let edits = 0;
  /** The model whose token ids the sequence holds. */
  let reader: Model | null = null;
  let queued = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** The text up to the cursor, as much of it as the model reads. */
  function reading() {
    const { promptIds } = sequence.getState();
    return readingOf(promptIds, shownTokens(sequence.getState()), windowOf(network.getState()));
  }

  /** Bring the Trace to the text up to the cursor. `keep`: hold what was computed for a text that goes on differently. */
  async function refresh(keep = false): Promise<boolean> {
    const model = network.getState().model;
    const { ids, whole, isCut } = reading();
    const { query } = selection.getState();
    if (query !== null && query >= ids.length) selection.getState().setQuery(null);
    if (!model || ids.length === 0) {
      trace.getState().clear();
      return false;
    }
    // Of a text that has outgrown the window every step is another text: there is nothing to grow from.
    const isShown = await trace.getState().show(ids, look.wanted(ids.length), { keep: keep && !isCut, whole });
    if (!isShown) return false;
    learnOdds();
    // The visitor may have gone to another stage or token meanwhile.
    look.follow();
    return true;
  }

  /** Tokens that came with an address, or through another model's text, get their odds once they are read. */
  function learnOdds() {
    const { promptIds, generated, cursor } = sequence.getState();
    const { shown } = trace.getState();
    if (!shown || generated.slice(0, cursor).every((token) => token.odds)) return;
    const outside = promptIds.length + cursor - shown.ids.length;
    const bits = generated.map((_, at) => shown.surprisal[promptIds.length + at - outside] ?? NaN);
    const known = bits.flatMap((value, at) => (Number.isNaN(value) ? [] : [[at, 2 ** -value] as const]));
    if (known.length > 0) sequence.getState().learnOdds(new Map(known));
  }

  /** `broken`: parts of characters that were lost on the way to this text, and are told with those it has itself. */
  async function readPrompt(given: string, generated: readonly GeneratedToken[] = [], broken = 0) {
    const text = unixLineEnds(given);
    const mine = ++edits;
    sequence.getState().setDraft(text);
    const { model } = network.getState();
    if (!model || standing.mustWait(text)) return;
    reader = model;
    const { text: written, replaced } = wellFormed(text);
    try {
      const ids = written === '' ? [] : Array.from((await engine.tokenize({ text: written })).ids, tokenId);
      if (mine !== edits) return;
      if (text !== sequence.getState().prompt || ids.length === 0)
        sequence.getState().setPrompt(text, ids, replaced + broken);
      if (generated.length > 0) sequence.getState().restore(generated);
      selection.getState().setCandidate(null);
      if (await refresh()) look.chooseHead();
    } catch (error) {
      if (!isAborted(error) && mine === edits) trace.getState().fail(error);
    }
  }

  /** The logits on show belong to the text as it stands: nothing was typed since, and no run failed. */
  async function catchUp(): Promise<boolean> {
    const { draft, prompt } = sequence.getState();
    if (draft !== prompt) await readPrompt(draft);
    const { shown } = trace.getState();
    const { ids, whole } = reading();
    return (shown?.whole === whole && isSameText(shown.ids, ids)) || refresh();
  }

  /** In a recording the next token is the one that was recorded; another cannot be had. */
  async function nextRecorded(forced: TokenId | undefined): Promise<boolean> {
    const { generated, cursor } = sequence.getState();
    const next = generated[cursor];
    if (next === undefined && forced === undefined) return false;
    if (next === undefined || (forced !== undefined && forced !== next.id)) {
      trace.getState().fail(new EngineError('NotRecorded', 'The recording does not go on with this token.'));
      return false;
    }
    await goToStep(cursor + 1);
    return true;
  }

  async function chooseNext(forced: TokenId | undefined): Promise<boolean> {
    await network.getState().arrival();
    if (isRecorded(network.getState().model)) return nextRecorded(forced);
    if (!(await catchUp())) return false;
    const next = distribution.read(parts);
    if (!next) return false;
    const token: GeneratedToken = forced === undefined ? next.upcoming : { id: forced, choice: 'forced', u: null };
    const { base, final } = next.distribution;
    sequence.getState().append({ ...token, odds: { model: base[token.id] ?? 0, drawn: final[token.id] ?? 0 } });
    selection.getState().setCandidate(null);
    selection.getState().setQuery(null);
    return refresh(true);
  }

  function nextToken(forced?: TokenId): Promise<boolean> {
    if (queued >= MAX_QUEUED_TOKENS) return Promise.resolve(true);
    queued += 1;
    const mine = turn.then(() => chooseNext(forced)).finally(() => (queued -= 1));
    turn = mine.catch(() => undefined);
    return mine;
  }

  /** Show the text as it now stands, and whatever was computed for it. */
  async function showText() {
    selection.getState().setCandidate(null);
    selection.getState().setQuery(null);
    await refresh(true);
  }

  async function goToStep(cursor: number) {
    sequence.getState().goTo(cursor);
    await showText();
  }

  async function loadModel(source: ModelSource, reads: 'everything' | 'box' | GivenText = 'everything') {
    let kept: CarriedText = { text: '', broken: 0, generated: [] };
    const before = source.kind === 'embedded' ? standing.before({ read: readPrompt, wanted: look.wanted }) : undefined;
    const makeRoom = () => {
      if (before?.hasGivenWay()) return;
      const isAnother = reader !== null && reader.source.id !== source.id;
      if (reads === 'everything') kept = carriedText(sequence.getState(), reader, isAnother);
      else if (reads === 'box') kept = { text: sequence.getState().draft, broken: 0, generated: [] };
      else kept = { text: reads.prompt, broken: 0, generated: reads.generated };
      trace.getState().clear();
      sequence.getState().forgetTokens();
      selection.getState().setCandidate(null);
      selection.getState().setQuery(null);
      if (!isAnother) return;
      selection.getState().setHead(layer(0), head(0), false);
      player.getState().setStage({ kind: 'tokenize' });
    };
    if (!(await network.getState().load(source, makeRoom, before))) return false;
    const { draft, prompt } = sequence.getState();
    if (before?.hasGivenWay() && draft === prompt) {
      reader = network.getState().model;
      look.follow();
      return true;
    }
    await readPrompt(before?.hasGivenWay() ? draft : kept.text, kept.generated, kept.broken);
    return true;
  }

  const { selectHead, moveLayer, moveHead, selectQuery, goToStage, zoomTo, showOutcome, showGuide } = look;
  const walk = createWalk({ network, player, sequence, wait, nextToken, goToStep, goToStage });

  return {
    ...walk,
    loadModel,
    readPrompt: (text, generated) => readPrompt(text, generated),
    nextToken,
    goToStep,
    selectHead,
    moveLayer,
    moveHead,
    selectQuery,
    goToStage,
    zoomTo,
    showOutcome,
    showGuide,

    editPrompt(written) {
      const text = unixLineEnds(written);
      const mine = ++edits;
      walk.pause();
      sequence.getState().setDraft(text);
      void wait(TYPING_PAUSE).then(() => (mine === edits ? readPrompt(text) : undefined));
    },

    async adoptGenerated() {
      const { text, broken } = fullText(sequence.getState(), reader);
      await readPrompt(text, [], broken);
    },

    async goToBranch(path) {
      walk.pause();
      sequence.getState().goToBranch(path);
      await showText();
    },

    async removeBranch(path) {
      walk.pause();
      sequence.getState().removeBranch(path);
      await showText();
    },

    async setWindow(tokens) {
      const before = windowOf(network.getState());
      if (!network.getState().setWindow(tokens)) return false;
      if (windowOf(network.getState()) === before) return true;
      // Where tokens come in or fall out at the front, every place in the text is another one.
      selection.getState().setQuery(null);
      await refresh();
      return true;
    },

    showSide(side) {
      parts.panels.getState().set('pictureSide', side);
      look.follow();
    },

    async undo() {
      walk.pause();
      edits += 1;
      // What was computed for the text before is kept: it is a branch, and may come back.
      if (sequence.getState().undo()) await refresh(true);
    },
  };
}
