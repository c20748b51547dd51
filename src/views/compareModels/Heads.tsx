/** Attention of one head of each model on the same text, at the same scale. */
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { head as headIndex, layer as layerIndex } from '@/model/axes.ts';
import type { ComparedText, ReadSide } from '@/store/sessions/ComparedText.ts';
import type { HeadPlace } from '@/store/sessions/modelComparison.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { partOf, type ComparedTokens } from './comparedTokens.ts';
import styles from './CompareModelsView.module.css';
import { SideHead } from './SideHead.tsx';
import type { SideNames } from './useSideNames.ts';

interface HeadsProps {
  readonly pair: ComparedText;
  readonly compared: ComparedTokens | null;
  readonly names: SideNames;
}

export function Heads({ pair, compared, names }: HeadsProps) {
  const { t } = useTranslation('compareModels');
  const { conductor, modelComparison, selection } = useStores();
  const isSquareRoot = useValue('selection', (state) => state.isScaleSquareRoot);
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const query = useValue('selection', (state) => state.query);
  const chosen = useValue('modelComparison', (state) => state.head);
  const own: HeadPlace = { layer, head };
  const chooseFirst = (place: HeadPlace) => conductor.selectHead(layerIndex(place.layer), headIndex(place.head));
  const { unread } = pair.second;
  const part = query === null ? null : compared && partOf(compared.parts, 'first', query);
  /** The last token of the second model of what is chosen of the first, among those that were read. */
  const besideQuery = part && part.second[1] > part.second[0] ? part.second[1] - 1 - unread : null;
  const chooseBeside = (at: number) => {
    const found = compared && partOf(compared.parts, 'second', at + unread);
    if (found) conductor.selectQuery(found.first[1] - 1);
  };
  const scale = isSquareRoot ? 'sqrt' : 'linear';
  return (
    <section className={styles.section} aria-label={t('heads.heading')}>
      <div className={styles.top}>
        <h3>{t('heads.heading')}</h3>
        <Toggle label={t('heads.sqrt')} isOn={isSquareRoot} onChange={selection.getState().setScaleSquareRoot} />
      </div>
      <div className={styles.heads}>
        <SideHead
          side={pair.first}
          name={names.first}
          place={within(own, pair.first)}
          onPlace={chooseFirst}
          query={query}
          onQuery={(at) => conductor.selectQuery(at)}
          scale={scale}
        />
        <SideHead
          side={pair.second}
          name={names.second}
          place={within(chosen ?? own, pair.second)}
          onPlace={modelComparison.getState().chooseHead}
          query={besideQuery !== null && besideQuery >= 0 ? besideQuery : null}
          onQuery={chooseBeside}
          scale={scale}
        />
      </div>
      {pair.first.read.attention || pair.second.read.attention ? (
        <HeatLegend label={t('heads.weight')} kind={scale} />
      ) : null}
    </section>
  );
}

/** The other model may have fewer layers and heads: then its last. */
function within({ layer, head }: HeadPlace, { model: { config } }: ReadSide): HeadPlace {
  return { layer: Math.min(layer, config.layerCount - 1), head: Math.min(head, config.headCount - 1) };
}
