/** The loss of pre-training and the step that lowers it, as formulas with the numbers of the last step. */
import { Formula } from '@/elements/Formula.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import type { Format } from '@/draw/formats.ts';
import { useFormat } from '@/elements/useFormat.ts';
import type { BatchReport } from '@/store/training/contract.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import { ScaleTable } from './ScaleTable.tsx';
import styles from './PretrainFormula.module.css';

/** Terms of the sum that are written out. */
const TERMS = 3;

export function PretrainFormula() {
  const { t } = useTranslation('training');
  const seen = useTrained('training', (state) => state.seen.pretrain ?? null);
  return (
    <Panel
      heading={t('formula.heading')}
      what={t('formula.what')}
      provenance={<ProvenanceMark provenance="live" label={t('live')} detail={t('liveDetail')} />}
    >
      <Formula
        isDisplay
        tex={'L=-\\frac{1}{n}\\sum_{t}\\ln p(x_{t+1}\\mid x_{\\le t})'}
        plain="L = −(1/n) Σ ln p(x[t+1] | x[≤t])"
      />
      <p className={styles.text}>{t('formula.sentence')}</p>
      {seen && seen.step > 0 ? (
        <LastStep step={seen.step} loss={seen.losses.at(-1) ?? NaN} />
      ) : (
        <p className={styles.text}>{t('formula.noStep')}</p>
      )}
      <Formula
        isDisplay
        tex={'\\theta\\leftarrow\\theta-\\eta\\left(\\frac{\\hat m}{\\sqrt{\\hat v}+\\epsilon}+\\lambda\\theta\\right)'}
        plain="θ ← θ − η (m̂ / (√v̂ + ε) + λθ)"
      />
      <p className={styles.text}>{t('formula.update')}</p>
      {seen && seen.step > 0 ? (
        <dl className={styles.facts}>
          <dt>{t('formula.rate')}</dt>
          <dd>
            <CopyNumber value={seen.learningRate} />
          </dd>
          <dt>{t('formula.norm')}</dt>
          <dd>
            <CopyNumber value={seen.gradientNorm} />
          </dd>
          <dt>{t('formula.seen')}</dt>
          <dd>
            <CopyNumber value={seen.charactersSeen} format="integer" />
          </dd>
        </dl>
      ) : null}
      <p className={styles.text}>{t('formula.source')}</p>
      <ScaleTable />
    </Panel>
  );
}

/** The sum of the last step, its first terms written out where the batch at hand is that step's. */
function LastStep({ step, loss }: { readonly step: number; readonly loss: number }) {
  const { t } = useTranslation('training');
  const format = useFormat();
  const batch = useTrained('watch', (state) => (state.batch?.step === step ? state.batch : null));
  const write = (value: number) => format.number(value);
  return (
    <>
      {batch ? <Formula isDisplay tex={sumTex(batch, loss, format)} plain={sumPlain(batch, loss, format)} /> : null}
      <p className={styles.text}>
        {t('formula.numbers', {
          step: format.integer(step),
          loss: write(loss),
          bits: write(loss / Math.LN2),
          probability: write(Math.exp(-loss)),
          choices: write(Math.exp(loss)),
        })}
      </p>
    </>
  );
}

const termsOf = ({ losses, targets }: BatchReport) =>
  Array.from(losses)
    .filter((_, at) => targets[at]! >= 0)
    .slice(0, TERMS);
const countOf = ({ targets }: BatchReport) => targets.reduce((count, target) => count + (target >= 0 ? 1 : 0), 0);

function sumTex(batch: BatchReport, loss: number, format: Format): string {
  return `L=\\frac{1}{${countOf(batch)}}\\,(${termsOf(batch)
    .map((term) => format.tex(term))
    .join('+')}+\\dots)=${format.tex(loss)}`;
}

function sumPlain(batch: BatchReport, loss: number, format: Format): string {
  return `L = (1/${countOf(batch)}) (${termsOf(batch)
    .map((term) => format.number(term))
    .join(' + ')} + …) = ${format.number(loss)}`;
}
