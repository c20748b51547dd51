/** A network of one layer that computes nothing, behind the Session interface: for the protocol, not for numbers. */
import type { LoadedModel } from '@/engine/protocol.ts';
import type { Network } from '@/engine/worker/Network.ts';
import type { InputTensor, OutputTensor, Session } from '@/engine/worker/Runtime.ts';
import { SessionRunner } from '@/engine/worker/SessionRunner.ts';
import type { NetworkSizes } from '@/engine/worker/TraceStore.ts';

export const SIZES: NetworkSizes = {
  layerCount: 1,
  headCount: 1,
  width: 2,
  headSize: 2,
  neuronCount: 8,
  vocabularySize: 4,
  contextLength: 512,
};

export interface FakeNetwork extends Network {
  readonly released: () => boolean;
  /** Called at the beginning of each run of the session. */
  onRun: () => Promise<void> | void;
}

/** Logits of a token are its id, everywhere. */
export function fakeNetwork(): FakeNetwork {
  let isReleased = false;
  const session: Session = {
    inputNames: ['input_ids', 'past_key_values.0.key', 'past_key_values.0.value'],
    outputNames: ['logits', 'present.0.key', 'present.0.value'],
    async run(inputs, wanted) {
      await network.onRun();
      const count = inputs['input_ids']!.data.length;
      const past = (inputs['past_key_values.0.key'] as InputTensor).dims[2]!;
      const zeros = (...dims: number[]): OutputTensor => ({
        dims,
        data: new Float32Array(dims.reduce((product, n) => product * n, 1)),
      });
      return new Map(
        wanted.map((name) => [name, name === 'logits' ? zeros(1, count, 4) : zeros(1, 1, past + count, 2)]),
      );
    },
    release() {
      isReleased = true;
      return Promise.resolve();
    },
  };
  const network: FakeNetwork = {
    runner: new SessionRunner(session, SIZES, { chunkTokens: 2 }),
    tokenize: (text) => Int32Array.from(text, () => 1),
    tables: { reason: 'made up' },
    released: () => isReleased,
    onRun: () => undefined,
  };
  return network;
}

export function describeFake(id: string): LoadedModel {
  return {
    source: { kind: 'embedded', id },
    config: SIZES,
    precision: 'float32',
    transparency: 'opaque',
    architecture: null,
    opaqueReason: 'made up',
    vocabularyBytes: Uint8Array.of(97, 98, 99, 100),
    vocabularyOffsets: Uint32Array.of(0, 1, 2, 3, 4),
    specialTokens: [],
    cutting: null,
    threads: 1,
    can: [],
  };
}
