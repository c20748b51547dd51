/** The steps of the generation: back and forth among the generated tokens. Nothing is lost by going back. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useStores, useValue } from '@/views/StoresContext.tsx';
import styles from './Timeline.module.css';

/** `later`: the tokens after the cursor. */
export function Timeline({ later }: { readonly later: ReactNode }) {
  const { t } = useTranslation('tokens');
  const { conductor } = useStores();
  const cursor = useValue('sequence', (state) => state.cursor);
  const count = useValue('sequence', (state) => state.generated.length);
  if (count === 0) return null;
  const goTo = (step: number) => void conductor.goToStep(step);
  return (
    <div className={styles.timeline} role="group" aria-label={t('timeline.group')}>
      <Button variant="quiet" disabled={cursor === 0} onClick={() => goTo(cursor - 1)}>
        {t('timeline.earlier')}
      </Button>
      <input
        type="range"
        className={styles.range}
        aria-label={t('timeline.label')}
        aria-valuetext={t('timeline.step', { cursor, count })}
        min={0}
        max={count}
        step={1}
        value={cursor}
        onChange={(event) => goTo(Number(event.currentTarget.value))}
      />
      <Button variant="quiet" disabled={cursor === count} onClick={() => goTo(cursor + 1)}>
        {t('timeline.later')}
      </Button>
      <span className={styles.step}>{t('timeline.step', { cursor, count })}</span>
      <div className={styles.later}>{cursor < count ? later : null}</div>
      <Button variant="quiet" disabled={cursor === 0} onClick={() => void conductor.adoptGenerated()}>
        {t('timeline.adopt')}
      </Button>
    </div>
  );
}
