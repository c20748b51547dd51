/**
 * The actions of the page that touch more than one store: reading a text, choosing the next token,
 * walking through a pass. Only here and in the stores is the engine called; no view and no effect does.
 */
import type { Engine } from '@/engine/Engine.ts';
import { isAborted } from '@/engine/EngineError.ts';
import type { ModelSource } from '@/engine/protocol.ts';
import { head, layer, position, tokenId, type Head, type Layer, type TokenId } from '@/model/axes.ts';
import { windowLength } from '@/model/config.ts';
import { findInterestingHead } from '@/model/headPattern.ts';
import type { Stage } from '@/model/stages.ts';
import { joinText, readTokens, wellFormed } from '@/model/tokens.ts';
import type { Stores } from './createStores.ts';
import { neededParts } from './neededParts.ts';
import type { Model } from './network.ts';
import { pictureParts } from './pictureParts.ts';
import { shownIds, type GeneratedToken } from './sequence.ts';
import { createWalk, type Walk } from './walk.ts';

/** Resolves after this many milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>;

export interface Conductor extends Walk {
  /** Load a model and let it read the text: what stands in the box, and what was generated unless only the box counts. */
  loadModel(source: ModelSource, reads?: 'everything' | 'box'): Promise<boolean>;
  /** The visitor typed: read the text once they pause. */
  editPrompt(text: string): void;
  /** Read this text now, with these tokens behind it. */
  readPrompt(text: string, generated?: readonly GeneratedToken[]): Promise<void>;
  /** Draw (or force) the next token, append it and run the model. False when there is nothing to draw from. */
  nextToken(forced?: TokenId): Promise<boolean>;
  /** Show the text up to this many generated tokens. */
  goToStep(cursor: number): Promise<void>;
  /** Make the generated text part of the prompt. */
  adoptGenerated(): Promise<void>;
  undo(): Promise<void>;
  selectHead(layer: Layer, head: Head): void;
  moveLayer(by: number): void;
  moveHead(by: number): void;
  goToStage(stage: Stage): void;
  selectQuery(at: number | null): void;
  /** Show the picture of the whole pass, or the heads, in the middle of the page. */
  showPicture(on: boolean): void;
}

type Parts = Omit<Stores, 'conductor'> & { readonly engine: Engine; readonly wait: Wait };

/** A pause in typing, in milliseconds, after which the text is read. */
const TYPING_PAUSE = 150;
/** Presses of "Next token" kept while the model runs; more would go on long after the key is released. */
const MAX_QUEUED_TOKENS = 2;

export function createConductor(parts: Parts): Conductor {
  const { engine, wait, network, sequence, trace, selection, player, distribution } = parts;
  let edits = 0;
  /** The model whose token ids the sequence holds. */
  let reader: Model | null = null;
  let queued = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** The text up to the cursor, as much of it as the model reads. */
  function windowIds(): readonly TokenId[] {
    const model = network.getState().model;
    return model ? shownIds(sequence.getState()).slice(-windowLength(model.config)) : [];
  }

  /** Bring the Trace to the text up to the cursor. */
  async function refresh(): Promise<boolean> {
    const model = network.getState().model;
    const ids = windowIds();
    const { query } = selection.getState();
    if (query !== null && query >= ids.length) selection.getState().setQuery(null);
    if (!model || ids.length === 0) {
      trace.getState().clear();
      return false;
    }
    const isShown = await trace.getState().show(ids, wanted(ids.length));
    // The visitor may have gone to another stage or token meanwhile.
    if (isShown) ensureParts();
    return isShown;
  }

  function wanted(length: number) {
    const { layer, query } = selection.getState();
    const layerCount = network.getState().model?.config.layerCount ?? 1;
    return neededParts(player.getState().stage, layer, query ?? length - 1, layerCount);
  }

  function ensureParts() {
    const { shown } = trace.getState();
    const { model } = network.getState();
    if (!shown || !model) return;
    const { isPictureShown, query } = selection.getState();
    const { length } = shown.ids;
    // The picture's tensors come after the step, which must not wait for them.
    const ofPicture = isPictureShown ? pictureParts(model.config, length, query ?? length - 1) : [];
    void trace.getState().ensure([...wanted(length), ...ofPicture]);
  }

  /** Until the visitor chooses a head, show one that does something on this text. */
  function chooseHead() {
    const { shown } = trace.getState();
    if (!shown?.attention || selection.getState().isHeadChosen) return;
    const found = findInterestingHead(shown.attention, shown.ids);
    const { stage } = player.getState();
    const isLayerFixed = stage.kind === 'attention' || stage.kind === 'mlp';
    if (!isLayerFixed) selection.getState().setHead(found.layer, found.head, false);
    ensureParts();
  }

  async function readPrompt(text: string, generated: readonly GeneratedToken[] = []) {
    const mine = ++edits;
    sequence.getState().setDraft(text);
    const { model } = network.getState();
    if (!model) return;
    reader = model;
    const { text: written, replaced } = wellFormed(text);
    try {
      const ids = written === '' ? [] : Array.from((await engine.tokenize({ text: written })).ids, tokenId);
      if (mine !== edits) return;
      if (text !== sequence.getState().prompt || ids.length === 0) sequence.getState().setPrompt(text, ids, replaced);
      if (generated.length > 0) sequence.getState().restore(generated);
      selection.getState().setCandidate(null);
      if (await refresh()) chooseHead();
    } catch (error) {
      if (!isAborted(error) && mine === edits) trace.getState().fail(error);
    }
  }

  /** The logits on show belong to the text as it stands: nothing was typed since, and no run failed. */
  async function catchUp(): Promise<boolean> {
    const { draft, prompt } = sequence.getState();
    if (draft !== prompt) await readPrompt(draft);
    const ids = windowIds();
    const shown = trace.getState().shown?.ids ?? [];
    const isCurrent = shown.length === ids.length && shown.every((id, index) => id === ids[index]);
    return isCurrent || refresh();
  }

  async function chooseNext(forced: TokenId | undefined): Promise<boolean> {
    if (!(await catchUp())) return false;
    const next = distribution.read(parts);
    if (!next) return false;
    const token: GeneratedToken = forced === undefined ? next.upcoming : { id: forced, choice: 'forced', u: null };
    sequence.getState().append(token);
    selection.getState().setCandidate(null);
    selection.getState().setQuery(null);
    return refresh();
  }

  function nextToken(forced?: TokenId): Promise<boolean> {
    if (queued >= MAX_QUEUED_TOKENS) return Promise.resolve(true);
    queued += 1;
    const mine = turn.then(() => chooseNext(forced)).finally(() => (queued -= 1));
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function goToStep(cursor: number) {
    sequence.getState().goTo(cursor);
    selection.getState().setCandidate(null);
    selection.getState().setQuery(null);
    await refresh();
  }

  /** The text with what was generated, as the model that generated it reads it. */
  function fullText(): string {
    const { draft, prompt, generated, cursor } = sequence.getState();
    // A draft that is not read yet is the newest thing the visitor wrote.
    if (!reader || draft !== prompt || cursor === 0) return draft;
    const ids = generated.slice(0, cursor).map((token) => token.id);
    return prompt + joinText(readTokens(ids, reader.vocabulary));
  }

  async function loadModel(source: ModelSource, reads: 'everything' | 'box' = 'everything') {
    const kept = { text: '', generated: [] as readonly GeneratedToken[] };
    const makeRoom = () => {
      // Token ids mean something else to another model: it reads the text, generated part and all, anew.
      const isAnother = reader !== null && reader.source.id !== source.id;
      const isAll = reads === 'everything';
      kept.text = isAnother && isAll ? fullText() : sequence.getState().draft;
      kept.generated = isAnother || !isAll ? [] : sequence.getState().generated;
      trace.getState().clear();
      sequence.getState().forgetTokens();
      selection.getState().setCandidate(null);
      selection.getState().setQuery(null);
      if (!isAnother) return;
      selection.getState().setHead(layer(0), head(0), false);
      player.getState().setStage({ kind: 'tokenize' });
    };
    if (!(await network.getState().load(source, makeRoom))) return false;
    await readPrompt(kept.text, kept.generated);
    return true;
  }

  function selectHead(layer: Layer, head: Head) {
    selection.getState().setHead(layer, head, true);
    const { stage, setStage } = player.getState();
    if (stage.kind === 'attention' || stage.kind === 'mlp') setStage({ kind: stage.kind, layer });
    ensureParts();
  }

  function goToStage(stage: Stage) {
    player.getState().setStage(stage);
    if (stage.kind === 'attention' || stage.kind === 'mlp') {
      const { head, isHeadChosen, setHead } = selection.getState();
      setHead(stage.layer, head, isHeadChosen);
    }
    ensureParts();
  }

  function move(count: number | undefined, index: number, by: number): number {
    return count === undefined ? index : (index + by + count) % count;
  }

  const walk = createWalk({ network, player, sequence, wait, nextToken, goToStep, goToStage });

  return {
    ...walk,
    loadModel,
    readPrompt,
    nextToken,
    goToStep,
    selectHead,
    goToStage,

    editPrompt(text) {
      const mine = ++edits;
      walk.pause();
      sequence.getState().setDraft(text);
      void wait(TYPING_PAUSE).then(() => (mine === edits ? readPrompt(text) : undefined));
    },

    async adoptGenerated() {
      await readPrompt(fullText());
    },

    async undo() {
      walk.pause();
      edits += 1;
      if (sequence.getState().undo()) await refresh();
    },

    moveLayer(by) {
      const selected = selection.getState();
      const next = move(network.getState().model?.config.layerCount, selected.layer, by);
      selectHead(layer(next), selected.head);
    },

    moveHead(by) {
      const selected = selection.getState();
      const next = move(network.getState().model?.config.headCount, selected.head, by);
      selectHead(selected.layer, head(next));
    },

    showPicture(on) {
      selection.getState().setPictureShown(on);
      ensureParts();
    },

    selectQuery(at) {
      selection.getState().setQuery(at === null ? null : position(at));
      ensureParts();
    },
  };
}
