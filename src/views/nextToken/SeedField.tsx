/** The seed: typed, or made from the one there is, so that a class can repeat a draw. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { SAMPLING_LIMITS } from '@/model/samplingSettings.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { newSeed } from './newSeed.ts';
import styles from './SamplingControls.module.css';

export function SeedField() {
  const { t } = useTranslation('nextToken');
  const { sampling } = useStores();
  const seed = useValue('sampling', (state) => state.settings.seed);
  // What is being typed may not be a seed yet.
  const [draft, setDraft] = useState<string | null>(null);
  const take = (typed: string) => {
    setDraft(typed);
    const { min, max } = SAMPLING_LIMITS.seed;
    const value = Number(typed);
    if (typed.trim() !== '' && Number.isInteger(value) && value >= min && value <= max)
      sampling.getState().setSetting('seed', value);
  };
  return (
    <div className={styles.seed}>
      <Field
        label={t('controls.seed')}
        type="number"
        inputMode="numeric"
        isMono
        value={draft ?? String(seed)}
        onChange={take}
        onBlur={() => setDraft(null)}
        after={
          <Button
            label={t('controls.newSeed')}
            title={t('controls.newSeed')}
            onClick={() => {
              setDraft(null);
              sampling.getState().setSetting('seed', newSeed(seed));
            }}
          >
            {t('controls.new')}
          </Button>
        }
      />
    </div>
  );
}
