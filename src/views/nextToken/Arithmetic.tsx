/** One candidate's way from logit to probability, number by number: the row under the pointer, or the best. */
import { useMemo } from 'react';
import { EXPONENT_DIGITS } from '@/draw/texNumber.ts';
import { Formula } from '@/elements/Formula.tsx';
import { NumberValue, type NumberValueProps } from '@/elements/NumberValue.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { TokenId } from '@/model/axes.ts';
import type { NextTokenDistribution } from '@/model/sampling.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { readSteps, type Steps } from '@/model/candidateSteps.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { chainColumns } from './columns.ts';
import styles from './Arithmetic.module.css';

interface ArithmeticProps {
  readonly distribution: NextTokenDistribution;
  readonly id: TokenId;
  readonly vocabulary: Vocabulary;
}

export function Arithmetic({ distribution, id, vocabulary }: ArithmeticProps) {
  const { t } = useTranslation('nextToken');
  const format = useFormat();
  const steps = useMemo(() => readSteps(distribution, id), [distribution, id]);
  const token = candidateLabel(vocabulary, id);
  const { removal, rank } = steps.candidate;
  const remark = () => {
    if (distribution.greedy)
      return rank === 0 ? t('arithmetic.greedyBest') : t('arithmetic.greedyOther', { rank: rank + 1 });
    if (removal !== null) return t('arithmetic.removed', { reason: t(`removal.${removal}`) });
    return steps.shift === 0 ? null : t('arithmetic.shifted', { shift: format.number(steps.shift) });
  };
  return (
    <section className={styles.arithmetic} aria-label={t('arithmetic.heading', { token })}>
      <Chain distribution={distribution} steps={steps} token={token} />
      {distribution.greedy ? null : <SoftmaxFormula steps={steps} temperature={distribution.settings.temperature} />}
      {remark() === null ? null : <p className={styles.remark}>{remark()}</p>}
    </section>
  );
}

/** The numbers in the order they are made, each one to copy. */
function Chain({
  distribution,
  steps,
  token,
}: {
  readonly distribution: NextTokenDistribution;
  readonly steps: Steps;
  readonly token: string;
}) {
  const { t } = useTranslation('nextToken');
  const format = useFormat();
  const { candidate } = steps;
  const { settings } = distribution;
  const columns = chainColumns(settings);
  const temperature = format.plain(settings.temperature);
  return (
    <dl className={styles.chain}>
      <div className={styles.token}>
        <dt className="visually-hidden">{t('table.token')}</dt>
        <dd>
          <bdi>{token}</bdi>
        </dd>
      </div>
      <Step name={t('arithmetic.logit')} value={candidate.logit} />
      {columns.includes('penalized') ? <Step name={t('arithmetic.penalized')} value={candidate.penalized} /> : null}
      {columns.includes('scaled') ? (
        <Step name={t('arithmetic.scaled', { temperature })} value={candidate.scaled} />
      ) : null}
      {columns.includes('base') ? (
        <Step name={t('arithmetic.base')} value={candidate.base} format="probability" isMuted />
      ) : null}
    </dl>
  );
}

function Step({ name, ...number }: { readonly name: string } & NumberValueProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <CopiedNumber {...number} />
      </dd>
    </div>
  );
}

function CopiedNumber(number: NumberValueProps) {
  const { t } = useTranslation('nextToken');
  return (
    <NumberValue
      {...number}
      onCopy={(text) => navigator.clipboard.writeText(text)}
      copyLabel={t('copy')}
      copiedLabel={t('copied')}
    />
  );
}

function SoftmaxFormula({ steps, temperature }: { readonly steps: Steps; readonly temperature: number }) {
  const { t } = useTranslation('nextToken');
  const format = useFormat();
  const { candidate, shift, exponential, sum, summed, share } = steps;
  const before = temperature === 1 ? '' : `/${temperature}`;
  const subtracted = format.tex(Math.abs(shift), EXPONENT_DIGITS);
  const shifted = shift === 0 ? '' : `${shift < 0 ? '+' : '-'}${subtracted}`;
  const tex =
    `p=\\dfrac{e^{${format.tex(candidate.penalized, EXPONENT_DIGITS)}${before}${shifted}}}` +
    `{\\sum_j e^{z_j${before}${shifted}}}` +
    `=\\dfrac{${format.tex(exponential)}}{${format.tex(sum)}}=`;
  const plain = t('arithmetic.plain', {
    scaled: format.number(candidate.scaled - shift, EXPONENT_DIGITS),
    count: summed,
    exponential: format.number(exponential),
    sum: format.number(sum),
    probability: format.probability(share),
  });
  return (
    <p className={styles.formula}>
      <Formula tex={tex} plain={plain} />
      <CopiedNumber value={share} format="probability" />
    </p>
  );
}
