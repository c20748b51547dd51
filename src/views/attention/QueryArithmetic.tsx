/**
 * The staged arithmetic of the chosen query: a row for each key, a column for each step, and the
 * formula with the numbers of one pair. The queries, keys and values come with the chosen layer.
 */
import { memo, useMemo } from 'react';
import { Trans } from 'react-i18next';
import { describeDivisor } from '@/draw/texDivisor.ts';
import { Formula } from '@/elements/Formula.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Position } from '@/model/axes.ts';
import { isLacking } from '@/store/trace.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { ArithmeticTable } from './ArithmeticTable.tsx';
import type { HeadOnText } from '@/views/shared/attentionHead.ts';
import { LARGEST_ROUNDING, type ExplainedKey, type ExplainedQuery, type HeadVectors } from './explainQuery.ts';
import { HandedOn } from './HandedOn.tsx';
import { pairFormula, STEPS, type Step } from './pairFormula.ts';
import { TokenName } from './TokenName.tsx';
import { useExplained } from './useExplained.ts';
import { useLackingWords } from '@/views/shared/useLackingWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './QueryArithmetic.module.css';

export interface QueryArithmeticProps {
  readonly head: HeadOnText;
  readonly query: Position;
  readonly explainedKey: Position;
  readonly onExplainKey: (key: Position) => void;
}

export const QueryArithmetic = memo(function QueryArithmetic(props: QueryArithmeticProps) {
  const { head, query } = props;
  const { t } = useTranslation('attention');
  const found = useExplained(head, query);
  const lacking = useLackingWords(t('arithmetic.lacking'));
  const isMissing = useValue('trace', ({ shown }) =>
    (['query', 'key', 'value'] as const).some((name) => isLacking(shown, { name, layer: head.layer })),
  );
  const { panels } = useStores();
  const step = useValue('panels', (state) => state.arithmeticStep);
  return (
    <section className={styles.arithmetic}>
      <div className={styles.header}>
        <h3>
          <Trans
            t={t}
            i18nKey="arithmetic.heading"
            components={{ query: <TokenName label={head.labels[query]} role="query" /> }}
          />
        </h3>
        <Segmented
          label={t('arithmetic.step')}
          isLabelHidden
          options={STEPS.map((value) => ({ value, label: t(`arithmetic.${value}`) }))}
          value={step}
          onChange={(value) => panels.getState().set('arithmeticStep', value)}
        />
      </div>
      {isMissing ? <p className={styles.note}>{lacking}</p> : null}
      {!isMissing && !found ? (
        <div className={styles.skeleton} aria-busy="true">
          <span className="visually-hidden">{t('arithmetic.waiting')}</span>
        </div>
      ) : null}
      {found ? <Explanation {...props} {...found} step={step} /> : null}
    </section>
  );
});

interface ExplanationProps extends QueryArithmeticProps {
  readonly vectors: HeadVectors;
  readonly explained: ExplainedQuery;
  readonly step: Step;
}

function Explanation({ head, query, explainedKey, onExplainKey, vectors, explained, step }: ExplanationProps) {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const pair = explained.keys[explainedKey];
  if (!pair) return null;
  return (
    <>
      {explained.disagreement > LARGEST_ROUNDING ? (
        <p className={styles.disagreement}>
          {t('arithmetic.disagree', { difference: format.number(explained.disagreement) })}
        </p>
      ) : null}
      <StepLine head={head} explained={explained} pair={pair} step={step} />
      <ArithmeticTable
        head={head}
        explained={explained}
        vectors={vectors}
        explainedKey={explainedKey}
        onExplainKey={onExplainKey}
        step={step}
      />
      {step === 'values' ? <HandedOn output={explained.output} label={head.labels[query]} /> : null}
    </>
  );
}

interface StepLineProps {
  readonly head: HeadOnText;
  readonly explained: ExplainedQuery;
  readonly pair: ExplainedKey;
  readonly step: Step;
}

/** What the step does, in a sentence and in this pair's numbers. */
function StepLine({ head, explained, pair, step }: StepLineProps) {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const formulas = useMemo(() => pairFormula(step, explained, pair, { t, format }), [step, explained, pair, t, format]);
  const divisor = describeDivisor(explained.divisor, explained.headSize, format);
  const words = {
    query: head.labels[explained.query]?.text ?? '',
    key: head.labels[pair.key]?.text ?? '',
    size: explained.headSize,
    divisor: divisor.plain,
  };
  const sentences = {
    dot: 'arithmetic.whatDot',
    scale: divisor.isRoot ? 'arithmetic.whatScale' : 'arithmetic.whatScaleOther',
    mask: pair.isMasked ? 'arithmetic.whatMaskLater' : 'arithmetic.whatMask',
    softmax: 'arithmetic.whatSoftmax',
    values: 'arithmetic.whatValues',
  } as const;
  return (
    <div className={styles.step}>
      <p className={styles.note}>{t(sentences[step], words)}</p>
      <div className={styles.pair}>
        <p>
          <TokenName label={head.labels[explained.query]} role="query" /> →{' '}
          <TokenName label={head.labels[pair.key]} role="key" />
        </p>
        {formulas.map((formula, at) => (
          <Formula key={at} {...formula} isDisplay />
        ))}
      </div>
    </div>
  );
}
