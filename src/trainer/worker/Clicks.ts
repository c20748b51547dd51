/** The clicks of preference tuning: the pair that waits for one, what a click does, and an automatic judge. */
import { conversationOf, drawAnswers, judge, measurePreference } from '@/trainer/phases/preferences.ts';
import type { DrawnAnswers } from '@/trainer/phases/preferences.ts';
import { PreferRun } from '@/trainer/phases/PreferRun.ts';
import type { DrawnPair, PreferenceMeasure, Result, Style } from '@/trainer/protocol.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';
import { isScheduled } from './measureCheckpoint.ts';
import type { Training } from './Training.ts';

export class Clicks {
  readonly #training: Training;
  #waiting: { readonly id: number; readonly drawn: DrawnAnswers } | null = null;
  #lastId = 0;

  constructor(training: Training) {
    this.#training = training;
  }

  /** Two answers that differ, or word that none were found. */
  drawPair(): DrawnPair {
    return this.#draw(() => true);
  }

  /** Trains on a click. Throws Stale when the pair is not the one drawn last. */
  choose(pairId: number, winner: 0 | 1): PreferenceMeasure {
    const run = this.#requireRun();
    if (this.#waiting?.id !== pairId) throw new TrainerError('Stale', `Pair ${pairId} is not the one drawn last.`);
    const { answers } = this.#waiting.drawn;
    this.#waiting = null;
    run.addPair(conversationOf(run, answers[winner]), conversationOf(run, answers[winner === 0 ? 1 : 0]));
    for (let step = 0; step < run.settings.stepsPerClick; step++) this.#training.advance();
    if (isScheduled('prefer', run.clicks)) this.#training.mark('scheduled');
    return this.#measure();
  }

  /** One click by a judge who likes one style. */
  judge(preferred: Style): Result<'judge'> {
    const drawn = this.#draw((a, b) => judge(a, preferred) !== judge(b, preferred));
    if (drawn.kind === 'exhausted') return { drawn, winner: null, measure: this.latest() };
    const [a, b] = this.#waiting!.drawn.answers;
    const winner = judge(a, preferred) > judge(b, preferred) ? 0 : 1;
    return { drawn, winner, measure: this.choose(drawn.pair.id, winner) };
  }

  /** The measure after the last click; before the first, made now. */
  latest(): PreferenceMeasure {
    return this.#training.preference.at(-1) ?? this.#measure();
  }

  #measure(): PreferenceMeasure {
    const measure = measurePreference(this.#requireRun());
    this.#training.preference.push(measure);
    return measure;
  }

  #draw(isDifferent: Parameters<typeof drawAnswers>[1]): DrawnPair {
    const run = this.#requireRun();
    const drawn = drawAnswers(run, isDifferent);
    const [a, b] = drawn.answers;
    if (!drawn.differ) return { kind: 'exhausted', draws: drawn.draws, question: a.question, answer: a.answer };
    const conversations = [conversationOf(run, a), conversationOf(run, b)];
    const id = ++this.#lastId;
    this.#waiting = { id, drawn };
    const pair = {
      id,
      question: a.question,
      answers: [a.answer, b.answer] as const,
      logProbabilities: run.reference.currentLogProbabilities(conversations) as [number, number],
      referenceLogProbabilities: run.reference.logProbabilities(conversations) as [number, number],
      draws: drawn.draws,
    };
    return { kind: 'pair', pair };
  }

  #requireRun(): PreferRun {
    const { run } = this.#training;
    if (!(run instanceof PreferRun)) throw new TrainerError('NoPhase', 'Preference tuning has not begun.');
    return run;
  }
}
