/** A layer norm: what it takes off and divides by, the learned gain and bias, and the vector it makes of the stream. */
import { useMemo, type ReactNode } from 'react';
import type { PartData } from '@/store/block.ts';
import { GPT2_EPSILON } from '@/model/architecture.ts';
import type { Layer } from '@/model/axes.ts';
import { normSteps } from '@/model/normSteps.ts';
import { deviation } from '@/model/contributions.ts';
import { mean, variance } from '@/model/vector.ts';
import { valueOf, type Answer } from '@/store/asking.ts';
import { ExplainedNumber, Steps } from '@/views/shared/arithmetic/ExplainedNumber.tsx';
import { explainDeviation, explainMean, explainNormed, explainVariance } from '@/views/shared/arithmetic/explain.ts';
import { useExplainer } from '@/views/shared/arithmetic/useExplainer.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ChannelStrip } from './ChannelStrip.tsx';
import styles from './BlockView.module.css';

export interface NormStepProps {
  readonly which: 'attention' | 'mlp';
  readonly input: Float32Array;
  /** (2L + 1)×2×d. */
  readonly norms: Answer<PartData>;
  readonly layer: Layer;
}

export function NormStep({ which, input, norms, layer }: NormStepProps) {
  const { t } = useTranslation('block');
  const say = useExplainer();
  const epsilon = useEpsilon();
  const number = which === 'attention' ? 1 : 2;
  const name = t('norm.name', { number });
  const facts = (
    <>
      <span>{name}</span>
      <span className={styles.aside}>
        {t('norm.mean')}{' '}
        <ExplainedNumber
          title={t('norm.meanOf', { name })}
          value={mean(input)}
          explain={() => <Steps steps={explainMean(say, input)} />}
        />{' '}
        {t('norm.variance')}{' '}
        <ExplainedNumber
          title={t('norm.varianceOf', { name })}
          value={variance(input)}
          explain={() => <Steps steps={[...explainVariance(say, input), ...explainMean(say, input)]} />}
        />{' '}
        {t('norm.deviation')}{' '}
        <ExplainedNumber
          title={t('norm.deviationOf', { name })}
          value={deviation(input, epsilon)}
          explain={() => <Steps steps={explainDeviation(say, input, epsilon)} />}
        />
      </span>
    </>
  );
  const weights = valueOf(norms);
  if (!weights)
    return (
      <>
        <p className={styles.line}>{facts}</p>
        <AnswerState answer={norms} lines={1} waiting={t('waiting.norms')} />
      </>
    );
  return <Weighed input={input} weights={weights} index={2 * layer + number - 1} name={name} facts={facts} />;
}

/** ε of the model in use. A block is shown of models alone whose architecture is known. */
function useEpsilon(): number {
  return useValue('network', ({ model }) => model?.architecture?.epsilon ?? GPT2_EPSILON);
}

interface WeighedProps {
  readonly input: Float32Array;
  readonly weights: PartData;
  readonly index: number;
  readonly name: string;
  readonly facts: ReactNode;
}

function Weighed({ input, weights, index, name, facts }: WeighedProps) {
  const { t } = useTranslation('block');
  const say = useExplainer();
  const epsilon = useEpsilon();
  const { gain, bias, output } = useMemo(() => {
    const width = input.length;
    const at = (row: number) => weights.data.subarray((2 * index + row) * width, (2 * index + row + 1) * width);
    return { gain: at(0), bias: at(1), output: normSteps(input, at(0), at(1), epsilon).output };
  }, [input, weights, index, epsilon]);
  return (
    <>
      <ChannelStrip
        name={t('norm.after', { name })}
        values={output}
        heading={facts}
        explain={(i) => explainNormed(say, input, { gain, bias, epsilon }, i)}
      />
      <details className={styles.details}>
        <summary>{t('norm.weights')}</summary>
        <ChannelStrip name={t('norm.gain', { name })} values={gain} heading={t('norm.gainShort')} />
        <ChannelStrip name={t('norm.bias', { name })} values={bias} heading={t('norm.biasShort')} />
      </details>
    </>
  );
}
