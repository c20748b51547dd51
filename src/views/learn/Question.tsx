/** A question with options. Choosing one says why it is right or wrong, uncovers what was covered, and keeps the first answer. */
import { createContext, use, type ReactNode } from 'react';
import { Icon } from '@/elements/Icon.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useOpenLesson } from './LearnContext.ts';
import styles from './Question.module.css';

interface Asked {
  readonly id: string;
}
const AskedContext = createContext<Asked | null>(null);

export interface QuestionProps {
  /** Unique in its lesson. */
  readonly id: string;
  readonly asks: ReactNode;
  readonly children: ReactNode;
}

export function Question({ id, asks, children }: QuestionProps) {
  const { lesson } = useOpenLesson();
  const label = `${lesson.id}-${id}`;
  return (
    <fieldset className={styles.question} aria-labelledby={label}>
      <p id={label} className={styles.asks}>
        {asks}
      </p>
      <AskedContext value={{ id: `${lesson.id}/${id}` }}>{children}</AskedContext>
    </fieldset>
  );
}

export interface ChoiceProps {
  /** Its number among the options, from 0. */
  readonly at: number;
  /** Null: none is right or wrong. */
  readonly isRight?: boolean | null;
  /** Why it is right, or what is wrong with it. */
  readonly why: ReactNode;
  readonly children: ReactNode;
}

export function Choice({ at, isRight = false, why, children }: ChoiceProps) {
  const { t, language } = useTranslation('learn');
  const { course } = useStores();
  const { reveal } = useOpenLesson();
  const asked = use(AskedContext);
  const id = asked?.id ?? '';
  const chosen = useValue('course', (state) => state.answers[id]?.given ?? NONE);
  const isChosen = chosen.includes(at);
  const choose = () => {
    const answers = course.getState().answers[id];
    // What was chosen first is the answer; the others may be looked at after it.
    const given = [...(answers?.given ?? []), at];
    course.getState().answer(id, { given, score: isRight === null ? null : (answers?.score ?? (isRight ? 0 : 1)) });
    reveal();
  };
  return (
    <div className={styles.choice}>
      <button
        type="button"
        className={styles.option}
        aria-pressed={isChosen}
        data-right={isChosen ? (isRight ?? undefined) : undefined}
        onClick={isChosen ? undefined : choose}
      >
        <span className={styles.sign}>
          {isChosen ? <Icon name={isRight === false ? 'close' : 'check'} size={1} /> : null}
        </span>
        {children}
      </button>
      {isChosen ? (
        <p role="status" className={styles.why}>
          <strong lang={language}>
            {isRight === null ? t('question.noted') : isRight ? t('question.right') : t('question.wrong')}
          </strong>{' '}
          {why}
        </p>
      ) : null}
    </div>
  );
}

const NONE: readonly number[] = [];
