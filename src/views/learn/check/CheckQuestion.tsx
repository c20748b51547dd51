/** One item: its question, its options in an order that tells nothing, and the ways on. */
import { useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import styles from '@/views/learn/Room.module.css';
import { Said } from '@/views/learn/Said.tsx';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import own from './Check.module.css';
import type { CheckItem } from './CheckItem.ts';
import { answerId, optionsOf, SKIPPED, type Sitting } from './checkResults.ts';

export interface CheckQuestionProps {
  readonly item: CheckItem;
  readonly sitting: Sitting;
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

export function CheckQuestion({ item, sitting, number, count }: CheckQuestionProps) {
  const { t } = useTranslation('learn');
  const { course } = useStores();
  const [chosen, setChosen] = useState<number | null>(null);
  const [began] = useState(() => performance.now());
  const legend = useRef<HTMLParagraphElement>(null);
  const answer = (option: number) =>
    // Without a score: the sum beside the lessons would tell at once whether it was right.
    course.getState().answer(answerId(sitting, item.id), {
      given: [option, Math.round((performance.now() - began) / 100) / 10],
      score: null,
    });
  return (
    <form
      className={own.item}
      aria-labelledby={`item-${item.id}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) answer(chosen);
      }}
    >
      <p className={styles.note}>{t('check.itemOf', { number, count })}</p>
      <fieldset className={own.options} aria-labelledby={`item-${item.id}`}>
        <p
          id={`item-${item.id}`}
          className={own.asks}
          tabIndex={-1}
          ref={(element) => {
            legend.current = element;
            if (number > 1) element?.focus();
          }}
        >
          <Said words={item.asks} />
        </p>
        {optionsOf(item, sitting).map((at) => (
          <label key={at} className={own.option}>
            <input type="radio" name={item.id} checked={chosen === at} onChange={() => setChosen(at)} />
            <span>
              <Said words={item.options[at]!.text} />
            </span>
          </label>
        ))}
      </fieldset>
      <div className={styles.actions}>
        <Button variant="primary" type="submit" disabled={chosen === null}>
          {t(number < count ? 'check.next' : 'check.end')}
        </Button>
        <Button variant="quiet" onClick={() => answer(SKIPPED)}>
          {t('check.skipItem')}
        </Button>
      </div>
    </form>
  );
}
