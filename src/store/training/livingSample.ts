/** What the model that is looked at makes of the prompt, or of the question while it learns to answer. */
import type { Phase, Trainer } from './contract.ts';

export interface LivingSample {
  readonly phase: Phase;
  /** Null: the model as it was after this many steps of the phase under way. */
  readonly checkpoint: number | null;
  readonly step: number;
  readonly given: string;
  readonly text: string;
}

interface LivingAsk {
  readonly phase: Phase;
  readonly checkpoint: number | null;
  readonly prompt: string;
  readonly question: string;
  /** How the prompt is continued; questions are answered with the likeliest. */
  readonly length: number;
  readonly temperature: number;
  readonly seed: number;
}

/** Null where there is nothing to say, or the model cannot read what it is given: that is told beside the prompt. */
export async function takeLivingSample(trainer: Trainer, ask: LivingAsk): Promise<LivingSample | null> {
  const { phase, checkpoint, prompt, question, length, temperature, seed } = ask;
  const given = phase === 'pretrain' ? prompt : question;
  if (given === '' || phase === 'prefer') return null;
  try {
    if (phase === 'pretrain') {
      const { text, step } = await trainer.continueText({ prompt, length, temperature, seed, checkpoint });
      return { phase, checkpoint, step, given, text };
    }
    const { answers, step } = await trainer.answer({ questions: [question], temperature: 0, seed: 0, checkpoint });
    return { phase, checkpoint, step, given, text: answers[0]?.answer ?? '' };
  } catch {
    return null;
  }
}
