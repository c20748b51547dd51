/** The stores of meaning, made together. */
import type { Engine } from '@/engine/Engine.ts';
import type { Projector } from '@/engine/projection/Projector.ts';
import type { NetworkStore } from '@/store/network.ts';
import type { TraceStore } from '@/store/trace.ts';
import { createInContext, type InContextStore } from './inContext.ts';
import { createMeaning, type MeaningStore } from './meaning.ts';
import { createPositions, type PositionsStore } from './positions.ts';
import { createTokenMap, type TokenMapStore } from './tokenMap.ts';
import { createUnembedding, type UnembeddingStore } from './unembedding.ts';
import { createVectorSum, type VectorSumStore } from './vectorSum.ts';

export interface MeaningStores {
  readonly meaning: MeaningStore;
  readonly tokenMap: TokenMapStore;
  readonly vectorSum: VectorSumStore;
  readonly inContext: InContextStore;
  readonly positions: PositionsStore;
  readonly unembedding: UnembeddingStore;
}

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly trace: TraceStore;
  /** Absent where nothing projects, as in tests of other rooms. */
  readonly projector: Projector | undefined;
}

export function createMeaningStores(around: Around): MeaningStores {
  return {
    meaning: createMeaning(around),
    tokenMap: createTokenMap(around),
    vectorSum: createVectorSum(around),
    inContext: createInContext(around),
    positions: createPositions(around),
    unembedding: createUnembedding(around),
  };
}
