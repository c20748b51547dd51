/**
 * The text as the model reads it, token by token: ids, bytes, how unexpected each was, which were
 * generated and how; what falls out of the window; and the way back and forth through the generation.
 */
import { useState, type MouseEvent } from 'react';
import { FULL_SURPRISAL_BITS } from '@/draw/scales.ts';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { windowOf } from '@/store/network.ts';
import { ModelMark } from '@/views/shared/ModelMark.tsx';
import { useControl } from '@/views/shared/stage/controls.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import type { ArrangedToken, Arrangement } from './arrangeTokens.ts';
import type { Place } from './describeToken.ts';
import { FallenTokens, LaterTokens } from './OutsideTokens.tsx';
import { useFirstStep } from '@/views/shared/useFirstStep.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { BasicTokens } from './BasicTokens.tsx';
import { RunningText } from './RunningText.tsx';
import { Timeline } from './Timeline.tsx';
import { TokenDetail } from './TokenDetail.tsx';
import { useArrangement } from './useArrangement.ts';
import { WindowTokens } from './WindowTokens.tsx';
import styles from './TokensView.module.css';

export function TokensView() {
  const { t } = useTranslation('tokens');
  const { selection } = useStores();
  const arrangement = useArrangement();
  const model = useValue('network', (state) => state.model);
  const limit = useValue('network', windowOf);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const isSurprisalShown = useValue('selection', (state) => state.isSurprisalShown);
  const isEmpty = arrangement.window.length === 0;
  const isBasics = useValue('selection', (state) => state.depth === 'basics');
  const hasSwitch = useControl('surprise');
  const isFirst = useFirstStep();
  if (isBasics) return <BasicTokens window={arrangement.window} isRecorded={isFirst} />;
  return (
    <div className={styles.view} aria-busy={isRunning}>
      <Panel
        heading={t('heading')}
        provenance={
          model ? (
            <>
              <ModelMark detail={t('provenance', { model: model.source.id })} />
              {isEmpty ? null : <Count arrangement={arrangement} limit={limit} />}
            </>
          ) : null
        }
        toolbar={
          <>
            {isSurprisalShown ? (
              <HeatLegend kind="surprisal" limit={FULL_SURPRISAL_BITS} label={t('legend.label')} />
            ) : null}
            {hasSwitch ? (
              <Toggle
                label={t('surprise')}
                hint={t('surpriseHint')}
                isOn={isSurprisalShown}
                onChange={selection.getState().setSurprisalShown}
              />
            ) : null}
          </>
        }
      >
        {isEmpty || !model ? (
          <p className={styles.waiting}>{isRunning ? t('computing') : model ? t('empty') : t('loading')}</p>
        ) : (
          <Strip arrangement={arrangement} limit={limit} />
        )}
      </Panel>
    </div>
  );
}

interface StripProps {
  readonly arrangement: Arrangement;
  readonly limit: number;
}

function Strip({ arrangement, limit }: StripProps) {
  const { t } = useTranslation('tokens');
  const { conductor, selection, tokensDesk } = useStores();
  const replaced = useValue('sequence', (state) => state.replacedCharacters);
  // Of the tokens around the window only this view knows; hovering them is its own affair.
  const [outside, setOutside] = useState<{ of: Arrangement; arranged: ArrangedToken; place: Place } | null>(null);
  const { window, fallen, fallenCount, later, laterCount } = arrangement;
  const point = (place: Place) => (arranged: ArrangedToken | null) =>
    setOutside(arranged && { of: arrangement, arranged, place });
  const openDesk = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    conductor.pause();
    tokensDesk.getState().followPrompt();
    tokensDesk.getState().setSection('cut');
    selection.getState().setPage('tokens');
  };
  return (
    <>
      {replaced > 0 ? <Notice kind="info">{t('replaced', { count: replaced })}</Notice> : null}
      {fallenCount > 0 ? (
        <FallenTokens tokens={fallen} count={fallenCount} limit={limit} onPoint={point('outside')} />
      ) : null}
      <WindowTokens window={window} />
      <RunningText />
      <Timeline later={<LaterTokens tokens={later} count={laterCount} onPoint={point('later')} />} />
      <div className={styles.foot}>
        {outside?.of === arrangement ? (
          <TokenDetail arranged={outside.arranged} place={outside.place} />
        ) : (
          <PointedDetail window={window} />
        )}
        <a
          className={styles.why}
          href="#page=tokens"
          onClick={openDesk}
          title={t('whyHint')}
          aria-label={t('whyLabel')}
        >
          {t('why')}
        </a>
        <details className={styles.about}>
          <summary>{t('about')}</summary>
          <p>{t('what')}</p>
          <p>{t('tryThis')}</p>
          <p>{t('legend.note')}</p>
        </details>
      </div>
    </>
  );
}

function Count({ arrangement, limit }: StripProps) {
  const { t } = useTranslation('tokens');
  const { fallenCount, window } = arrangement;
  const count = fallenCount + window.length;
  const hasGenerated = window.some(({ origin }) => origin !== 'typed');
  return (
    <span className={styles.count}>
      <data value={count}>{t('count', { count, limit })}</data>
      {hasGenerated ? <span>{t('generatedMark')}</span> : null}
    </span>
  );
}

function PointedDetail({ window }: { readonly window: readonly ArrangedToken[] }) {
  const at = useValue('selection', (state) => state.hovered.key ?? state.query);
  const arranged = window[at ?? window.length - 1] ?? window.at(-1);
  return arranged ? <TokenDetail arranged={arranged} place="window" /> : null;
}
