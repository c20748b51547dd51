/**
 * What works for a comparison of models: finds out what stands before the second one, opens its session, and has it read
 * the text on show whenever the first has read it.
 */
import type { Engine } from '@/engine/Engine.ts';
import { EngineError } from '@/engine/EngineError.ts';
import type { ModelCheck, ModelSource } from '@/engine/protocol.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import { isSameVocabulary } from '@/model/compareNextTokens.ts';
import { windowLength } from '@/model/config.ts';
import { isSameText, joinText, readTokens } from '@/model/tokens.ts';
import { memoryNeed } from '@/store/memoryNeed.ts';
import { describeError, type Model } from '@/store/network.ts';
import type { Shown } from '@/store/trace.ts';
import type { ComparedText } from './ComparedText.ts';
import type { AroundComparison, Gate, ModelComparisonStore, Runner } from './comparisonState.ts';
import { openSession, type Session } from './Session.ts';

interface Around extends AroundComparison {
  readonly createEngine: () => Engine;
}

interface Size {
  readonly bytes: number | null;
  readonly dtype?: ModelCheck['exports'][number]['dtype'] | undefined;
  readonly isHere: boolean;
}

export function createRunner(
  { engine, network, trace, device, createEngine }: Around,
  store: ModelComparisonStore,
): Runner {
  /** The reading under way, or on show. */
  let target: { readonly session: Session; readonly model: Model; readonly shown: Shown } | null = null;

  /** Bytes of a model's network and the small files with it; null where nobody says. `isHere`: none must be fetched. */
  async function sizeOf(source: ModelSource): Promise<Size> {
    if (source.kind === 'recording') return { bytes: 0, isHere: true };
    // Asking would send all of them to the worker.
    if (source.kind === 'files')
      return { bytes: source.files.reduce((sum, { bytes }) => sum + bytes.length, 0), isHere: true };
    const isOffline = source.kind === 'hub';
    const found = await engine.check({ source, ...(isOffline ? { isOffline } : {}) }).catch(() => null);
    const wanted = source.kind === 'hub' ? source.file : undefined;
    const exports = found?.exports ?? [];
    const file = wanted === undefined ? exports[0] : exports.find(({ path }) => path === wanted);
    const isHere = source.kind !== 'hub' || exports.some((one) => one.isKept && (wanted ?? one.path) === one.path);
    return { bytes: file?.bytes ?? null, dtype: file?.dtype, isHere };
  }

  async function findGate(source: ModelSource, by: 'visitor' | 'link'): Promise<Gate | null> {
    const size = await sizeOf(source);
    if (by === 'link' && !size.isHere) return { kind: 'question', bytes: size.bytes };
    const own = network.getState().model?.source;
    const beside = own && (await sizeOf(own));
    const need = memoryNeed(size.bytes ?? 0, device.memoryGigabytes(), { dtype: size.dtype, beside });
    return need.fits === 'yes' || source.kind === 'recording' ? null : { kind: 'memory', need };
  }

  async function follow(): Promise<void> {
    const { source, gate, session } = store.getState();
    // The first side first: two runtimes that start at once are ready later than one after the other.
    if (!source || gate || !trace.getState().shown) return;
    if (session) {
      if (session.network.getState().model) await read(session);
      return;
    }
    const opened = openSession(createEngine());
    store.setState({ session: opened });
    opened.engine.onEnd((error) => {
      if (store.getState().session !== opened) return;
      target = null;
      store.setState({ pair: null, isRunning: false, error: describeError(error) });
    });
    const isLoaded = await opened.network.getState().load(source);
    if (isLoaded && store.getState().session === opened) await read(opened);
  }

  async function read(session: Session): Promise<void> {
    const { model } = network.getState();
    const { shown } = trace.getState();
    if (!model || !shown || !store.getState().source || isTarget(session, model, shown)) return;
    const mine = (target = { session, model, shown });
    // Numbers of another model than the first are none to compare.
    const { pair } = store.getState();
    store.setState({ isRunning: true, error: null, pair: pair?.first.model === model ? pair : null });
    const isCurrent = () => mine === target && store.getState().session === session;
    try {
      const found = await readBeside(session, model, shown, network.getState().window);
      if (!isCurrent()) return;
      if (found) store.setState({ pair: found, isRunning: false });
      else throw new EngineError('Internal', 'The reading was given up.');
    } catch (error) {
      if (!isCurrent()) return;
      target = null;
      store.setState({ pair: null, isRunning: false, error: describeError(error) });
    }
  }

  function isTarget(session: Session, model: Model, shown: Shown): boolean {
    return (
      target?.session === session &&
      target.model === model &&
      target.shown.whole === shown.whole &&
      isSameText(target.shown.ids, shown.ids)
    );
  }

  return { findGate, follow };
}

/** The text on show as the second model reads it; null when a newer text took its place. */
async function readBeside(session: Session, model: Model, shown: Shown, wanted: number): Promise<ComparedText | null> {
  const beside = session.network.getState().model;
  if (!beside) return null;
  const text = joinText(readTokens(shown.ids, model.vocabulary));
  const isSame = isSameVocabulary(model.vocabulary, beside.vocabulary);
  // The same tokens where they mean the same, read in the same pieces: else two copies of one model would differ.
  const ids = isSame ? shown.ids : await cutText(session.engine, beside, text);
  if (ids.length === 0) throw new EngineError('Internal', 'The tokenizer made no token of this text.');
  const window = ids.slice(-windowLength(beside.config, wanted));
  const isCut = window.length < ids.length;
  const whole = isSame && !isCut ? shown.whole : window.length;
  const { trace } = session;
  if (!(await trace.getState().show(window, [], whole === undefined ? {} : { whole }))) {
    const { error } = trace.getState();
    if (error) throw EngineError.from(error);
    return null;
  }
  const read = trace.getState().shown;
  if (!read) return null;
  return {
    text,
    isSameVocabulary: isSame,
    first: { model, ids: shown.ids, unread: 0, read: shown },
    second: { model: beside, ids, unread: ids.length - window.length, read },
  };
}

/** A recording cannot cut another text than its own, of which it may hold more than the first model shows. */
async function cutText(engine: Engine, { source, vocabulary }: Model, text: string): Promise<readonly TokenId[]> {
  if (source.kind !== 'recording') return Array.from((await engine.tokenize({ text })).ids, tokenId);
  const { ids, promptLength } = source.recording;
  for (let length = promptLength; length <= ids.length; length++) {
    const beginning = Array.from(ids.subarray(0, length), tokenId);
    if (joinText(readTokens(beginning, vocabulary)) === text) return beginning;
  }
  throw new EngineError('NotRecorded', 'The recording is of another text.');
}
