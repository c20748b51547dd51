/** Steering: the difference of two texts, added to the stream of every token but the first. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { MOST_EXTRA_TEXT, roundStrength } from '@/model/experiment.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { BuilderProps } from './BuilderProps.ts';
import { LevelSelect } from './PlaceSelects.tsx';
import styles from './WhatIfView.module.css';

/** Further than this a small model falls apart; the box takes more. */
const SLIDER_END = 4;

export function SteerBuilder({ model, onAdd }: BuilderProps) {
  const { t } = useTranslation('whatif');
  const { experiment } = useStores();
  const toward = useValue('experiment', (state) => state.toward);
  const away = useValue('experiment', (state) => state.away);
  const changes = useValue('experiment', (state) => state.changes);
  const { layerCount } = model.config;
  const [level, setLevel] = useState(Math.round((layerCount * 2) / 3));
  const [chosenStrength, setChosenStrength] = useState(1);
  const standing = changes.find((change) => change.kind === 'steer' && change.level === level);
  const strength = standing?.kind === 'steer' ? standing.strength : chosenStrength;
  const steer = (by: number) => {
    const rounded = roundStrength(by);
    setChosenStrength(rounded);
    // What is at work already follows the slider.
    if (standing && rounded !== 0) onAdd([{ kind: 'steer', level, strength: rounded }]);
  };
  const write = (texts: { toward?: string; away?: string }) => experiment.getState().setTexts(texts);
  return (
    <>
      <Field
        label={t('builder.toward')}
        value={toward}
        isMono
        onChange={(text) => write({ toward: text.slice(0, MOST_EXTRA_TEXT) })}
      />
      <Field
        label={t('builder.away')}
        value={away}
        isMono
        onChange={(text) => write({ away: text.slice(0, MOST_EXTRA_TEXT) })}
      />
      <LevelSelect model={model} value={Math.min(level, layerCount)} onChange={setLevel} />
      <Slider
        label={t('builder.strength')}
        boxLabel={t('builder.strengthBox')}
        value={strength}
        min={-SLIDER_END}
        max={SLIDER_END}
        step={0.1}
        onChange={steer}
        hint={t('builder.strengthHint')}
        isCompact
      />
      {standing ? null : (
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => onAdd([{ kind: 'steer', level, strength: chosenStrength }])}>
            {t('action.steer')}
          </Button>
        </div>
      )}
    </>
  );
}
