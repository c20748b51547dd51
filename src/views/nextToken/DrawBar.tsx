/** The draw: candidates side by side, each as wide as its probability, and a needle where the seed's number falls. */
import { useMemo } from 'react';
import { Trans } from 'react-i18next';
import { CumulativeBar } from '@/elements/CumulativeBar.tsx';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { NextToken } from '@/store/distribution.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { TokenName } from './TokenName.tsx';
import styles from './DrawBar.module.css';

interface DrawBarProps {
  readonly next: NextToken;
  readonly vocabulary: Vocabulary;
  /** What stands beside it says where the needle fell. */
  readonly isSentenceHidden?: boolean;
}

export function DrawBar({ next, vocabulary, isSentenceHidden = false }: DrawBarProps) {
  const { t } = useTranslation('nextToken');
  const format = useFormat();
  const { conductor, selection } = useStores();
  const { distribution, draw, u } = next;
  const { order, final, kept, greedy, settings } = distribution;
  // Laid end to end in the order of the draw: the best token first.
  const probabilities = useMemo(() => inOrder(final, order, kept), [order, final, kept]);
  const idAt = (rank: number) => tokenId(order[rank] ?? 0);
  const token = candidateLabel(vocabulary, next.upcoming.id);
  const formatU = (value: number) => format.number(value, 4);
  // Steps are counted from 1 on the page, as the generated tokens are.
  const said = { seed: settings.seed, step: next.step + 1, u: formatU(u), token };
  const parts = {
    number: <NumberValue value={u} format={formatU} />,
    token: <TokenName text={token} />,
  };
  return (
    <div className={styles.draw}>
      <CumulativeBar
        label={t('draw.label', { sentence: greedy ? t('draw.greedy', said) : t('draw.drawn', said) })}
        probabilities={probabilities}
        labelOf={(rank) => candidateLabel(vocabulary, idAt(rank))}
        chosen={draw.rank}
        draw={greedy ? null : u}
        restLabel={(count) => t('draw.rest', { count })}
        onHover={(rank) => {
          if (rank !== null) selection.getState().setCandidate(idAt(rank));
        }}
        onSelect={(rank) => void conductor.nextToken(idAt(rank))}
      />
      {isSentenceHidden ? null : (
        <p className={styles.sentence}>
          {greedy ? (
            <Trans t={t} i18nKey="draw.greedyParts" components={parts} />
          ) : (
            <Trans t={t} i18nKey="draw.drawnParts" values={said} components={parts} />
          )}
        </p>
      )}
    </div>
  );
}

/** The first `kept` in the order. A plain loop: `from` with a function takes half of a frame for 50,000. */
function inOrder(probabilities: Float64Array, order: Uint32Array, kept: number): Float64Array {
  const laid = new Float64Array(kept);
  for (let rank = 0; rank < kept; rank++) laid[rank] = probabilities[order[rank] ?? 0] ?? 0;
  return laid;
}
