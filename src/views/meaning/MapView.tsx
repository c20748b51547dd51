/** The vocabulary as a map, with what the projection loses said in numbers. */
import { useEffect, useMemo } from 'react';
import { Button } from '@/elements/Button.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { kindsOfTokens } from '@/model/meaning/tokenKinds.ts';
import { nearestOnMap } from '@/model/meaning/nearestOnMap.ts';
import { vocabularySize } from '@/model/vocabulary.ts';
import { valueOf } from '@/store/asking.ts';
import type { NeighboursOf } from '@/store/meaning/meaning.ts';
import { PROJECTIONS, type TokenMap } from '@/store/meaning/tokenMap.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
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
  const format = useFormat();
  const { meaning, tokenMap } = useStores();
  const model = useValue('network', (state) => state.model);
  const chosen = useValue('meaning', (state) => state.current);
  // Field by field: of where one looks, which changes with every move of the hand, nothing here is drawn.
  const projection = useValue('tokenMap', (state) => state.projection);
  const map = useValue('tokenMap', (state) => state.map);
  const isStopped = useValue('tokenMap', (state) => state.isStopped);
  const progress = useValue('tokenMap', (state) => state.progress);
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
            hint: t(`map.${value}Hint`),
          }))}
          value={projection}
          onChange={tokenMap.getState().setProjection}
        />
      </div>
      {map.state === 'here' ? <Drawn {...map.value} /> : null}
      {map.state === 'waiting' && !isStopped ? (
        <div className={styles.waiting}>
          <ProgressBar
            label={t('map.computing')}
            value={progress?.done ?? null}
            max={progress?.total ?? null}
            text={progress && progress.left !== null ? t('map.left', { time: format.duration(progress.left) }) : ''}
          />
          {projection === 'umap' ? <p className={styles.note}>{t('map.umapWaits')}</p> : null}
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

function Drawn({ places, shares, projection, reduced }: TokenMap) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const words = useTokenWords();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  const near = useNearestByCosine();
  const drawn = places.length / 2;
  const kinds = useMemo(() => (vocabulary ? kindsOfTokens(vocabulary).subarray(0, drawn) : null), [vocabulary, drawn]);
  const isOnMap = near !== null && near.token < drawn;
  const onMap = useMemo(
    () => (near && isOnMap ? nearestOnMap(places, near.token, COMPARED) : []),
    [near, isOnMap, places],
  );
  const byCosine = near?.list.slice(0, COMPARED).map(({ id }) => id) ?? [];
  const kept = byCosine.filter((id) => onMap.includes(id)).length;
  if (!vocabulary || !kinds) return null;
  const [first = 0, second = 0, third = 0] = shares ?? [];
  const name = near ? words.label(near.token) : '';
  return (
    <>
      <MapFigure places={places} kinds={kinds} />
      <MapLegend kinds={kinds} />
      {reduced ? (
        <p>
          {t('map.reduced', {
            drawn,
            count: vocabularySize(vocabulary),
            axes: reduced.axes,
            share: format.percent(reduced.share),
          })}
        </p>
      ) : null}
      <p>
        {projection === 'pca'
          ? t('map.loss', {
              both: format.percent(first + second),
              first: format.percent(first),
              second: format.percent(second),
              third: format.percent(third),
            })
          : t('map.umapLoss')}
        {isOnMap ? ` ${t('map.kept', { name, count: kept, most: COMPARED })}` : ''}
        {near && !isOnMap ? ` ${t('map.absent', { name })}` : ''}
      </p>
      {near && isOnMap ? (
        <MapTable token={near.token} onMap={onMap} byCosine={byCosine} places={places} kinds={kinds} />
      ) : null}
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
