/** Every text tried from this prompt: a tree to read, to go back in, and to pick two texts from. */
import { useMemo } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { countBranches } from '@/model/textTree.ts';
import { validPicks } from '@/store/branches.ts';
import { ModelMark } from '@/views/shared/ModelMark.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { BranchTokens } from './BranchTokens.tsx';
import { BranchTree } from './BranchTree.tsx';
import { MemoryUse } from './MemoryUse.tsx';
import styles from './BranchesView.module.css';

export function BranchesView() {
  const { t } = useTranslation('branches');
  const model = useValue('network', (state) => state.model);
  const tree = useValue('sequence', (state) => state.tree);
  const hasText = useValue('sequence', (state) => state.promptIds.length > 0);
  const count = useMemo(() => countBranches(tree), [tree]);
  const isLoading = useValue('network', (all) => all.loading !== null || (all.model === null && all.failure === null));
  const state = !model ? (isLoading ? 'loading' : 'noModel') : hasText ? null : 'emptyText';
  const hint = count === 0 ? t('empty') : count === 1 ? t('single') : null;
  return (
    <div className={styles.view}>
      <Panel
        heading={t('heading')}
        what={t('what')}
        shows={state ? t(state) : hint}
        provenance={
          model && count > 0 ? (
            <>
              <ModelMark detail={t('provenance', { model: model.source.id })} />
              <data className={styles.count} value={count}>
                {t('count', { count })}
              </data>
            </>
          ) : null
        }
      >
        {model && count > 0 ? (
          <>
            {count > 1 ? <CompareBar /> : null}
            <BranchTree vocabulary={model.vocabulary} />
            <BranchTokens vocabulary={model.vocabulary} />
            <MemoryUse />
            <p className={styles.note}>{t('link')}</p>
          </>
        ) : null}
      </Panel>
    </div>
  );
}

/** What to do to compare, and the button that does it once two texts are picked. */
function CompareBar() {
  const { t } = useTranslation('branches');
  const { branches, conductor } = useStores();
  const state = useValue('branches', (all) => all);
  const sequence = useValue('sequence', (all) => all);
  const count = validPicks(state, sequence).length;
  const compare = async () => {
    if (await branches.getState().compare()) conductor.showOutcome('compare');
  };
  return (
    <div className={styles.compare}>
      {state.error ? <Notice kind="error">{t('compare.failed')}</Notice> : null}
      {count === 2 ? (
        <Button variant="primary" isBusy={state.isComparing} onClick={() => void compare()}>
          {state.isComparing ? t('compare.busy') : t('compare.button')}
        </Button>
      ) : (
        <p className={styles.note}>{count === 1 ? t('compare.one') : t('compare.none')}</p>
      )}
    </div>
  );
}
