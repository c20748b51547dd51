/** The loss of fine-tuning as a formula, with the numbers of the last step. */
import { Panel } from '@/elements/Panel.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { FormulaFigure, Sentence, SourceNote } from '@/views/training/Numbers.tsx';
import { useTrained } from '@/views/training/TrainingContext.tsx';

const LOSS_TEX = String.raw`L = -\frac{1}{n}\sum_{t\,\in\,\text{answers}} \ln p(x_t \mid x_{<t})`;
const LOSS_PLAIN = 'L = −(1/n) Σ over answer characters ln p(x_t | x before t)';
const DIGITS = 4;

export function FinetuneFormula() {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const count = useTrained('training', (state) => state.model?.parameterCount ?? 0);
  const parameters = format.integer(count);
  return (
    <Panel heading={t('sft.heading')} what={t('sft.what')} provenance={<LiveMark detail={t('live')} />}>
      <FormulaFigure tex={LOSS_TEX} plain={LOSS_PLAIN} caption={t('sft.loss')} />
      <StepNumbers />
      <Sentence>{t('sft.mixing')}</Sentence>
      <SourceNote
        heading={t('sft.differs')}
        lines={[
          t('sft.large.data'),
          t('sft.large.size', { parameters }),
          t('sft.large.template'),
          t('sft.large.styles'),
        ]}
        source={t('sft.source')}
        href="https://arxiv.org/abs/2203.02155"
      />
    </Panel>
  );
}

/** The batch of the last step: how many characters counted, and what they cost together. */
function StepNumbers() {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const batch = useTrained('watch', (state) => state.batch);
  const seen = useTrained('training', (state) => state.seen.finetune ?? null);
  const isCurrent = useTrained('training', (state) => state.progress?.phase === 'finetune');
  const loss = batch ? seen?.losses[batch.step - 1] : undefined;
  if (!batch || loss === undefined || !isCurrent) return <Sentence>{t('sft.empty')}</Sentence>;
  const counted = batch.weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0);
  const sum = batch.losses.reduce((total, each, m) => total + ((batch.weights[m] ?? 0) > 0 ? each : 0), 0);
  const isText = batch.starts.some((start) => start >= 0);
  const tex = (value: number) => format.tex(value, DIGITS);
  const write = (value: number) => format.number(value, DIGITS);
  return (
    <FormulaFigure
      tex={String.raw`L = \frac{${tex(sum)}}{${format.integer(counted)}} = ${tex(sum / counted)}\ \text{nats}`}
      plain={`L = ${write(sum)} / ${counted} = ${write(sum / counted)} nats`}
      caption={t(isText ? 'sft.stepText' : 'sft.step', {
        step: format.integer(batch.step),
        counted: format.integer(counted),
        rows: batch.rows,
        bits: format.number(sum / counted / Math.LN2),
      })}
    />
  );
}
