/** The vocabulary as a map, with what the projection loses said in numbers. */
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { kindsOfTokens } from '@/model/meaning/tokenKinds.ts';
import { nearestOnMap } from '@/model/meaning/nearestOnMap.ts';
import { valueOf } from '@/store/asking.ts';
import type { NeighboursOf } from '@/store/meaning/meaning.ts';
import { PROJECTIONS, type TokenMap } from '@/store/meaning/tokenMap.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { MapFigure } from './MapFigure.tsx';
import { MapLegend } from './MapLegend.tsx';
import { MapTable } from './MapTable.tsx';
import { MeaningPanel } from './MeaningPanel.tsx';
import { TokenSearch } from './TokenSearch.tsx';
import { useTokenWords } from './useTokenWords.ts';
import styles from './Meaning.module.css';

export function MapView() {
  const { t } = useTranslation('meaning');
  return (
    <MeaningPanel heading={t('map.heading')} what={t('map.what')} needs="token">
      <Content />
    </MeaningPanel>
  );
}

function Content() {
  const { t } = useTranslation('meaning');
  const { meaning, tokenMap } = useStores();
  const model = useValue('network', (state) => state.model);
  const chosen = useValue('meaning', (state) => state.current);
  const { projection, map, isStopped, progress } = useValue('tokenMap', (state) => state);
  const canUmap = tokenMap.getState().canUmap();
  useEffect(() => tokenMap.getState().open(), [tokenMap, model]);
  return (
    <div className={styles.content}>
      <div className={styles.controls}>
        <TokenSearch label={t('map.find')} chosen={chosen} onChoose={meaning.getState().choose} />
        <Segmented
          label={t('map.projection')}
          options={PROJECTIONS.map((value) => ({
            value,
            label: t(`map.${value}`),
            hint: t(value === 'umap' && !canUmap ? 'map.umapTooLarge' : `map.${value}Hint`),
            isDisabled: value === 'umap' && !canUmap,
          }))}
          value={projection}
          onChange={tokenMap.getState().setProjection}
        />
      </div>
      {map.state === 'here' ? <Drawn {...map.value} /> : null}
      {map.state === 'waiting' && !isStopped ? (
        <div className={styles.waiting}>
          <ProgressBar label={t('map.computing')} value={progress?.done ?? null} max={progress?.total ?? null} />
          <Button onClick={tokenMap.getState().stop}>{t('map.stop')}</Button>
        </div>
      ) : null}
      {map.state === 'waiting' && isStopped ? (
        <p className={styles.note}>
          {t('map.stopped')} <Button onClick={tokenMap.getState().open}>{t('map.compute')}</Button>
        </p>
      ) : null}
      {map.state === 'failed' || map.state === 'lacking' ? (
        <AnswerState answer={map} lines={4} waiting={t('waiting')} />
      ) : null}
    </div>
  );
}

function Drawn({ places, shares, projection }: TokenMap) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const words = useTokenWords();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  const near = useNearestByCosine();
  const kinds = useMemo(() => (vocabulary ? kindsOfTokens(vocabulary) : null), [vocabulary]);
  const onMap = useMemo(() => (near ? nearestOnMap(places, near.token, COMPARED) : []), [near, places]);
  const byCosine = near?.list.slice(0, COMPARED).map(({ id }) => id) ?? [];
  const kept = byCosine.filter((id) => onMap.includes(id)).length;
  if (!vocabulary || !kinds) return null;
  const [first = 0, second = 0, third = 0] = shares ?? [];
  return (
    <>
      <MapFigure places={places} kinds={kinds} />
      <MapLegend kinds={kinds} />
      <p>
        {projection === 'pca'
          ? t('map.loss', {
              both: format.percent(first + second),
              first: format.percent(first),
              second: format.percent(second),
              third: format.percent(third),
            })
          : t('map.umapLoss')}
        {near ? ` ${t('map.kept', { name: words.label(near.token), count: kept, most: COMPARED })}` : ''}
      </p>
      {near ? <MapTable token={near.token} onMap={onMap} byCosine={byCosine} places={places} kinds={kinds} /> : null}
    </>
  );
}

/** Of the chosen token; the table of neighbours may be listed by dot product. */
function useNearestByCosine(): NeighboursOf | null {
  const { meaning } = useStores();
  const isListed = useValue('meaning', (state) => state.by === 'cosine');
  const current = useValue('meaning', (state) => state.current);
  const listed = useValue('meaning', (state) => state.neighbours);
  const beside = useValue('meaning', (state) => (current === null ? undefined : state.beside.get(current)));
  useEffect(() => {
    if (!isListed && current !== null) meaning.getState().askBeside(current);
  }, [meaning, isListed, current]);
  return valueOf(isListed ? listed : beside);
}

/** Nearest by cosine and nearest on the map are compared in so many. */
const COMPARED = 10;
