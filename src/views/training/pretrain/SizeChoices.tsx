/** How large the model is, what that makes in parameters, and how long training will take here. */
import { Slider } from '@/elements/Slider.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { countParameters, SIZE_BOUNDS, type SizeChoice } from '@/store/training/contract.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useDuration } from '@/views/training/RunControls.tsx';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './SizeChoices.module.css';

const SIZES = ['layerCount', 'headCount', 'width', 'contextLength'] as const;

export function SizeChoices() {
  const { t } = useTranslation('training');
  const { setup } = useTraining();
  const sizes = useTrained('setup', (state) => state.sizes);
  const isRunning = useTrained('training', (state) => state.progress?.isRunning ?? false);
  const { setSizes } = setup.getState();
  return (
    <section className={styles.sizes} aria-label={t('sizes.heading')}>
      {SIZES.map((name) => {
        const [least, most, step] = boundsOf(name, sizes);
        return (
          <Slider
            key={name}
            isCompact
            label={t(`sizes.${name}`)}
            boxLabel={t('sizes.exact', { name: t(`sizes.${name}`) })}
            min={least}
            max={most}
            step={step}
            value={sizes[name]}
            isDisabled={isRunning}
            onChange={(value) => setSizes(fit(sizes, name, value))}
          />
        );
      })}
      <Cost />
    </section>
  );
}

/** The parameters of the choice, and the time all planned steps would take. */
function Cost() {
  const { t } = useTranslation('training');
  const format = useFormat();
  const sizes = useTrained('setup', (state) => state.sizes);
  const step = useTrained('setup', (state) => state.millisecondsPerStep);
  const steps = useTrained('training', (state) => state.settings.pretrain.steps);
  const model = useTrained('training', (state) => state.model);
  const duration = useDuration();
  if (!model) return null;
  const { vocabularySize } = model.sizes;
  const count = countParameters({ ...sizes, vocabularySize });
  return (
    <p className={styles.cost}>
      {t('sizes.parameters', { number: format.integer(count) })}{' '}
      {step === null
        ? t('sizes.timing')
        : t('sizes.time', {
            steps: format.integer(steps),
            time: duration((steps * step) / 1000),
            each: format.number(step, 2),
          })}
      {model.kernels === 'scalar' ? ` ${t('sizes.scalar')}` : ''}
    </p>
  );
}

/** Every head takes the same share of the width, and shares come in fours. */
function boundsOf(
  name: keyof SizeChoice,
  { headCount }: SizeChoice,
): readonly [least: number, most: number, step: number] {
  const [least, most] = SIZE_BOUNDS[name];
  if (name !== 'width') return [least, most, name === 'contextLength' ? 16 : 1];
  const step = 4 * headCount;
  return [Math.ceil(least / step) * step, Math.floor(most / step) * step, step];
}

/** The choice with one size changed, and the width that is nearest to what fits. */
function fit(sizes: SizeChoice, name: keyof SizeChoice, value: number): SizeChoice {
  const changed = { ...sizes, [name]: value };
  if (name === 'contextLength') return { ...changed, contextLength: Math.round(value / 4) * 4 };
  const [least, most, step] = boundsOf('width', changed);
  return { ...changed, width: Math.min(most, Math.max(least, Math.round(changed.width / step) * step)) };
}
