/** Around the clicks of preference tuning: drawing two answers that differ, an automatic judge, and what the clicks have changed. */
import { joinConversation } from '@/trainer/data/Conversation.ts';
import type { Conversation } from '@/trainer/data/Conversation.ts';
import { splitForClicks } from '@/trainer/data/splitForClicks.ts';
import type { Style } from '@/trainer/data/styles.ts';
import { draw } from '@/trainer/randomStreams.ts';
import type { PreferenceMeasure } from '@/trainer/reports.ts';
import { answerAll } from './evaluate.ts';
import type { SampledAnswer } from './evaluate.ts';
import type { PreferRun } from './PreferRun.ts';

/** Questions asked at once, two answers each. */
const ASKED_AT_ONCE = 8;
/** Rounds of them before the search for two answers that differ is given up. */
const MOST_ROUNDS = 12;
/** The draws of every measurement: the same, so that only the model differs. */
const MEASURE_SEED = 77;

export interface DrawnAnswers {
  readonly answers: readonly [SampledAnswer, SampledAnswer];
  readonly draws: number;
  /** False when the search was given up: the two are alike. */
  readonly differ: boolean;
}

/** Draws pairs of answers until two differ in the eyes of `isDifferent`. Every round asks other questions. */
export function drawAnswers(
  run: PreferRun,
  isDifferent: (a: SampledAnswer, b: SampledAnswer) => boolean,
): DrawnAnswers {
  const { clicked } = splitForClicks(run.questions.trained);
  let last: readonly [SampledAnswer, SampledAnswer] | null = null;
  for (let tried = 0; tried < MOST_ROUNDS; tried++) {
    const round = run.rounds++;
    const questions = Array.from({ length: ASKED_AT_ONCE }, (_, i) => {
      const pick = Math.floor(draw(run.seed, 'pairs', round * ASKED_AT_ONCE + i) * clicked.length);
      return clicked[pick]!.question;
    });
    const twice = questions.flatMap((question) => [question, question]);
    const options = { temperature: 1, seed: run.seed + 1 + round };
    const answers = answerAll(run.network, run.vocabulary, twice, clicked, options);
    for (let i = 0; i < ASKED_AT_ONCE; i++) {
      const pair = [answers[2 * i]!, answers[2 * i + 1]!] as const;
      last = pair;
      if (pair[0].answer !== pair[1].answer && pair.every(({ isEnded }) => isEnded) && isDifferent(...pair))
        return { answers: pair, draws: tried * ASKED_AT_ONCE + i + 1, differ: true };
    }
  }
  return { answers: last!, draws: MOST_ROUNDS * ASKED_AT_ONCE, differ: false };
}

/** What the automatic judge looks at: the style first, and of two in the same style the right one. */
export function judge(answer: SampledAnswer, preferred: Style): number {
  const style = answer.style === preferred ? 2 : answer.style === 'broken' ? -2 : 0;
  return style + (answer.isRight === true ? 1 : 0);
}

/** An answer as it was sampled, as a conversation. */
export function conversationOf(run: PreferRun, { question, tokens, isEnded }: SampledAnswer): Conversation {
  return joinConversation(run.vocabulary, question, tokens, isEnded);
}

/** The model after the clicks so far, on questions that were never clicked. */
export function measurePreference(run: PreferRun): PreferenceMeasure {
  const { measured } = splitForClicks(run.questions.trained);
  const questions = measured.map(({ question }) => question);
  const answers = answerAll(run.network, run.vocabulary, questions, measured, { temperature: 1, seed: MEASURE_SEED });
  const share = (style: SampledAnswer['style']) =>
    answers.filter((answer) => answer.style === style).length / answers.length;
  const conversations = answers.map((answer) => conversationOf(run, answer));
  const reference = run.reference.logProbabilities(conversations);
  const distance = answers.reduce((sum, { logProbability }, i) => sum + logProbability - reference[i]!, 0);
  return {
    clicks: run.clicks,
    shares: { plain: share('plain'), friendly: share('friendly'), rude: share('rude'), broken: share('broken') },
    correct: answers.filter(({ isRight }) => isRight).length / answers.length,
    distance: distance / answers.length,
    ...run.measureClicks(),
  };
}
