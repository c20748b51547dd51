/** The controls between logits and draw. Each sets one number in the store; nothing here computes, and no model runs. */
import { Button } from '@/elements/Button.tsx';
import { Icon } from '@/elements/Icon.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { DEFAULT_SAMPLING, SAMPLING_LIMITS, type SamplingControl } from '@/model/samplingSettings.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { SeedField } from './SeedField.tsx';
import styles from './SamplingControls.module.css';

const SLIDERS = [
  'temperature',
  'topK',
  'topP',
  'minP',
  'repetitionPenalty',
] as const satisfies readonly SamplingControl[];
type SliderName = (typeof SLIDERS)[number];
const EXPLAINED = [...SLIDERS, 'seed'] as const;

export function SamplingControls() {
  const format = useFormat();
  const { t } = useTranslation('nextToken');
  const { sampling, panels } = useStores();
  const asked = useValue('panels', (state) => state.areControlsOpen);
  const isOpen = useValue('selection', (state) => asked ?? state.depth === 'everything');
  const settings = useValue('sampling', (state) => state.settings);
  const isQuantized = useValue('network', (state) => state.model?.precision === 'quantized');
  const vocabulary = useValue('network', (state) => state.model?.config.vocabularySize ?? null);
  const isDefault = EXPLAINED.every((name) => settings[name] === DEFAULT_SAMPLING[name]);
  return (
    <section className={styles.section} aria-label={t('controls.heading')}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          onClick={() => panels.getState().set('areControlsOpen', !isOpen)}
        >
          <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={1} />
          {t('controls.heading')}
        </button>
        <span className={styles.summary}>
          {t('controls.summary', { temperature: format.plain(settings.temperature), seed: settings.seed })}
        </span>
      </div>
      {isOpen ? (
        <>
          <div className={styles.controls}>
            {SLIDERS.map((name) => (
              <Control key={name} name={name} />
            ))}
            <SeedField />
          </div>
          <div className={styles.foot}>
            <details className={styles.about}>
              <summary>{t('about')}</summary>
              <p>{vocabulary === null ? t('whatShort') : t('what', { vocabulary: format.integer(vocabulary) })}</p>
              <p>{t('tryThis')}</p>
              <dl>
                {EXPLAINED.map((name) => (
                  <div key={name}>
                    <dt>{t(`controls.${name}`)}</dt> <dd>{t(`controls.hint.${name}`)}</dd>
                  </div>
                ))}
              </dl>
              <p>{t('controls.noRun')}</p>
              {isQuantized ? <p>{t('quantized')}</p> : null}
            </details>
            <Button
              variant="quiet"
              icon="reset"
              disabled={isDefault}
              onClick={() => sampling.getState().setSettings(DEFAULT_SAMPLING)}
            >
              {t('controls.reset')}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  );
}

function Control({ name }: { readonly name: SliderName }) {
  const { t } = useTranslation('nextToken');
  const { sampling } = useStores();
  const value = useValue('sampling', (state) => state.settings[name]);
  const size = useValue('network', (state) => state.model?.config.vocabularySize);
  const label = t(`controls.${name}`);
  const words = settingWords(name, value);
  return (
    <Slider
      label={label}
      boxLabel={t('controls.exact', { name: label })}
      value={value}
      {...SAMPLING_LIMITS[name]}
      {...(name === 'topK' && size !== undefined ? { boxMax: size } : {})}
      {...(words === null ? {} : { valueText: t(`controls.${words}`) })}
      refusal={({ min, max, used }) => t('controls.refused', { min, max, used })}
      isCompact
      onChange={(given) => sampling.getState().setSetting(name, name === 'topK' ? Math.round(given) : given)}
    />
  );
}

/** What a value means, where the number alone does not say it. */
function settingWords(name: SliderName, value: number): 'greedy' | 'off' | null {
  if (name === 'temperature') return value === 0 ? 'greedy' : null;
  // Beside this long name there is no room; that 1 changes nothing is in the explanation.
  if (name === 'repetitionPenalty') return null;
  return value === DEFAULT_SAMPLING[name] ? 'off' : null;
}
