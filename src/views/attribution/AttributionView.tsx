/**
 * Who made the logit: what each head and each MLP adds to it directly, summing to the logit itself.
 * Source: Elhage et al. 2021. Leaves out what a component does through the components that read it.
 */
import { useMemo } from 'react';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { position } from '@/model/axes.ts';
import { valueOf } from '@/store/asking.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { ModelMark } from '@/views/shared/ModelMark.tsx';
import { useControl } from '@/views/shared/stage/controls.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { AttributionEquation } from './AttributionEquation.tsx';
import { AttributionGrid } from './AttributionGrid.tsx';
import { Strongest } from './Strongest.tsx';
import { TokenChoice } from './TokenChoice.tsx';
import { useContributions } from '@/views/shared/arithmetic/useContributions.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './AttributionView.module.css';

/** `tabEnd`: at the end of the line of tabs of which this is one. */
export function AttributionView({ tabEnd }: { readonly tabEnd?: HTMLElement | null }) {
  const { t } = useTranslation('attribution');
  const model = useValue('network', (state) => state.model);
  const shown = useValue('trace', (state) => state.shown);
  const isOpaque = model?.transparency === 'opaque';
  return (
    <Panel
      heading={t('heading')}
      tabEnd={tabEnd}
      what={t('what')}
      provenance={
        model && shown ? (
          <ModelMark
            detail={t('provenance', { model: model.source.id })}
            isQuantized={model.precision === 'quantized'}
          />
        ) : null
      }
    >
      {isOpaque ? (
        <Notice kind="info" detail={model.opaqueReason} detailLabel={t('opaqueDetail')}>
          {t('opaque')}
        </Notice>
      ) : null}
      {!model || !shown ? <p className={styles.note}>{t(model ? 'empty' : 'noModel')}</p> : null}
      {model && shown && !isOpaque ? <Content last={shown.ids.length - 1} /> : null}
    </Panel>
  );
}

function Content({ last }: { readonly last: number }) {
  const { t } = useTranslation('attribution');
  const { attribution } = useStores();
  const place = useMemo(() => position(last), [last]);
  const chosen = useValue('attribution', (state) => state.against);
  const { token, against, runId, contributions } = useContributions(place, chosen);
  const hasChoice = useControl('logit');
  const here = valueOf(contributions);
  if (token === null) return null;
  const logit = { token, against, place: { runId, position: place } };
  return (
    <div className={styles.content}>
      {hasChoice ? (
        <TokenChoice token={token} against={against} onCompare={(other) => attribution.getState().compareWith(other)} />
      ) : null}
      {here ? (
        <>
          <AttributionEquation {...logit} contributions={here} />
          <AttributionGrid {...logit} contributions={here} />
          <Strongest {...logit} contributions={here} />
        </>
      ) : (
        <AnswerState answer={contributions} lines={16} waiting={t('waiting')} />
      )}
      <p className={styles.note}>{t('leavesOut')}</p>
    </div>
  );
}
