/** The laboratory of limits: experiments in any order, one of them open at a time. */
import { Icon } from '@/elements/Icon.tsx';
import styles from '@/views/learn/Room.module.css';
import { Said } from '@/views/learn/Said.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { Bench } from './Bench.ts';
import { benchAnswer, BenchView } from './BenchView.tsx';
import own from './Limits.module.css';

export function LimitsView({ benches }: { readonly benches: readonly Bench[] }) {
  const { t } = useTranslation('learn');
  const { course } = useStores();
  const answers = useValue('course', (state) => state.answers);
  // The step of the room, from 1, so that a link opens a bench; 0: all are closed.
  const open = useValue('course', (state) => state.step);
  return (
    <section className={styles.room}>
      <h1 id="lesson" tabIndex={-1}>
        {t('rooms.limits')}
      </h1>
      <p>{t('limits.what')}</p>
      <ol className={own.list} aria-label={t('limits.benches')}>
        {benches.map((bench, at) => {
          const isOpen = open === at + 1;
          return (
            <li key={bench.id}>
              <h2>
                <button
                  type="button"
                  className={own.title}
                  aria-expanded={isOpen}
                  onClick={() => course.getState().open('limits', isOpen ? 0 : at + 1)}
                >
                  <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={1} />
                  <Said words={bench.title} />
                  {answers[benchAnswer(bench.id)] ? <span className={own.seen}>{t('limits.seen')}</span> : null}
                </button>
              </h2>
              {isOpen ? <BenchView bench={bench} /> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
