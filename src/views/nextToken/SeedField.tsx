/** The seed: typed, or made from the one there is, so that a class can repeat a draw. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { SAMPLING_LIMITS } from '@/model/samplingSettings.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { newSeed } from './newSeed.ts';
import styles from './SamplingControls.module.css';

export function SeedField() {
  const { t } = useTranslation('nextToken');
  const { sampling } = useStores();
  const seed = useValue('sampling', (state) => state.settings.seed);
  // What is being typed may not be a seed yet; the seed in use is then the one before.
  const [draft, setDraft] = useState<{ readonly text: string; readonly before: number } | null>(null);
  const isRefused = draft !== null && draft.text.trim() !== '' && !isSeed(draft.text);
  const take = (text: string) => {
    const before = draft?.before ?? seed;
    setDraft({ text, before });
    if (text.trim() !== '') sampling.getState().setSetting('seed', isSeed(text) ? Number(text) : before);
  };
  return (
    <div className={styles.seed}>
      <Field
        label={t('controls.seed')}
        type="number"
        inputMode="numeric"
        isMono
        value={draft?.text ?? String(seed)}
        error={isRefused ? t('controls.seedRefused', { min, max, used: seed }) : null}
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

const { min, max } = SAMPLING_LIMITS.seed;

function isSeed(text: string): boolean {
  const value = Number(text);
  return Number.isInteger(value) && value >= min && value <= max;
}
