/** Stage 8: scores become probabilities; the formula holds the numbers of the selected or the best candidate. */
import { useMemo } from 'react';
import { EXPONENT_DIGITS } from '@/draw/texNumber.ts';
import { tokenId, type TokenId } from '@/model/axes.ts';
import type { NextTokenDistribution } from '@/model/sampling.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { readSteps } from '@/model/candidateSteps.ts';
import { CandidateRows, type CandidateRow } from './CandidateRows.tsx';
import { alignLines, StageFormula } from './StageFormula.tsx';
import type { ChoiceStageProps } from './useChoice.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

const CANDIDATES = 5;

export function SoftmaxStage({ place, choice }: ChoiceStageProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const { final, order, kept } = choice.next.distribution;
  const ids = Array.from(order.subarray(0, Math.min(CANDIDATES, kept)));
  const rest = 1 - ids.reduce((sum, id) => sum + (final[id] ?? 0), 0);
  const others = kept - ids.length;
  const rows = ids.map((id): CandidateRow => ({
    key: id,
    text: candidateLabel(place.model.vocabulary, tokenId(id)),
    share: final[id] ?? 0,
    number: <CopyNumber value={final[id] ?? null} format="probability" />,
  }));
  if (others > 0)
    rows.push({
      key: 'rest',
      text: t('softmax.rest', { count: others, amount: format.integer(others) }),
      share: rest,
      isFaded: true,
      isRest: true,
      number: <CopyNumber value={rest} format="probability" />,
    });
  return (
    <>
      <CandidateRows label={t('softmax.list')} meaning="probability" rows={rows} />
      <SoftmaxFormula
        distribution={choice.next.distribution}
        id={choice.candidate}
        token={candidateLabel(place.model.vocabulary, choice.candidate)}
      />
    </>
  );
}

interface SoftmaxFormulaProps {
  readonly distribution: NextTokenDistribution;
  readonly id: TokenId;
  readonly token: string;
}

function SoftmaxFormula({ distribution, id, token }: SoftmaxFormulaProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const { candidate, shift, exponential, sum, share } = useMemo(() => readSteps(distribution, id), [distribution, id]);
  if (distribution.greedy || candidate.removal !== null) return null;
  const score = candidate.scaled - shift;
  const exponent = shift === 0 ? 'z' : 'z-z_{\\max}';
  const n = format.number;
  return (
    <StageFormula
      caption={t(shift === 0 ? 'softmax.formula' : 'softmax.formulaShifted', { token })}
      tex={alignLines(
        `p &= \\frac{e^{${exponent}}}{\\sum_j e^{${exponent.replace('z', 'z_j')}}} = \\frac{e^{${format.tex(score, EXPONENT_DIGITS)}}}{${format.tex(sum)}}`,
        `&= \\frac{${format.tex(exponential)}}{${format.tex(sum)}} = ${format.tex(share)}`,
      )}
      plain={`p = e^z / Σ e^z_j = e^${n(score, EXPONENT_DIGITS)} / ${n(sum)} = ${n(exponential)} / ${n(sum)} = ${n(share)}`}
    />
  );
}
