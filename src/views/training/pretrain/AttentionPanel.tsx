/** Every head on one sentence, as the model is now or was at a checkpoint; one of them large. */
import { useMemo } from 'react';
import { AttentionTable } from '@/elements/AttentionTable.tsx';
import { Field } from '@/elements/Field.tsx';
import { Heatmap } from '@/elements/Heatmap.tsx';
import { HeadThumbnails } from '@/elements/HeadThumbnails.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { slice, tensor } from '@/model/tensor.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useCheckpointWords } from '@/views/training/CheckpointScrubber.tsx';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './AttentionPanel.module.css';
import { captionOf } from './character.ts';

const THUMBNAIL = 44;
/** With the words of its axes: cells wide enough for a character each, at the sentence the page begins with. */
const MAP_HEIGHT = 420;

export function AttentionPanel() {
  const { t } = useTranslation('training');
  const format = useFormat();
  const { watch } = useTraining();
  const sentence = useTrained('watch', (state) => state.sentence);
  const read = useTrained('watch', (state) => state.read);
  const error = useTrained('watch', (state) => state.readError);
  const chosen = useTrained('watch', (state) => state.head);
  const vocabulary = useTrained('training', (state) => state.model?.vocabulary ?? null);
  const checkpoints = useTrained('training', (state) => state.checkpoints);
  const contextLength = useTrained('training', (state) => state.model?.sizes.contextLength ?? 0);
  const describe = useCheckpointWords();
  const heads = useMemo(() => {
    if (!read || !vocabulary) return null;
    const { shape, data } = read.reading.attention;
    const [layers = 0, count = 0, n = 0] = shape;
    const attention = tensor(['layer', 'head', 'query', 'key'], [layers, count, n, n], data);
    const tokens = Array.from(read.reading.tokens, (id) => ({
      text: captionOf(vocabulary[id] ?? ''),
      isFragment: false,
      isSpecial: false,
    }));
    return { attention, tokens };
  }, [read, vocabulary]);
  const weights = useMemo(() => {
    if (!heads || chosen.layer >= heads.attention.shape[0] || chosen.head >= heads.attention.shape[1]) return null;
    return slice(slice(heads.attention, chosen.layer), chosen.head);
  }, [heads, chosen]);
  const words = (layer: number, head: number) => t('attention.head', { layer: layer + 1, head: head + 1 });
  return (
    <div className={styles.attention}>
      <Field
        label={t('attention.sentence')}
        value={sentence}
        onChange={watch.getState().setSentence}
        isMono
        hint={t('attention.hint', {
          count: contextLength,
          when: describe(checkpoints.find(({ id }) => id === read?.checkpoint) ?? null),
        })}
        error={error ? t(`errors.${error.name}.title`) : null}
      />
      {heads && weights && read ? (
        <>
          <div className={styles.pictures}>
            <HeadThumbnails
              label={t('attention.overview')}
              attention={heads.attention}
              selected={chosen}
              onSelect={(place) => watch.getState().setHead(place.layer, place.head)}
              describeHead={words}
              layerLabel={(at) => String(at + 1)}
              headLabel={(at) => String(at + 1)}
              layerAxisLabel={t('attention.layers')}
              headAxisLabel={t('attention.heads')}
              maxSide={THUMBNAIL}
            />
            <Heatmap
              label={words(chosen.layer, chosen.head)}
              weights={weights}
              tokens={heads.tokens}
              queryAxisLabel={t('attention.query')}
              keyAxisLabel={t('attention.key')}
              describeCell={({ query, key }, weight) =>
                t(key > query ? 'attention.masked' : 'attention.cell', {
                  query: heads.tokens[query]?.text ?? '',
                  key: heads.tokens[key]?.text ?? '',
                  weight: format.number(weight),
                })
              }
              hint={t('attention.point')}
              maxHeight={MAP_HEIGHT}
            />
          </div>
          <details className={styles.table}>
            <summary>{t('attention.table')}</summary>
            <AttentionTable
              caption={words(chosen.layer, chosen.head)}
              weights={weights}
              tokens={heads.tokens}
              selectedQuery={null}
              cornerLabel={t('attention.corner')}
              describeLeftOut={(from, to, total) => t('attention.leftOut', { from: from + 1, to: to + 1, total })}
              maskedLabel={t('attention.maskedShort')}
            />
          </details>
        </>
      ) : null}
    </div>
  );
}
