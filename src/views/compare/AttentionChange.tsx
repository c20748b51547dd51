/** Where attention went elsewhere: the chosen head in three pictures, its edges that changed most, and the heads that did. */
import { useMemo } from 'react';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { Bar } from '@/elements/Bar.tsx';
import { head as headIndex, layer as layerIndex } from '@/model/axes.ts';
import { rankHeadShifts } from '@/model/attentionShift.ts';
import { slice } from '@/model/tensor.ts';
import { tokenLabel } from '@/model/tokenLabel.ts';
import { readTokens } from '@/model/tokens.ts';
import type { AttentionTensor } from '@/model/trace.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { Pair, PairKind, Side } from '@/store/comparison.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { EdgeTable } from './EdgeTable.tsx';
import { HeadTriple } from './HeadTriple.tsx';
import type { PairWords } from './usePairWords.ts';
import styles from './CompareView.module.css';

interface AttentionChangeProps {
  readonly kind: PairKind;
  readonly pair: Pair;
  readonly words: PairWords;
  readonly vocabulary: Vocabulary;
}

/** Heads in the list. */
const MOST_HEADS = 8;

export function AttentionChange({ kind, pair, words, vocabulary }: AttentionChangeProps) {
  const { t } = useTranslation('compare');
  const { before, after } = pair;
  return (
    <section className={styles.section} aria-label={t('attention.heading')}>
      <h3>{t('attention.heading')}</h3>
      {before.attention && after.attention ? (
        <Heads
          kind={kind}
          before={before.attention}
          after={after.attention}
          pair={pair}
          words={words}
          vocabulary={vocabulary}
        />
      ) : (
        <p className={styles.note}>{t('attention.opaque')}</p>
      )}
    </section>
  );
}

interface HeadsProps extends AttentionChangeProps {
  readonly before: AttentionTensor;
  readonly after: AttentionTensor;
}

function Heads({ kind, before, after, pair, words, vocabulary }: HeadsProps) {
  const { t } = useTranslation('compare');
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const changes = useValue('experiment', (state) => state.changes);
  const labels = { before: useLabels(pair.before, vocabulary), after: useLabels(pair.after, vocabulary) };
  const ofHead = useMemo(
    () => ({ before: slice(slice(before, layer), head), after: slice(slice(after, layer), head) }),
    [before, after, layer, head],
  );
  const off =
    kind === 'experiment'
      ? changes.find((change) => change.kind === 'head' && change.layer === layer && change.head === head)
      : undefined;
  const isAtMean = off?.kind === 'head' && off.to === 'mean';
  return (
    <>
      <p className={styles.note}>
        {t('attention.head', { layer: layer + 1, head: head + 1 })}
        {off ? ` ${t(isAtMean ? 'attention.isAtMean' : 'attention.isOff')}` : ''}
      </p>
      <HeadTriple before={ofHead.before} after={ofHead.after} words={words} labels={labels} />
      <EdgeTable before={ofHead.before} after={ofHead.after} words={words} labels={labels.before} />
      <ShiftedHeads before={before} after={after} />
    </>
  );
}

/** The heads whose attention moved most; a click shows one. */
function ShiftedHeads({ before, after }: { readonly before: AttentionTensor; readonly after: AttentionTensor }) {
  const { t } = useTranslation('compare');
  const { conductor } = useStores();
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const all = useMemo(() => rankHeadShifts(before, after), [before, after]);
  const ranked = all.filter(({ shift }) => shift > 0).slice(0, MOST_HEADS);
  if (ranked.length === 0) return <p className={styles.note}>{t('attention.noHeads')}</p>;
  const largest = ranked[0]!.shift;
  return (
    <>
      <table className={styles.table} aria-label={t('attention.heads')}>
        <caption className={styles.caption} title={t('attention.shiftHint')}>
          {t('attention.heads')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('attention.headColumn')}</th>
            <th scope="col" className={styles.shift} title={t('attention.shiftHint')}>
              {t('attention.shift')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked.map((found) => (
            <tr
              key={`${found.layer}.${found.head}`}
              data-selected={(found.layer === layer && found.head === head) || undefined}
            >
              <th scope="row">
                <button
                  type="button"
                  className={styles.choose}
                  aria-pressed={found.layer === layer && found.head === head}
                  onClick={() => conductor.selectHead(layerIndex(found.layer), headIndex(found.head))}
                >
                  {t('attention.head', { layer: found.layer + 1, head: found.head + 1 })}
                </button>
              </th>
              <td className={styles.shift}>
                <Bar share={found.shift / largest} meaning="attention" />
                <CopyNumber value={found.shift} format="percent" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ExportTable
        label={t('attention.heads')}
        fileName="heads-whose-attention-moved"
        table={() => ({
          columns: ['layer', 'head', 'attention_that_moved'],
          rows: all.map((found) => [found.layer + 1, found.head + 1, found.shift]),
        })}
      />
    </>
  );
}

function useLabels({ ids }: Side, vocabulary: Vocabulary): readonly TokenCaption[] {
  return useMemo(
    () =>
      readTokens(ids, vocabulary).map((token) => ({ text: tokenLabel(token), isFragment: token.fragment !== null })),
    [ids, vocabulary],
  );
}
