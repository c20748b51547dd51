/** What the page computes where a claim says something. */
import { tokenId } from '@/model/axes.ts';
import type { Claim } from '@/model/claim.ts';
import { NO_EXPERIMENT, readChanges } from '@/model/experiment.ts';
import { softmax } from '@/model/softmax.ts';
import type { Stores } from '@/store/createStores.ts';

/** Resolves with the store's state once it holds. */
export function until<State>(
  store: { getState(): State; subscribe(listener: (state: State) => void): () => void },
  holds: (state: State) => boolean,
): Promise<State> {
  return new Promise((done) => {
    if (holds(store.getState())) return done(store.getState());
    const stop = store.subscribe((state) => {
      if (!holds(state)) return;
      stop();
      done(state);
    });
  });
}

/** The probability of each piece of the word, the next given those before, multiplied. */
export async function measure(claim: Claim, stores: Stores): Promise<number> {
  const { conductor, experiment, sequence, trace } = stores;
  experiment.getState().restore(NO_EXPERIMENT);
  // Read the word as the model would write it: its pieces behind the text, not joined with the text's last one.
  await conductor.readPrompt(claim.word);
  const pieces = sequence.getState().promptIds;
  let product = 1;
  for (let at = 0; at < pieces.length; at += 1) {
    const behind = pieces.slice(0, at).map((id) => ({ id: tokenId(id), choice: 'forced', u: null }) as const);
    await conductor.readPrompt(claim.text, behind);
    const logits = claim.changes ? await changedLogits(claim, stores) : trace.getState().shown!.logits;
    product *= softmax(logits)[pieces[at]!]!;
  }
  return product;
}

type Changed = Pick<Claim, 'changes' | 'other' | 'toward' | 'away'>;

/** Of the text that was read last, under the changes. */
export async function changedLogits({ changes = '', other = '', toward = '', away = '' }: Changed, stores: Stores) {
  const { experiment, comparison } = stores;
  experiment.getState().setExperiment({ changes: readChanges(changes), other, toward, away });
  const { found, error, refusals } = await until(experiment, (state) => !state.isRunning);
  if (!found) throw new Error(`The experiment could not be run: ${JSON.stringify({ error, refusals })}`);
  return comparison.getState().pairs.experiment!.after.logits;
}
