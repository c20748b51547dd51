/** The temperature in plain words, for who does not know the term yet. The same number as the slider of that name. */
import { Slider } from '@/elements/Slider.tsx';
import { SAMPLING_LIMITS } from '@/model/samplingSettings.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

/** From where on a temperature counts as careful, and as daring. */
const CAREFUL_BELOW = 0.75;
const DARING_ABOVE = 1.25;

export function HowDaring() {
  const { t } = useTranslation('nextToken');
  const { sampling } = useStores();
  const temperature = useValue('sampling', (state) => state.settings.temperature);
  return (
    <Slider
      label={t('daring.label')}
      value={temperature}
      {...SAMPLING_LIMITS.temperature}
      valueText={t(`daring.${wordsOf(temperature)}`)}
      isCompact
      onChange={(given) => sampling.getState().setSetting('temperature', given)}
    />
  );
}

function wordsOf(temperature: number): 'never' | 'careful' | 'plain' | 'daring' {
  if (temperature === 0) return 'never';
  if (temperature < CAREFUL_BELOW) return 'careful';
  return temperature > DARING_ABOVE ? 'daring' : 'plain';
}
