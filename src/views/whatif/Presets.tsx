/** Experiments found on the embedded model: one click sets text and changes, one sentence says what to look for. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/elements/useFormat.ts';
import { head, layer } from '@/model/axes.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Model } from '@/store/network.ts';
import { claimNumbers } from '@/views/shared/claimNumbers.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { claimsOf, presetFor, PRESETS, type Preset } from './presetFor.ts';
import { useHeadsOfRoles } from './useHeadsOfRoles.ts';
import styles from './WhatIfView.module.css';

export function Presets({ model, onRun }: { readonly model: Model; readonly onRun: () => void }) {
  const { t } = useTranslation('whatif');
  const { conductor, experiment } = useStores();
  const hasChanges = useValue('experiment', (state) => state.changes.length > 0);
  const id = useId();
  const format = useFormat();
  const numbersOf = (preset: Preset) => claimNumbers(claimsOf(preset), format) as Record<'before' | 'after', string>;
  const headsWith = useHeadsOfRoles();
  const isEmbedded = model.source.id === EMBEDDED.id;
  const { layerCount } = model.config;
  const open = async (preset: Preset) => {
    const found = presetFor(preset, { isEmbedded, layerCount }, headsWith);
    if (!found) return;
    await conductor.readPrompt(preset.text);
    const named = found.changes.find((change) => change.kind === 'head');
    const place = isEmbedded ? preset.head : named;
    if (place) conductor.selectHead(layer(place.layer), head(place.head));
    experiment.getState().setExperiment(found);
    conductor.showOutcome('compare');
    onRun();
  };
  return (
    <details className={styles.presets} open={!hasChanges}>
      <summary>{t('presets.heading')}</summary>
      {isEmbedded ? null : <p className={styles.note}>{t('presets.elsewhere')}</p>}
      <ul>
        {PRESETS.map((preset) => (
          <li key={preset.key}>
            <button
              type="button"
              className={styles.preset}
              aria-labelledby={`${id}-${preset.key}`}
              aria-describedby={`${id}-${preset.key}-look`}
              disabled={presetFor(preset, { isEmbedded, layerCount }, headsWith) === null}
              onClick={() => void open(preset)}
            >
              <span id={`${id}-${preset.key}`} className={styles.presetTitle}>
                {t(`presets.${preset.key}.title`)}
              </span>
              <span id={`${id}-${preset.key}-look`} className={styles.note}>
                {t(`presets.${preset.key}.look`, numbersOf(preset))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
