/** Stage 9: the needle u on the bar of probabilities. */
import { useMemo } from 'react';
import { CumulativeBar } from '@/elements/CumulativeBar.tsx';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { StageFormula } from './StageFormula.tsx';
import type { ChoiceStageProps } from './useChoice.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

export interface DrawStageProps extends ChoiceStageProps {
  /** Where the needle fell, in words. */
  readonly sentence: string;
}

export function DrawStage({ place, choice, sentence }: DrawStageProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const { distribution, draw, u } = choice.next;
  const { order, final, kept, greedy, settings } = distribution;
  const survivors = useMemo(() => Array.from(order.subarray(0, kept), (id) => final[id] ?? 0), [order, final, kept]);
  const labelOf = (rank: number) => candidateLabel(place.model.vocabulary, tokenId(order[rank] ?? 0));
  return (
    <>
      <div className={styles.drawBar}>
        <CumulativeBar
          label={sentence}
          probabilities={survivors}
          labelOf={labelOf}
          chosen={draw.rank}
          draw={greedy ? null : u}
          drawLabel={`u = ${format.number(u)}`}
          restLabel={(count) => t('softmax.rest', { count, amount: format.integer(count) })}
        />
      </div>
      {greedy ? (
        <StageFormula
          caption={t('draw.formulaGreedy')}
          tex={`\\arg\\max_i\\, z_i = ${draw.id}`}
          plain={`argmax z = ${draw.id}`}
        />
      ) : (
        <>
          <dl className={styles.facts}>
            <dt>{t('draw.seed')}</dt>
            <dd>
              <CopyNumber value={settings.seed} format={String} />
            </dd>
            <dt>u</dt>
            <dd>
              <CopyNumber value={u} format={(value) => format.fixed(value, 6)} />
            </dd>
          </dl>
          <StageFormula
            caption={t('draw.formula')}
            tex={`${format.tex(draw.from)} \\le u = ${format.tex(u)} < ${format.tex(draw.to)}`}
            plain={`${format.number(draw.from)} ≤ u = ${format.number(u)} < ${format.number(draw.to)}`}
          />
        </>
      )}
    </>
  );
}
