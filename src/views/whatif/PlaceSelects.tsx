/** Choosing a layer, a head, a token or a level in the panel: the first two are the selection of the whole page. */
import { Select } from '@/elements/Select.tsx';
import { head as headIndex, layer as layerIndex } from '@/model/axes.ts';
import type { Model } from '@/store/network.ts';
import { useShownTokens, useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './WhatIfView.module.css';

const indexes = (count: number) => Array.from({ length: count }, (_, at) => at);
const numbered = (count: number) => indexes(count).map((at) => ({ value: String(at), label: String(at + 1) }));

export function LayerHeadSelects({ model, withHead }: { readonly model: Model; readonly withHead: boolean }) {
  const { t } = useTranslation('whatif');
  const { conductor } = useStores();
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  return (
    <div className={styles.selects}>
      <Select
        label={t('builder.layer')}
        options={numbered(model.config.layerCount)}
        value={String(layer)}
        onChange={(value) => conductor.selectHead(layerIndex(Number(value)), head)}
      />
      {withHead ? (
        <Select
          label={t('builder.head')}
          options={numbered(model.config.headCount)}
          value={String(head)}
          onChange={(value) => conductor.selectHead(layer, headIndex(Number(value)))}
        />
      ) : null}
    </div>
  );
}

interface TokenSelectProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (position: number) => void;
}

export function TokenSelect({ label, value, onChange }: TokenSelectProps) {
  const tokens = useShownTokens();
  const words = useChangeWords();
  return (
    <Select
      label={label}
      options={tokens.map((_, at) => ({ value: String(at), label: `${at + 1} ${words.token(at)}` }))}
      value={String(Math.min(value, tokens.length - 1))}
      onChange={(written) => onChange(Number(written))}
    />
  );
}

interface LevelSelectProps {
  readonly model: Model;
  readonly value: number;
  readonly onChange: (level: number) => void;
}

export function LevelSelect({ model, value, onChange }: LevelSelectProps) {
  const { t } = useTranslation('whatif');
  const words = useChangeWords();
  return (
    <Select
      label={t('builder.level')}
      options={indexes(model.config.layerCount + 1).map((level) => ({
        value: String(level),
        label: words.level(level),
      }))}
      value={String(value)}
      onChange={(written) => onChange(Number(written))}
    />
  );
}
