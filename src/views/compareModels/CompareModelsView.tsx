/**
 * The same text on two models: token beside token with what each costs, the bits of the whole, what could come next, and
 * a head of each. Leaves out where a second model is chosen (the sheet of models).
 */
import { useEffect, useMemo } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { isSameText } from '@/model/tokens.ts';
import type { ComparedText } from '@/store/sessions/ComparedText.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { AlignedTokens } from './AlignedTokens.tsx';
import { BitsPerByte } from './BitsPerByte.tsx';
import { compareTokens, type ComparedTokens } from './comparedTokens.ts';
import styles from './CompareModelsView.module.css';
import { Heads } from './Heads.tsx';
import { NextTokens } from './NextTokens.tsx';
import { SecondState } from './SecondState.tsx';
import { SideFacts } from './SideFacts.tsx';
import { useSideNames, type SideNames } from './useSideNames.ts';

export function CompareModelsView() {
  const { t } = useTranslation('compareModels');
  const { modelComparison } = useStores();
  const names = useSideNames();
  const pair = useValue('modelComparison', (state) => state.pair);
  const isRunning = useValue('modelComparison', (state) => state.isRunning);
  const model = useValue('network', (state) => state.model);
  const shown = useValue('trace', (state) => state.shown);
  // The text may have changed while another place was on show.
  useEffect(() => modelComparison.getState().follow(), [modelComparison]);
  // Numbers of another model than the first are none to compare.
  const valid = shown && pair?.first.model === model ? pair : null;
  const compared = useMemo(() => valid && compareTokens(valid), [valid]);
  const isStale = pair !== null && shown !== null && !isSameText(pair.first.ids, shown.ids);
  return (
    <div className={styles.view} aria-busy={isRunning} data-stale={isRunning || isStale || undefined}>
      <Panel
        heading={t('heading')}
        what={t('what')}
        toolbar={
          <Button icon="close" shortcut="Esc" onClick={modelComparison.getState().close}>
            {t('leave')}
          </Button>
        }
      >
        <SideFacts names={names} perByte={compared?.bits.perByte ?? null} />
        <SecondState names={names} />
        {valid ? <Compared pair={valid} compared={compared} names={names} /> : null}
      </Panel>
    </div>
  );
}

interface ComparedProps {
  readonly pair: ComparedText;
  readonly compared: ComparedTokens | null;
  readonly names: SideNames;
}

function Compared({ pair, compared, names }: ComparedProps) {
  const { t } = useTranslation('compareModels');
  return (
    <>
      {compared ? (
        <AlignedTokens pair={pair} compared={compared} names={names} />
      ) : (
        <p className={styles.note}>{t('tokens.unaligned', { model: names.second })}</p>
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          {compared ? <BitsPerByte compared={compared} names={names} /> : null}
          <NextTokens pair={pair} names={names} />
        </div>
        <Heads pair={pair} compared={compared} names={names} />
      </div>
    </>
  );
}
