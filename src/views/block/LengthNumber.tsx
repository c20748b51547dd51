/** The length of a vector, with its squares behind it. */
import { norm } from '@/model/vector.ts';
import { ExplainedNumber, Steps } from '@/views/shared/arithmetic/ExplainedNumber.tsx';
import { explainNorm } from '@/views/shared/arithmetic/explain.ts';
import { useExplainer } from '@/views/shared/arithmetic/useExplainer.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function LengthNumber({ vector, of }: { readonly vector: Float32Array; readonly of: string }) {
  const { t } = useTranslation('block');
  const say = useExplainer();
  return (
    <ExplainedNumber
      title={t('lengthOf', { name: of })}
      value={norm(vector)}
      explain={() => <Steps steps={explainNorm(say, vector)} />}
    />
  );
}
