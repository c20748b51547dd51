/** Swapping in what flows at one token of another text, which must be as long. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { MOST_EXTRA_TEXT } from '@/model/experiment.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import type { BuilderProps } from './BuilderProps.ts';
import { LevelSelect, TokenSelect } from './PlaceSelects.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './WhatIfView.module.css';

export function SwapBuilder({ model, onAdd }: BuilderProps) {
  const { t } = useTranslation('whatif');
  const { experiment, sequence } = useStores();
  const other = useValue('experiment', (state) => state.other);
  const otherText = useValue('experiment', (state) => state.otherText);
  const selectedQuery = useValue('selection', (state) => state.query);
  const selectedLayer = useValue('selection', (state) => state.layer);
  const length = useValue('trace', (state) => state.shown?.ids.length ?? 1);
  const words = useChangeWords();
  const [chosenLevel, setLevel] = useState<number | null>(null);
  const [chosenPosition, setPosition] = useState<number | null>(null);
  const level = Math.min(chosenLevel ?? selectedLayer, model.config.layerCount);
  const position = Math.min(chosenPosition ?? otherText?.differsAt ?? selectedQuery ?? length - 1, length - 1);
  const otherHint = () => {
    if (!otherText) return t('builder.otherHint', { count: length });
    if (otherText.length !== length) return t('builder.otherLength', { count: otherText.length, here: length });
    return otherText.differsAt === null ? t('builder.otherSame') : t('builder.otherFits', { count: length });
  };
  return (
    <>
      <Field
        label={t('builder.other')}
        value={other}
        rows={2}
        maxRows={4}
        isMono
        onChange={(text) => experiment.getState().setTexts({ other: text.slice(0, MOST_EXTRA_TEXT) })}
        hint={
          other === '' ? (
            <Button
              variant="quiet"
              onClick={() => experiment.getState().setTexts({ other: sequence.getState().prompt })}
            >
              {t('action.copyText')}
            </Button>
          ) : (
            otherHint()
          )
        }
      />
      <div className={styles.selects}>
        <TokenSelect label={t('builder.token')} value={position} onChange={setPosition} />
        <LevelSelect model={model} value={level} onChange={setLevel} />
      </div>
      <div className={styles.actions}>
        <Button variant="primary" onClick={() => onAdd([{ kind: 'swap', level, position }])}>
          {t('action.swap', { token: words.token(position) })}
        </Button>
      </div>
    </>
  );
}
