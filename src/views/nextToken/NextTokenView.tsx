/**
 * What comes next: every candidate with its logit and probability, how one of them is drawn, and the
 * controls in between. Moving a control derives all of it anew from the same logits; the model rests.
 */
import { Suspense } from 'react';
import { Panel } from '@/elements/Panel.tsx';
import { ModelMark } from '@/views/shared/ModelMark.tsx';
import { useNextToken, useValue } from '@/views/shared/StoresContext.tsx';
import { BasicNext } from './BasicNext.tsx';
import { useFirstStep } from '@/views/shared/useFirstStep.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { LazyNext } from './LazyNext.ts';
import { RecordedNext } from './RecordedNext.tsx';
import styles from './NextTokenView.module.css';

/** `tabEnd`: at the end of the line of tabs of which this is one. */
export function NextTokenView({ tabEnd }: { readonly tabEnd?: HTMLElement | null }) {
  const { t } = useTranslation('nextToken');
  const next = useNextToken();
  const model = useValue('network', (state) => state.model);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const isBasics = useValue('selection', (state) => state.depth === 'basics');
  const basicsWhat = model ? t('basics.what', { count: model.config.vocabularySize }) : t('basics.whatShort');
  return (
    <div className={styles.view} aria-busy={isRunning}>
      <Panel
        heading={t('heading')}
        what={isBasics ? basicsWhat : null}
        tabEnd={tabEnd}
        provenance={
          model ? (
            <ModelMark
              detail={t('provenance', { model: model.source.id })}
              isQuantized={model.precision === 'quantized'}
            />
          ) : null
        }
      >
        {!isBasics ? (
          <Suspense fallback={<p className={styles.arriving}>{t('arriving')}</p>}>
            <LazyNext waiting={<Waiting />} />
          </Suspense>
        ) : model && next ? (
          <BasicNext next={next} model={model} />
        ) : (
          <Waiting />
        )}
      </Panel>
    </div>
  );
}

/** Why there is nothing to show yet. What to do about an error is said once, at the top of the page. */
function Waiting() {
  const { t } = useTranslation('nextToken');
  const model = useValue('network', (state) => state.model);
  const isLoading = useValue('network', (state) => state.loading !== null);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const hasFailed = useValue('trace', (state) => state.error !== null);
  const isFirst = useFirstStep();
  if (isFirst) return <RecordedNext />;
  const sentence = () => {
    if (!model) return isLoading ? t('loading') : t('noModel');
    if (isRunning) return t('computing');
    return hasFailed ? t('failedEmpty') : t('empty');
  };
  return <p className={styles.waiting}>{sentence()}</p>;
}
