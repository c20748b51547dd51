/** Stage 8: scores become probabilities; the formula holds the numbers of the selected or the best candidate. */
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/draw/formatNumber.ts';
import { tokenId } from '@/model/axes.ts';
import type { NextTokenDistribution } from '@/model/sampling.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { CopyNumber } from '@/views/CopyNumber.tsx';
import { CandidateRows, type CandidateRow } from './CandidateRows.tsx';
import { alignLines, StageFormula } from './StageFormula.tsx';
import { texNumber } from './tex.ts';
import type { ChoiceStageProps } from './useChoice.ts';
import { useFormat } from './useFormat.ts';

const CANDIDATES = 5;

export function SoftmaxStage({ place, choice }: ChoiceStageProps) {
  const { t } = useTranslation('stages');
  const format = useFormat();
  const { final, order, kept } = choice.next.distribution;
  const ids = Array.from(order.subarray(0, Math.min(CANDIDATES, kept)));
  const rest = 1 - ids.reduce((sum, id) => sum + (final[id] ?? 0), 0);
  const others = kept - ids.length;
  const rows = ids.map((id): CandidateRow => ({
    key: id,
    text: candidateLabel(place.model.vocabulary, tokenId(id)),
    share: final[id] ?? 0,
    number: <CopyNumber value={final[id] ?? null} format="percent" />,
  }));
  if (others > 0)
    rows.push({
      key: 'rest',
      text: t('softmax.rest', { count: others, amount: format.integer(others) }),
      share: rest,
      isFaded: true,
      isRest: true,
      number: <CopyNumber value={rest} format="percent" />,
    });
  return (
    <>
      <CandidateRows label={t('softmax.formula')} meaning="probability" rows={rows} />
      <SoftmaxFormula distribution={choice.next.distribution} id={choice.candidate} />
    </>
  );
}

/** Beyond this size of the best score, powers of e are too large or small to be read. */
const READABLE_SCORE = 12;

function SoftmaxFormula({ distribution, id }: { readonly distribution: NextTokenDistribution; readonly id: number }) {
  const { t } = useTranslation('stages');
  const { scaled, final, order, kept, greedy } = distribution;
  const probability = final[id] ?? 0;
  if (greedy || probability === 0) return null;
  const best = scaled[order[0] ?? 0] ?? 0;
  const shift = Math.abs(best) > READABLE_SCORE ? best : 0;
  let sum = 0;
  for (let rank = 0; rank < kept; rank += 1) sum += Math.exp((scaled[order[rank] ?? 0] ?? -Infinity) - shift);
  const score = (scaled[id] ?? NaN) - shift;
  const power = Math.exp(score);
  const exponent = shift === 0 ? 'z' : 'z - z_{\\max}';
  const n = formatNumber;
  return (
    <StageFormula
      caption={shift === 0 ? t('softmax.formula') : `${t('softmax.formula')}. ${t('softmax.shift')}`}
      tex={alignLines(
        `p &= \\frac{e^{${exponent}}}{\\sum_j e^{${exponent.replace('z', 'z_j')}}}`,
        `&= \\frac{e^{${texNumber(score)}}}{${texNumber(sum)}} = \\frac{${texNumber(power)}}{${texNumber(sum)}} = ${texNumber(probability)}`,
      )}
      plain={`p = e^z / Σ e^z_j = e^${n(score)} / ${n(sum)} = ${n(power)} / ${n(sum)} = ${n(probability)}`}
    />
  );
}
