/** Stores around an engine without a network, and a clock that the test moves. */
import { createStores, type Stores } from '@/store/createStores.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { createFakeEngine, type FakeEngine, type FakeOptions } from '../../components/fakeEngine.ts';

export interface Bench {
  readonly stores: Stores;
  readonly engine: FakeEngine;
  /** Let everything that waits for the clock go on, once. */
  tick(): Promise<void>;
}

/** Lets promises that are ready run. */
export async function settle(): Promise<void> {
  await new Promise((done) => setTimeout(done, 0));
}

export function makeStores(options: FakeOptions = {}): Bench {
  const engine = createFakeEngine(options);
  let waiting: (() => void)[] = [];
  const wait = () => new Promise<void>((done) => waiting.push(done));
  const stores = createStores({ engine, keep: { read: () => null, write: () => undefined }, wait });
  return {
    stores,
    engine,
    async tick() {
      const due = waiting;
      waiting = [];
      for (const done of due) done();
      await settle();
    },
  };
}

export async function makeReadyStores(text: string, options: FakeOptions = {}): Promise<Bench> {
  const bench = makeStores(options);
  bench.stores.sequence.getState().setDraft(text);
  await bench.stores.conductor.loadModel(EMBEDDED);
  return bench;
}

/** The ids on show. */
export const shown = ({ trace }: Stores) => trace.getState().shown?.ids ?? [];
