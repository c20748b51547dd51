/** The words of the open step of a made lesson: its note, and its question as the course asks. */
import type { MadeLesson, MadeQuestion } from '@/store/made/MadeLesson.ts';
import { tokensAsked } from '@/store/made/tokensAsked.ts';
import { Chips } from '@/views/learn/Chips.tsx';
import { useOpenLesson } from '@/views/learn/LearnContext.ts';
import { Choice, Question } from '@/views/learn/Question.tsx';
import styles from '@/views/learn/Question.module.css';
import { Note } from './Note.tsx';
import { stepNumber } from './stepNumber.ts';

import { Written } from './Written.tsx';

export function MadeProse({ made }: { readonly made: MadeLesson }) {
  const { step } = useOpenLesson();
  const shown = made.steps[stepNumber(step.id)];
  if (!shown) return null;
  return (
    <>
      <Note note={shown.note} />
      {shown.question ? <Asked key={step.id} question={shown.question} text={shown.scene['text'] ?? ''} /> : null}
    </>
  );
}

function Asked({ question, text }: { readonly question: MadeQuestion; readonly text: string }) {
  const { step } = useOpenLesson();
  const { kind, asks, answers } = question;
  switch (kind) {
    case 'choice': {
      const hasRight = answers.some(({ isRight }) => isRight);
      return (
        <Question id={step.id} asks={asks}>
          {answers.map((answer, at) => (
            <Choice key={at} at={at} isRight={hasRight ? answer.isRight : null} why={null}>
              {answer.text}
            </Choice>
          ))}
        </Question>
      );
    }
    case 'written':
      return <Written asks={asks} expected={answers.map((answer) => answer.text)} />;
    case 'model':
      return (
        <>
          {asks === '' ? null : <p className={styles.asks}>{asks}</p>}
          <Chips words={tokensAsked(question, text)} />
        </>
      );
  }
}
