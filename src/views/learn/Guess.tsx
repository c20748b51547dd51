/** A prediction of one number: how probable is this token? */
import { useId, useState } from 'react';
import { Bar } from '@/elements/Bar.tsx';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useOpenLesson } from './LearnContext.ts';
import { Score } from './Score.tsx';
import { bitsLostOnOne } from './scores.ts';
import { useWordProbabilities } from './useWordProbability.ts';
import styles from './Prediction.module.css';

export interface GuessProps {
  /** A word that is one token, with its space. */
  readonly word: string;
  /** Fields of what is shown when it is uncovered, beside the step's own. */
  readonly then?: Readonly<Record<string, string>>;
  /** Asks for the probability in the draw, under the controls of the scene, and not for the model's own. */
  readonly isDrawn?: boolean;
}

export function Guess({ word, then, isDrawn = false }: GuessProps) {
  const { t, language } = useTranslation('learn');
  const format = useFormat();
  const { course } = useStores();
  const { lesson, step, reveal, show } = useOpenLesson();
  const question = `${lesson.id}/${step.id}`;
  const answer = useValue('course', (state) => state.answers[question] ?? null);
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const [value, setValue] = useState(answer?.given[0] ?? 0.5);
  const [words] = useState([word]);
  const probability = useWordProbabilities(words, isDrawn ? 'final' : 'base')?.[0] ?? null;
  const id = useId();
  const label = word.replaceAll(' ', '·');
  return (
    // The prose around it may be in another language.
    <div className={styles.prediction} role="group" aria-label={t('predict.label')} lang={language}>
      <div className={styles.row}>
        <label htmlFor={id} className={styles.token} translate="no">
          {label}
        </label>
        {isVeiled ? (
          <input
            id={id}
            type="range"
            min={0}
            max={1}
            step={0.01}
            value={value}
            onChange={(event) => setValue(Number(event.currentTarget.value))}
          />
        ) : (
          <span className={styles.bars}>
            <Bar share={probability ?? 0} marker={answer?.given[0] ?? null} />
          </span>
        )}
        <output className={styles.share}>
          {isVeiled ? format.share(value) : probability === null ? '…' : format.percent(probability)}
        </output>
      </div>
      {isVeiled ? (
        <Button
          variant="primary"
          onClick={() => {
            course.getState().answer(question, { given: [value], score: null });
            if (then) show(then);
            else reveal();
          }}
        >
          {t('reveal')}
        </Button>
      ) : probability !== null && answer ? (
        <>
          <Score lost={bitsLostOnOne(probability, answer.given[0] ?? 0.5)} evenly={bitsLostOnOne(probability, 0.5)} />
          <p className={styles.note}>{t('predict.marker')}</p>
        </>
      ) : null}
    </div>
  );
}
