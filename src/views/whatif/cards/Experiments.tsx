/**
 * The laboratory's cards: questions that are ready to be asked, six about one place of the network each and three that
 * need many runs. A card brings its own text; the visitor's is kept and can be had back.
 */
import { useState } from 'react';
import { NO_EXPERIMENT } from '@/model/experiment.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Model } from '@/store/network.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { PRESETS } from '@/views/whatif/presetFor.ts';
import { PresetCard } from './PresetCard.tsx';
import { PromptsCard } from './PromptsCard.tsx';
import { RepeatCard } from './RepeatCard.tsx';
import { REPEAT } from './repeatPreset.ts';
import { SweepCard } from './SweepCard.tsx';
import type { OwnText } from './useCardText.ts';
import styles from './cards.module.css';

const CARD_TEXTS: ReadonlySet<string> = new Set([...PRESETS.map(({ text }) => text), REPEAT.text]);

export function Experiments({ model }: { readonly model: Model }) {
  const { t } = useTranslation('whatif');
  const { conductor, experiment, sequence } = useStores();
  const [text, setText] = useState<string | null>(null);
  const own: OwnText = {
    text,
    keep() {
      const { draft } = sequence.getState();
      if (draft !== '' && !CARD_TEXTS.has(draft)) setText(draft);
    },
    bringBack() {
      if (text === null) return;
      if (experiment.getState().changes.length > 0) experiment.getState().setExperiment(NO_EXPERIMENT);
      setText(null);
      void conductor.readPrompt(text);
    },
  };
  return (
    <>
      {model.source.id === EMBEDDED.id ? null : <p className={styles.note}>{t('cards.elsewhere')}</p>}
      <ul className={styles.cards} aria-label={t('cards.label')}>
        {PRESETS.map((preset) => (
          <PresetCard key={preset.key} preset={preset} model={model} own={own} />
        ))}
        <SweepCard model={model} />
        <PromptsCard model={model} />
        <RepeatCard model={model} own={own} />
      </ul>
    </>
  );
}
