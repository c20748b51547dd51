/** What comes out of a pass: the next token, who made it so, or two outcomes side by side. */
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { OUTCOMES, type Outcome } from '@/store/selection.ts';
import { NextTokenView } from '@/views/nextToken/NextTokenView.tsx';
import { PanelBoundary } from '@/views/PanelBoundary.tsx';
import { useStores, useValue } from '@/views/StoresContext.tsx';
import styles from './OutcomeView.module.css';

const AttributionView = lazyAgain(async () => ({
  default: (await import('@/views/attribution/AttributionView.tsx')).AttributionView,
}));
const CompareView = lazyAgain(async () => ({ default: (await import('@/views/compare/CompareView.tsx')).CompareView }));

const VIEWS = { next: NextTokenView, attribution: AttributionView, compare: CompareView } as const satisfies Record<
  Outcome,
  unknown
>;

export function OutcomeView() {
  const { t } = useTranslation('app');
  const { conductor } = useStores();
  const outcome = useValue('selection', (state) => state.outcome);
  const View = VIEWS[outcome];
  const [tabEnd, setTabEnd] = useState<HTMLElement | null>(null);
  return (
    <div className={styles.outcome}>
      <div className={styles.tabs}>
        <Segmented
          label={t('outcome.label')}
          isLabelHidden
          look="tabs"
          options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`), hint: t(`outcome.${value}Hint`) }))}
          value={outcome}
          onChange={(value) => conductor.showOutcome(value)}
        />
        <div ref={setTabEnd} className={styles.end} />
      </div>
      <PanelBoundary what={outcome}>
        <Suspense fallback={<p className={styles.loading}>{t('outcome.loading')}</p>}>
          <View tabEnd={tabEnd} />
        </Suspense>
      </PanelBoundary>
    </div>
  );
}
