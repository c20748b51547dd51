/**
 * Two outcomes side by side: the model as it is and with the visitor's changes, or two branches. The
 * distribution of the next token, the likeliest text that follows, and the attention of each.
 */
import { Button } from '@/elements/Button.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { PAIR_KINDS, pairsOn, shownPair, type Pair, type PairKind } from '@/store/comparison.ts';
import type { Model } from '@/store/network.ts';
import { ModelMark } from '@/views/shared/ModelMark.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { AttentionChange } from './AttentionChange.tsx';
import { Continuations } from './Continuations.tsx';
import { Distributions } from './Distributions.tsx';
import { usePairWords } from './usePairWords.ts';
import styles from './CompareView.module.css';

export function CompareView({ tabEnd }: { readonly tabEnd?: HTMLElement | null }) {
  const { t } = useTranslation('compare');
  const { comparison } = useStores();
  const model = useValue('network', (state) => state.model);
  const allPairs = useValue('comparison', (state) => state.pairs);
  const promptIds = useValue('sequence', (state) => state.promptIds);
  const pairs = pairsOn(allPairs, promptIds);
  const chosen = useValue('comparison', (state) => state.kind);
  const isShown = useValue('trace', (state) => state.shown !== null);
  const isBusy = useValue('experiment', (state) => state.isRunning);
  const shown = shownPair({ pairs, kind: chosen });
  const isStale = useIsStale(shown);
  const isReady = model && isShown && shown && (!isStale || isBusy);
  return (
    <div className={styles.view} aria-busy={isBusy} data-stale={isStale || undefined}>
      <Panel
        heading={t('heading')}
        tabEnd={tabEnd}
        provenance={isReady ? <ModelMark detail={t('provenance', { model: model.source.id })} /> : null}
      >
        {pairs.experiment && pairs.branches ? (
          <Segmented
            label={t('kind.label')}
            isLabelHidden
            options={PAIR_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            value={shown?.kind ?? null}
            onChange={(kind) => comparison.getState().choose(kind)}
          />
        ) : null}
        {isReady ? <Outcomes kind={shown.kind} pair={shown.pair} model={model} /> : <Nothing />}
      </Panel>
    </div>
  );
}

/** The experiment's numbers belong to an earlier text; those of the text on show are on their way, or could not be had. */
function useIsStale(shown: ReturnType<typeof shownPair>): boolean {
  const ids = useValue('trace', (state) => state.shown?.ids);
  if (shown?.kind !== 'experiment' || !ids) return false;
  const of = shown.pair.before.ids;
  return of.length !== ids.length || of.some((id, at) => id !== ids[at]);
}

interface OutcomesProps {
  readonly kind: PairKind;
  readonly pair: Pair;
  readonly model: Model;
}

function Outcomes({ kind, pair, model }: OutcomesProps) {
  const { t } = useTranslation('compare');
  const words = usePairWords(kind);
  // Beside the words of a lesson what comes out is enough.
  const isLesson = useValue('selection', (state) => state.page === 'learn');
  const changeCount = useValue('experiment', (state) => state.refusals.filter((refusal) => refusal === null).length);
  return (
    <>
      <dl className={styles.sides}>
        <div data-side="before">
          <dt>{words.before}</dt>
          <dd>{kind === 'experiment' ? t('side.experiment.beforeHint') : <bdi>{pair.before.label}</bdi>}</dd>
        </div>
        <div data-side="after">
          <dt>{words.after}</dt>
          <dd>
            {kind === 'experiment' ? (
              t('side.experiment.afterHint', { count: changeCount })
            ) : (
              <bdi>{pair.after.label}</bdi>
            )}
          </dd>
        </div>
      </dl>
      <Distributions pair={pair} words={words} vocabulary={model.vocabulary} />
      <Continuations pair={pair} words={words} vocabulary={model.vocabulary} />
      {isLesson ? null : <AttentionChange kind={kind} pair={pair} words={words} vocabulary={model.vocabulary} />}
    </>
  );
}

/** Nothing to compare yet: where two outcomes come from. */
function Nothing() {
  const { t } = useTranslation('compare');
  const { conductor } = useStores();
  const isRunning = useValue('experiment', (state) => state.isRunning);
  const hasFailed = useValue('experiment', (state) => state.error !== null || state.isStopped);
  const hasChanges = useValue('experiment', (state) => state.changes.length > 0);
  if (isRunning) return <p className={styles.empty}>{t('computing')}</p>;
  return (
    <div className={styles.empty}>
      <p>{hasFailed ? t('failed') : t(hasChanges ? 'leftOut' : 'empty')}</p>
      <p className={styles.ways}>
        <Button onClick={() => conductor.showGuide('whatif')}>{t('openWhatIf')}</Button>
        <Button onClick={() => conductor.showGuide('branches')}>{t('openBranches')}</Button>
      </p>
    </div>
  );
}
