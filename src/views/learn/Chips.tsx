/** A prediction over several tokens: shares for each, and for all others together. The model answers when it is uncovered. */
import { useId, useState } from 'react';
import { Bar } from '@/elements/Bar.tsx';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useOpenLesson } from './LearnContext.ts';
import { Score } from './Score.tsx';
import { bitsLost, toShares } from './scores.ts';
import { useWordProbabilities } from './useWordProbability.ts';
import styles from './Prediction.module.css';

export interface ChipsProps {
  /** Words that are one token each, with their space. */
  readonly words: readonly string[];
}

/** All start alike: who moves nothing has predicted nothing. */
const START = 50;

export function Chips({ words }: ChipsProps) {
  const { t, language } = useTranslation('learn');
  const format = useFormat();
  const { course } = useStores();
  const { lesson, step, reveal } = useOpenLesson();
  const question = `${lesson.id}/${step.id}`;
  const answer = useValue('course', (state) => state.answers[question] ?? null);
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const [values, setValues] = useState<readonly number[]>(answer?.given ?? [...words, ''].map(() => START));
  const found = useWordProbabilities(words);
  const id = useId();
  const shares = toShares(values, 0);
  const model = found && withRest(found.map((probability) => probability ?? 0));
  const labels = [...words.map((word) => word.replaceAll(' ', '·')), t('predict.else')];
  const lost = model ? bitsLost(model, values) : null;
  return (
    // The prose around it may be in another language.
    <div className={styles.prediction} role="group" aria-label={t('predict.label')} lang={language}>
      {labels.map((label, at) => (
        <div key={label} className={styles.row}>
          <label
            htmlFor={`${id}-${at}`}
            className={at < words.length ? styles.token : undefined}
            translate={at < words.length ? 'no' : undefined}
          >
            {label}
          </label>
          {isVeiled ? (
            <input
              id={`${id}-${at}`}
              type="range"
              min={0}
              max={100}
              value={values[at] ?? 0}
              onChange={(event) => setValues(values.with(at, Number(event.currentTarget.value)))}
            />
          ) : (
            <span className={styles.bars}>
              <Bar share={model?.[at] ?? 0} marker={answer ? (shares[at] ?? 0) : null} />
            </span>
          )}
          <output className={styles.share}>
            {isVeiled
              ? format.share(Math.round((shares[at] ?? 0) * 100) / 100)
              : model
                ? format.percent(model[at] ?? 0)
                : '…'}
          </output>
        </div>
      ))}
      {isVeiled ? (
        <Button
          variant="primary"
          onClick={() => {
            course.getState().answer(question, { given: values, score: lost });
            reveal();
          }}
        >
          {t('reveal')}
        </Button>
      ) : model && answer ? (
        <>
          <Score
            lost={bitsLost(model, answer.given)}
            evenly={bitsLost(
              model,
              model.map(() => 1),
            )}
          />
          <p className={styles.note}>{t('predict.marker')}</p>
        </>
      ) : null}
    </div>
  );
}

const withRest = (probabilities: readonly number[]) => [
  ...probabilities,
  Math.max(0, 1 - probabilities.reduce((sum, value) => sum + value, 0)),
];
