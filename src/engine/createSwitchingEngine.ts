/**
 * One Engine before two: the one that runs models, and a recording while one is open. Which of them answers is decided
 * by what was loaded last. Either takes the other's place when it is ready, so a failed load leaves what is on show.
 */
import type { Recording } from '@/recording/Recording.ts';
import type { CallOptions, Engine } from './Engine.ts';
import type { LoadedModel, Params } from './protocol.ts';

/** Its code comes with the first recording: most visits have none. */
async function openRecorded(recording: Recording): Promise<Engine> {
  const { RecordedEngine } = await import('./RecordedEngine.ts');
  return new RecordedEngine(recording);
}

/** `runner`: the engine that runs models. */
export function createSwitchingEngine(runner: Engine): Engine {
  let active: Engine = runner;
  let loads = 0;

  async function load(params: Params<'load'>, options?: CallOptions): Promise<LoadedModel> {
    const mine = ++loads;
    const { source } = params;
    const next = source.kind === 'recording' ? await openRecorded(source.recording) : runner;
    const loaded = await next.load(params, options);
    if (mine === loads) active = next;
    return loaded;
  }

  const own: Pick<Engine, 'load' | 'check' | 'listKept' | 'forget' | 'dispose'> = {
    load,
    // Questions about models that could be had, whatever is on show.
    check: (params, options) => runner.check(params, options),
    listKept: (params, options) => runner.listKept(params, options),
    forget: (params, options) => runner.forget(params, options),
    dispose: () => runner.dispose(),
  };
  return new Proxy(runner, {
    get(_, name) {
      if (name in own) return own[name as keyof typeof own];
      const value: unknown = Reflect.get(active, name);
      return typeof value === 'function' ? (value.bind(active) as unknown) : value;
    },
  });
}
