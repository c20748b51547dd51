/** One head of one of the models: which it is, and its attention; or why there is none. */
import { useMemo } from 'react';
import { Heatmap } from '@/elements/Heatmap.tsx';
import { Select } from '@/elements/Select.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { slice } from '@/model/tensor.ts';
import { tokenLabel } from '@/model/tokenLabel.ts';
import { readTokens } from '@/model/tokens.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import { isRecorded } from '@/store/network.ts';
import type { ReadSide } from '@/store/sessions/ComparedText.ts';
import type { HeadPlace } from '@/store/sessions/modelComparison.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './CompareModelsView.module.css';

interface SideHeadProps {
  readonly side: ReadSide;
  readonly name: string;
  readonly place: HeadPlace;
  readonly onPlace: (place: HeadPlace) => void;
  /** Index among the tokens that were read. */
  readonly query: number | null;
  readonly onQuery: (at: number) => void;
  readonly scale: 'linear' | 'sqrt';
}

export function SideHead(props: SideHeadProps) {
  const { t } = useTranslation('compareModels');
  const { side, name } = props;
  const { attention } = side.read;
  return (
    <div className={styles.head}>
      <h4>{name}</h4>
      {attention ? (
        <Map {...props} attention={attention} />
      ) : (
        <p className={styles.note}>
          {t(isRecorded(side.model) ? 'heads.notRecorded' : 'heads.opaque', { model: name })}
        </p>
      )}
    </div>
  );
}

/** CSS pixels. */
const MOST_CELL = 28;
const MOST_HEIGHT = 420;

function Map({
  side,
  name,
  place,
  onPlace,
  query,
  onQuery,
  scale,
  attention,
}: SideHeadProps & { readonly attention: AttentionTensor }) {
  const { t } = useTranslation('compareModels');
  const format = useFormat();
  const { layer, head } = place;
  const { config, vocabulary } = side.model;
  const { ids } = side.read;
  const weights = useMemo(() => slice(slice(attention, layer), head), [attention, layer, head]);
  const labels = useMemo(
    () =>
      readTokens(ids, vocabulary).map((token) => ({ text: tokenLabel(token), isFragment: token.fragment !== null })),
    [ids, vocabulary],
  );
  const numbers = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ value: String(at), label: format.integer(at + 1) }));
  return (
    <>
      <div className={styles.choice}>
        <Select
          label={t('heads.layer', { model: name })}
          isLabelHidden
          options={numbers(config.layerCount).map((option) => ({
            ...option,
            label: t('heads.layerNumber', { number: option.label }),
          }))}
          value={String(layer)}
          onChange={(chosen) => onPlace({ layer: Number(chosen), head })}
        />
        <Select
          label={t('heads.head', { model: name })}
          isLabelHidden
          options={numbers(config.headCount).map((option) => ({
            ...option,
            label: t('heads.headNumber', { number: option.label }),
          }))}
          value={String(head)}
          onChange={(chosen) => onPlace({ layer, head: Number(chosen) })}
        />
      </div>
      <Heatmap
        label={t('heads.map', { model: name, layer: layer + 1, head: head + 1 })}
        weights={weights}
        tokens={labels}
        scale={scale}
        queryAxisLabel={t('heads.query')}
        keyAxisLabel={t('heads.key')}
        selectedQuery={query}
        onSelect={(cell) => onQuery(cell.query)}
        describeCell={(cell, weight) =>
          cell.key > cell.query
            ? t('heads.masked')
            : t('heads.cell', {
                query: labels[cell.query]?.text,
                key: labels[cell.key]?.text,
                weight: format.weight(weight),
              })
        }
        hint={t('heads.hint')}
        maxCell={MOST_CELL}
        maxHeight={MOST_HEIGHT}
      />
    </>
  );
}
