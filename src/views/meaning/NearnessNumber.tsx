/** A cosine or a dot product that opens to its sum of products. */
import { explainCosine } from '@/views/shared/arithmetic/explain.ts';
import { ExplainedNumber, Steps } from '@/views/shared/arithmetic/ExplainedNumber.tsx';
import { useExplainer } from '@/views/shared/arithmetic/useExplainer.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

interface Named {
  readonly name: string;
  readonly row: Float32Array;
}

export interface NearnessNumberProps {
  readonly measure: 'cosine' | 'dot';
  readonly value: number;
  readonly one: Named;
  readonly other: Named;
}

export function NearnessNumber({ measure, value, one, other }: NearnessNumberProps) {
  const { t } = useTranslation('meaning');
  const say = useExplainer();
  const explain = () => {
    const steps = explainCosine(say, other.row, one.row);
    return <Steps steps={measure === 'cosine' ? steps : steps.slice(0, 1)} />;
  };
  return (
    <ExplainedNumber
      title={t(measure === 'cosine' ? 'cosineOf' : 'dotOf', { one: one.name, other: other.name })}
      value={value}
      explain={explain}
    />
  );
}
