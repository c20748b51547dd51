/** Questions before the first lesson, the same after the last, and parallel ones two weeks later: what changed? Kept in this browser alone. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { inLanguage } from '@/views/learn/LearnContext.ts';
import styles from '@/views/learn/Room.module.css';
import { ExportHere } from '@/views/shared/export/ExportHere.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CheckFeedback } from './CheckFeedback.tsx';
import type { CheckData } from './CheckItem.ts';
import { CheckQuestion } from './CheckQuestion.tsx';
import {
  answerId,
  checkTable,
  countRight,
  isDone,
  itemsOf,
  OPEN,
  PAIR,
  SITTINGS,
  SKIPPED,
  type Sitting,
} from './checkResults.ts';
import { OpenQuestion } from './OpenQuestion.tsx';

export function CheckView({ data }: { readonly data: CheckData }) {
  const { t, language } = useTranslation('learn');
  const { course } = useStores();
  const answers = useValue('course', (state) => state.answers);
  const texts = useValue('course', (state) => state.texts);
  const [sitting, setSitting] = useState<Sitting>(() => {
    const isOver = (each: Sitting) => isDone(course.getState().answers, each, data);
    if (isOver('later')) return 'later';
    return isOver('before') ? 'after' : 'before';
  });
  const [isAsked, setAsked] = useState(false);
  const items = itemsOf(data, sitting);
  const next = items.findIndex(({ id }) => answers[answerId(sitting, id)] === undefined);
  const item = items[next];
  const isOpen = item !== undefined && sitting !== 'later' && texts[answerId(sitting, OPEN)] === undefined;
  // What is told of the first form would answer the parallel one.
  const isTold = (isAsked || isDone(answers, 'after', data)) && !(sitting === 'later' && item);
  const begun = SITTINGS.filter((each) =>
    itemsOf(data, each).some(({ id }) => answers[answerId(each, id)] !== undefined),
  );
  const skipAll = () => {
    if (isOpen) course.getState().write(answerId(sitting, OPEN), '');
    for (const { id } of items)
      if (course.getState().answers[answerId(sitting, id)] === undefined)
        course.getState().answer(answerId(sitting, id), { given: [SKIPPED, 0], score: null });
  };
  return (
    <section className={styles.room}>
      <h1 id="lesson" tabIndex={-1}>
        {t('rooms.check')}
      </h1>
      <p>{t('check.what', { count: data.items.length })}</p>
      <Segmented
        label={t('check.when')}
        options={SITTINGS.map((value) => ({ value, label: t(`check.whens.${value}`) }))}
        value={sitting}
        onChange={setSitting}
      />
      {item ? (
        <>
          {isOpen ? (
            <OpenQuestion key={sitting} data={data} sitting={sitting} />
          ) : (
            <CheckQuestion
              key={`${sitting}/${item.id}`}
              item={item}
              sitting={sitting}
              number={next + 1}
              count={items.length}
            />
          )}
          <div className={styles.actions}>
            <Button variant="quiet" onClick={skipAll}>
              {t('check.skipAll')}
            </Button>
          </div>
        </>
      ) : (
        <p role="status" className={styles.said}>
          {t(`check.done.${sitting}`)}
        </p>
      )}
      {isTold ? (
        <>
          <p role="status">
            {begun
              .map((each) => {
                const { right, answered } = countRight(answers, each, itemsOf(data, each));
                return t(`check.count.${each}`, { right, answered });
              })
              .join(' ')}
          </p>
          <CheckFeedback data={data} />
        </>
      ) : PAIR.some((each) => begun.includes(each)) && !item ? (
        <div className={styles.actions}>
          <Button onClick={() => setAsked(true)}>{t('check.tell')}</Button>
          <span className={styles.note}>{t('check.tellHint')}</span>
        </div>
      ) : null}
      {begun.length > 0 ? (
        <ExportHere title={t('check.csv')}>
          <ExportTable
            label={t('check.csv')}
            fileName="glassbox-check"
            table={() => checkTable(data, answers, (words) => inLanguage(words, language), texts)}
          />
        </ExportHere>
      ) : null}
    </section>
  );
}
