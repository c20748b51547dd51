/** What came of the check: the change in each item and each misconception, why, and the table for a teacher. */
import { inLanguage } from '@/views/learn/LearnContext.ts';
import type { Translated } from '@/views/learn/Lesson.ts';
import styles from '@/views/learn/Room.module.css';
import { Said } from '@/views/learn/Said.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import own from './Check.module.css';
import type { CheckData, CheckItem } from './CheckItem.ts';
import {
  answerId,
  byMisconception,
  changeLater,
  changeOf,
  chosenOf,
  OPEN,
  PAIR,
  RIGHT,
  SITTINGS,
  type Change,
  type Sitting,
} from './checkResults.ts';

export function CheckFeedback({ data }: { readonly data: CheckData }) {
  const { t } = useTranslation('learn');
  const answers = useValue('course', (state) => state.answers);
  const rows = byMisconception(data, answers).filter(({ items }) => items > 0);
  return (
    <>
      <h2>{t('check.byIdea')}</h2>
      <p className={styles.note}>{t('check.byIdeaWhat')}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('check.idea')}</th>
              {SITTINGS.map((sitting) => (
                <th key={sitting} scope="col" className={styles.number}>
                  {t(`check.sittings.${sitting}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ misconception, before, after, later }) => (
              <tr key={misconception.id}>
                <th scope="row">
                  <Said words={misconception.title} />
                </th>
                {[before, after, later].map(({ right, answered }, at) => (
                  <td key={SITTINGS[at]} className={styles.number}>
                    {answered === 0 ? '–' : t('check.of', { right, answered })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <OwnWords data={data} />
      <h2>{t('check.byItem')}</h2>
      <ol className={own.feedback}>
        {data.items.map((item) => (
          <li key={item.id}>
            <ItemFeedback item={item} sittings={PAIR} change={changeOf(answers, item)} />
          </li>
        ))}
      </ol>
      {data.parallel.some((item) => chosenOf(answers, 'later', item) !== null) ? (
        <>
          <h2>{t('check.whens.later')}</h2>
          <ol className={own.feedback}>
            {data.parallel.map((item) => (
              <li key={item.id}>
                <ItemFeedback item={item} sittings={LATER} change={changeLater(answers, item)} />
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </>
  );
}

const LATER = ['later'] as const;

/** The answers in one's own words, one below the other. */
function OwnWords({ data }: { readonly data: CheckData }) {
  const { t } = useTranslation('learn');
  const texts = useValue('course', (state) => state.texts);
  const written = PAIR.flatMap((sitting) => {
    const text = texts[answerId(sitting, OPEN)];
    return text ? [{ sitting, text }] : [];
  });
  if (written.length === 0) return null;
  return (
    <>
      <h2>{t('check.open.label')}</h2>
      <p>
        <Said words={data.open.asks} />
      </p>
      <dl className={own.written}>
        {written.map(({ sitting, text }) => (
          <div key={sitting}>
            <dt>{t(`check.sittings.${sitting}`)}</dt>
            <dd translate="no">{text}</dd>
          </div>
        ))}
      </dl>
      <p className={own.source}>{t('check.source', { source: data.open.source })}</p>
    </>
  );
}

interface ItemFeedbackProps {
  readonly item: CheckItem;
  readonly sittings: readonly Sitting[];
  readonly change: Change;
}

function ItemFeedback({ item, sittings, change }: ItemFeedbackProps) {
  const { t, language } = useTranslation('learn');
  const answers = useValue('course', (state) => state.answers);
  const say = (words: Translated) => inLanguage(words, language);
  return (
    <>
      <h3>
        <Said words={item.asks} />
      </h3>
      {change === 'open' ? null : <p className={styles.said}>{t(`check.change.${change}`)}</p>}
      <ul>
        {sittings.map((sitting) => {
          const chosen = chosenOf(answers, sitting, item);
          const option = chosen === null ? null : item.options[chosen];
          return option ? (
            <li key={sitting}>
              {t(`check.chosen.${sitting}`, { answer: say(option.text) })}
              {chosen === RIGHT ? null : (
                <>
                  {' '}
                  <Said words={option.why} />
                </>
              )}
            </li>
          ) : null;
        })}
        <li>
          {t('check.right', { answer: say(item.options[RIGHT]!.text) })} <Said words={item.options[RIGHT]!.why} />
        </li>
      </ul>
      <p className={own.source}>{t('check.source', { source: item.source })}</p>
    </>
  );
}
