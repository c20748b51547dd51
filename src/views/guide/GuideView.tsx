/** Below the prompt: the stage explained, the experiment, or the tree of texts. */
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { GUIDES, type Guide } from '@/store/selection.ts';
import { PanelBoundary } from '@/views/PanelBoundary.tsx';
import { StagesView } from '@/views/stages/StagesView.tsx';
import { useStores, useValue } from '@/views/StoresContext.tsx';
import styles from './GuideView.module.css';

const WhatIfView = lazyAgain(async () => ({ default: (await import('@/views/whatif/WhatIfView.tsx')).WhatIfView }));
const BranchesView = lazyAgain(async () => ({
  default: (await import('@/views/branches/BranchesView.tsx')).BranchesView,
}));

const VIEWS = { explain: StagesView, whatif: WhatIfView, branches: BranchesView } as const satisfies Record<
  Guide,
  unknown
>;

export function GuideView() {
  const { t } = useTranslation('app');
  const { conductor } = useStores();
  const guide = useValue('selection', (state) => state.guide);
  const View = VIEWS[guide];
  return (
    <div className={styles.guide}>
      <div className={styles.choice}>
        <Segmented
          label={t('guide.label')}
          isLabelHidden
          look="tabs"
          options={GUIDES.map((value) => ({ value, label: t(`guide.${value}`), hint: t(`guide.${value}Hint`) }))}
          value={guide}
          onChange={(value) => conductor.showGuide(value)}
        />
      </div>
      <div className={styles.body}>
        <PanelBoundary what={guide}>
          <Suspense fallback={null}>
            <View />
          </Suspense>
        </PanelBoundary>
      </div>
    </div>
  );
}
