/** The model in use with all that is kept while it is: its Traces, and what its vocabulary says. */
import type { TokenId } from '@/model/axes.ts';
import { buildProbes } from '@/model/headRoles.ts';
import { createVocabulary } from '@/model/vocabulary.ts';
import type { LoadedModel } from '@/engine/protocol.ts';
import type { Network } from './Network.ts';
import { TracePool } from './TracePool.ts';

export class LoadedNetwork {
  readonly network: Network;
  readonly pool: TracePool;
  /** Texts on which heads are measured. */
  readonly probes: readonly (readonly TokenId[])[];
  /** Control tokens: a continuation ends with one. */
  readonly endings: ReadonlySet<number>;

  /** Before the description is handed to the page: its arrays go with it. */
  constructor(network: Network, description: LoadedModel, limitBytes: number) {
    const { vocabularyBytes, vocabularyOffsets, specialTokens, config } = description;
    this.network = network;
    this.pool = new TracePool(network.runner, limitBytes);
    this.probes = buildProbes(
      createVocabulary(vocabularyBytes, vocabularyOffsets, specialTokens),
      config.contextLength,
    );
    this.endings = new Set(specialTokens);
  }
}
