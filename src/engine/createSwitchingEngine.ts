/**
 * One Engine before two: the one that runs models, and a recording while one is open. Which of them answers is decided
 * by what was loaded last. Either takes the other's place when it is ready, so a failed load leaves what is on show.
 * What stood ahead of a model still answers what is asked of its own run: it is on show until the model's run has come.
 */
import { RECORDED_RUN, type Recording } from '@/recording/Recording.ts';
import type { CallOptions, Engine } from './Engine.ts';
import type { LoadedModel, Params } from './protocol.ts';

/** Its code comes with the first recording. */
async function openRecorded(recording: Recording): Promise<Engine> {
  const { RecordedEngine } = await import('./RecordedEngine.ts');
  return new RecordedEngine(recording);
}

const isOfRecordedRun = (params: unknown) =>
  typeof params === 'object' && params !== null && 'runId' in params && params.runId === RECORDED_RUN;

/** `runner`: the engine that runs models. */
export function createSwitchingEngine(runner: Engine): Engine {
  let active: Engine = runner;
  let ahead: Engine | null = null;
  let loads = 0;

  async function load(params: Params<'load'>, options?: CallOptions): Promise<LoadedModel> {
    const mine = ++loads;
    const { source } = params;
    const next = source.kind === 'recording' ? await openRecorded(source.recording) : runner;
    const loaded = await next.load(params, options);
    if (mine !== loads) return loaded;
    if (source.kind === 'recording') ahead = source.isAhead ? next : null;
    active = next;
    return loaded;
  }

  const own: Pick<Engine, 'load' | 'check' | 'listKept' | 'forget' | 'onEnd' | 'dispose'> = {
    load,
    // Questions about models that could be had, whatever is on show.
    check: (params, options) => runner.check(params, options),
    listKept: (params, options) => runner.listKept(params, options),
    forget: (params, options) => runner.forget(params, options),
    // While a recording is on show nothing of it has ended.
    onEnd: (listener) => runner.onEnd((error) => active === runner && listener(error)),
    dispose: () => runner.dispose(),
  };
  return new Proxy(runner, {
    get(_, name) {
      if (name in own) return own[name as keyof typeof own];
      const value: unknown = Reflect.get(active, name);
      if (typeof value !== 'function') return value;
      return (params: unknown, ...rest: unknown[]): unknown => {
        const answering = ahead && isOfRecordedRun(params) ? ahead : active;
        return (Reflect.get(answering, name) as (...given: unknown[]) => unknown).call(answering, params, ...rest);
      };
    },
  });
}
