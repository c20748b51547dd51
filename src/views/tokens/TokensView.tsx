/**
 * The text as the model reads it, token by token: ids, bytes, how unexpected each was, which were
 * generated and how; what falls out of the window; and the way back and forth through the generation.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cssColour, FULL_SURPRISAL_BITS, surprisalScale } from '@/draw/scales.ts';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { TokenList, type TokenListItem } from '@/elements/TokenList.tsx';
import { useLook } from '@/elements/useLook.ts';
import { windowLength } from '@/model/config.ts';
import { useStores, useValue } from '@/views/StoresContext.tsx';
import type { ArrangedToken, Arrangement } from './arrangeTokens.ts';
import { chipOf, type Place } from './describeToken.ts';
import { FallenTokens, LaterTokens } from './OutsideTokens.tsx';
import { Timeline } from './Timeline.tsx';
import { TokenDetail } from './TokenDetail.tsx';
import { useArrangement } from './useArrangement.ts';
import styles from './TokensView.module.css';

export function TokensView() {
  const { t } = useTranslation(['tokens', 'app']);
  const { selection } = useStores();
  const arrangement = useArrangement();
  const model = useValue('network', (state) => state.model);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const isSurprisalShown = useValue('selection', (state) => state.isSurprisalShown);
  const isEmpty = arrangement.window.length === 0;
  return (
    <div className={styles.view} aria-busy={isRunning}>
      <Panel
        heading={t('heading')}
        provenance={
          model ? (
            <ProvenanceMark
              provenance="live"
              label={t('app:live')}
              detail={t('provenance', { model: model.source.id })}
            />
          ) : null
        }
        toolbar={
          <>
            {isEmpty ? null : <Timeline />}
            <Toggle
              label={t('surprise')}
              hint={t('surpriseHint')}
              isOn={isSurprisalShown}
              onChange={selection.getState().setSurprisalShown}
            />
          </>
        }
      >
        {isEmpty || !model ? (
          <p className={styles.waiting}>{isRunning ? t('computing') : model ? t('empty') : t('loading')}</p>
        ) : (
          <Strip arrangement={arrangement} limit={windowLength(model.config)} />
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
  const replaced = useValue('sequence', (state) => state.replacedCharacters);
  const isSurprisalShown = useValue('selection', (state) => state.isSurprisalShown);
  // Of the tokens around the window only this view knows; hovering them is its own affair.
  const [outside, setOutside] = useState<{ arranged: ArrangedToken; place: Place } | null>(null);
  const { window, fallen, fallenCount, later, laterCount } = arrangement;
  const count = fallenCount + window.length;
  const hasGenerated = window.some(({ origin }) => origin !== 'typed');
  const point = (place: Place) => (arranged: ArrangedToken | null) => setOutside(arranged && { arranged, place });
  return (
    <>
      {replaced > 0 ? <Notice kind="info">{t('replaced', { count: replaced })}</Notice> : null}
      {fallenCount > 0 ? (
        <FallenTokens tokens={fallen} count={fallenCount} limit={limit} onPoint={point('outside')} />
      ) : null}
      <WindowTokens window={window} />
      {laterCount > 0 ? <LaterTokens tokens={later} count={laterCount} onPoint={point('later')} /> : null}
      <div className={styles.foot}>
        {outside ? <TokenDetail {...outside} /> : <PointedDetail window={window} />}
        <p className={styles.count}>
          <data value={count}>{t('count', { count, limit })}</data>
          {hasGenerated ? <span>{t('generatedMark')}</span> : null}
        </p>
      </div>
      {isSurprisalShown ? (
        <HeatLegend kind="surprisal" limit={FULL_SURPRISAL_BITS} label={t('legend.label')} note={t('legend.note')} />
      ) : null}
    </>
  );
}

/** The tokens the model reads; each may be the query of the attention view. */
function WindowTokens({ window }: { readonly window: readonly ArrangedToken[] }) {
  const { t } = useTranslation('tokens');
  const { palette } = useLook();
  const { conductor, selection } = useStores();
  const isSurprisalShown = useValue('selection', (state) => state.isSurprisalShown);
  const query = useValue('selection', (state) => state.query);
  const hovered = useValue('selection', (state) => state.hovered.key);
  const scroller = useRef<HTMLDivElement>(null);
  const last = window.length - 1;
  const end = window[last]?.index;
  const tokens = useMemo((): TokenListItem[] => {
    const scale = isSurprisalShown ? surprisalScale(palette) : null;
    return window.map((arranged) => {
      const { surprisal } = arranged;
      const chip = chipOf(t, arranged, 'window');
      return scale && surprisal !== null ? { ...chip, background: cssColour(scale.colourOf(surprisal)) } : chip;
    });
  }, [window, isSurprisalShown, palette, t]);

  // A text of many lines is followed to its end, where the next token joins it.
  useEffect(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [end]);

  return (
    <div ref={scroller} className={styles.window}>
      <TokenList
        label={t('label')}
        tokens={tokens}
        selected={query ?? last}
        hovered={hovered}
        showsIds
        // A second click on the query leads back to the last token, as Escape does.
        onSelect={(at) => conductor.selectQuery(at === query ? null : at)}
        onHover={(at) => selection.getState().hover(null, at)}
      />
    </div>
  );
}

function PointedDetail({ window }: { readonly window: readonly ArrangedToken[] }) {
  const at = useValue('selection', (state) => state.hovered.key ?? state.query);
  const arranged = window[at ?? window.length - 1] ?? window.at(-1);
  return arranged ? <TokenDetail arranged={arranged} place="window" /> : null;
}
