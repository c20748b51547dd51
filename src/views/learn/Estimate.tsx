/** A prediction of a share that was measured beforehand, by a claim of the lesson: how many of all will be so? */
import { useId, useState } from 'react';
import { Bar } from '@/elements/Bar.tsx';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useOpenLesson } from './LearnContext.ts';
import { Score } from './Score.tsx';
import { bitsLostOnOne } from './scores.ts';
import styles from './Prediction.module.css';

export interface EstimateProps {
  /** The claim, which is a share. */
  readonly of: string;
  /** Of what, in a few words. */
  readonly label: string;
}

export function Estimate({ of, label }: EstimateProps) {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const { course } = useStores();
  const { lesson, step, reveal } = useOpenLesson();
  const question = `${lesson.id}/${step.id}`;
  const answer = useValue('course', (state) => state.answers[question] ?? null);
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const [value, setValue] = useState(answer?.given[0] ?? 0.5);
  const id = useId();
  const claim = lesson.claims[of];
  if (!claim || !('share' in claim)) throw new Error(`The lesson ${lesson.id} has no claim ${of} that is a share.`);
  const { share } = claim;
  return (
    <div className={styles.prediction} role="group" aria-label={t('predict.label')}>
      <div className={styles.row}>
        <label htmlFor={id}>{label}</label>
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
            <Bar share={share} marker={answer?.given[0] ?? null} />
          </span>
        )}
        <output className={styles.share}>{isVeiled ? format.share(value) : format.percent(share)}</output>
      </div>
      {isVeiled ? (
        <Button
          variant="primary"
          onClick={() => {
            course.getState().answer(question, { given: [value], score: bitsLostOnOne(share, value) });
            reveal();
          }}
        >
          {t('reveal')}
        </Button>
      ) : answer ? (
        <>
          <Score lost={bitsLostOnOne(share, answer.given[0] ?? 0.5)} evenly={bitsLostOnOne(share, 0.5)} />
          <p className={styles.note}>{t('predict.marker')}</p>
        </>
      ) : null}
    </div>
  );
}
