/**
 * The reference model of preference tuning: a frozen copy of the parameters. To ask it, the copy is swapped in
 * and out again, which takes less than a millisecond; a second network is not needed.
 */
import type { Conversation } from '@/trainer/data/Conversation.ts';
import { TrainingRows } from '@/trainer/data/TrainingRows.ts';
import type { Network } from '@/trainer/network/Network.ts';

export class Reference {
  readonly #network: Network;
  /** All its parameters. */
  readonly parameters: Float32Array;

  /** `parameters`: of an earlier time; the network's present ones unless told. */
  constructor(network: Network, parameters: Float32Array = network.parameters.slice()) {
    this.#network = network;
    this.parameters = parameters;
  }

  /** ln p of each answer under the reference. */
  logProbabilities(conversations: readonly Conversation[]): number[] {
    return withParameters(this.#network, this.parameters, () => this.currentLogProbabilities(conversations));
  }

  /** ln p of each answer, as the model is now. */
  currentLogProbabilities(conversations: readonly Conversation[]): number[] {
    const { probe, sizes } = this.#network;
    const T = sizes.contextLength;
    const results: number[] = [];
    for (let first = 0; first < conversations.length; first += probe.mostRows) {
      const some = conversations.slice(first, first + probe.mostRows);
      const rows = new TrainingRows(some.length, T);
      some.forEach((conversation, row) => rows.setConversation(row, conversation));
      const losses = probe.forward(rows.tokens, rows.targets, rows.rows, rows.used);
      some.forEach((_, row) => {
        let sum = 0;
        for (let m = row * T; m < (row + 1) * T; m++) sum -= rows.weights[m]! * losses[m]!;
        results.push(sum);
      });
    }
    return results;
  }
}

/** Does something with other parameters in place, and puts the model's own back. */
export function withParameters<Value>(network: Network, parameters: Float32Array, work: () => Value): Value {
  const own = network.parameters.slice();
  network.parameters.set(parameters);
  try {
    return work();
  } finally {
    network.parameters.set(own);
  }
}
