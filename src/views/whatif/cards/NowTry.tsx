/** The one thing to turn once a card has run. What it is set to is read from the changes, so the builder may turn it too. */
import { Segmented } from '@/elements/Segmented.tsx';
import { Select } from '@/elements/Select.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { roundStrength, writeChanges, type Change, type Experiment } from '@/model/experiment.ts';
import type { Model } from '@/store/network.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { NowTry as Kind } from '@/views/whatif/presetFor.ts';
import { headOptions, levelOptions, partOptions } from './tryOptions.ts';
import styles from './cards.module.css';

interface NowTryProps {
  readonly nowTry: Kind;
  /** What the card itself changes. */
  readonly own: Experiment;
  readonly model: Model;
}

/** Further than this a small model falls apart. */
const SLIDER_END = 4;

export function NowTry({ nowTry, own, model }: NowTryProps) {
  const { t } = useTranslation('whatif');
  const { experiment } = useStores();
  const changes = useValue('experiment', (state) => state.changes);
  const words = useChangeWords();
  const format = useFormat();
  const change = (to: readonly Change[]) => experiment.getState().setExperiment({ ...own, changes: to });
  const [first] = changes;
  const { layerCount, headCount } = model.config;
  const label = t(`cards.try.${nowTry}`);
  const written = writeChanges(changes);
  const choose = (options: readonly { readonly label: string; readonly changes: readonly Change[] }[]) => ({
    label,
    options: options.map((option) => ({ value: writeChanges(option.changes), label: option.label })),
    value: written,
    onChange: (value: string) => {
      const chosen = options.find((option) => writeChanges(option.changes) === value);
      if (chosen) change(chosen.changes);
    },
  });
  switch (nowTry) {
    case 'head':
      return (
        <div className={styles.try}>
          <Select
            {...choose(headOptions(layerCount, headCount, (layer, head) => t('cards.try.headOption', { layer, head })))}
          />
        </div>
      );
    case 'layer': {
      const options = Array.from({ length: layerCount }, (_, layer) => ({
        label: String(layer + 1),
        changes: [{ kind: 'mlp', layer } as const],
      }));
      return (
        <div className={styles.try}>
          {layerCount > 8 ? <Select {...choose(options)} /> : <Segmented {...choose(options)} />}
        </div>
      );
    }
    case 'level':
      return (
        <div className={styles.try}>
          <Select {...choose(levelOptions(own.changes, layerCount, words.level))} />
        </div>
      );
    case 'parts':
      return (
        <div className={styles.try}>
          <Segmented
            {...choose(
              partOptions(own.changes, (layers) =>
                t('cards.try.partOption', { layers: format.list(layers.map(String)), count: layers.length }),
              ),
            )}
          />
        </div>
      );
    case 'strength': {
      const steer = first?.kind === 'steer' ? first : null;
      const level = own.changes[0]?.kind === 'steer' ? own.changes[0].level : 0;
      return (
        <div className={styles.try}>
          <Slider
            label={label}
            boxLabel={t('cards.try.strengthBox')}
            value={steer?.strength ?? 0}
            min={-SLIDER_END}
            max={SLIDER_END}
            step={0.1}
            isCompact
            onChange={(strength) => {
              const rounded = roundStrength(strength);
              if (rounded !== 0) change([{ kind: 'steer', level, strength: rounded }]);
            }}
          />
        </div>
      );
    }
  }
}
