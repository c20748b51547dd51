/** What came of the check: the change in each item and each misconception, why, and the table for a teacher. */
import { useTranslation } from 'react-i18next';
import { inLanguage } from '@/views/learn/LearnContext.ts';
import type { Translated } from '@/views/learn/Lesson.ts';
import styles from '@/views/learn/Room.module.css';
import { Said } from '@/views/learn/Said.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import own from './Check.module.css';
import type { CheckData, CheckItem } from './CheckItem.ts';
import { byMisconception, changeOf, chosenOf, RIGHT, SITTINGS } from './checkResults.ts';

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
            {rows.map(({ misconception, before, after }) => (
              <tr key={misconception.id}>
                <th scope="row">
                  <Said words={misconception.title} />
                </th>
                {[before, after].map(({ right, answered }, at) => (
                  <td key={SITTINGS[at]} className={styles.number}>
                    {answered === 0 ? '–' : t('check.of', { right, answered })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{t('check.byItem')}</h2>
      <ol className={own.feedback}>
        {data.items.map((item) => (
          <li key={item.id}>
            <ItemFeedback item={item} />
          </li>
        ))}
      </ol>
    </>
  );
}

function ItemFeedback({ item }: { readonly item: CheckItem }) {
  const { t, i18n } = useTranslation('learn');
  const answers = useValue('course', (state) => state.answers);
  const say = (words: Translated) => inLanguage(words, i18n.language);
  const change = changeOf(answers, item);
  return (
    <>
      <h3>
        <Said words={item.asks} />
      </h3>
      {change === 'open' ? null : <p className={styles.said}>{t(`check.change.${change}`)}</p>}
      <ul>
        {SITTINGS.map((sitting) => {
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
