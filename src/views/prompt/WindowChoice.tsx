/** How many tokens the model reads at most, where it could read more than the page gives it; and what that takes. */
import { useId, useState } from 'react';
import { Select } from '@/elements/Select.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { windowChoices, WORKBENCH_TOKENS } from '@/model/config.ts';
import { textNeed } from '@/store/memoryNeed.ts';
import { isRecorded, windowOf } from '@/store/network.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './PromptView.module.css';

export function WindowChoice() {
  const { t } = useTranslation('prompt');
  const format = useFormat();
  const id = useId();
  const { conductor, device } = useStores();
  const model = useValue('network', (state) => state.model);
  const window = useValue('network', windowOf);
  const [refused, setRefused] = useState<number | null>(null);
  if (!model || isRecorded(model) || model.config.contextLength <= WORKBENCH_TOKENS) return null;
  const choices = windowChoices(model.config);
  // A link may have asked for any.
  const all = choices.includes(window) ? choices : [...choices, window].sort((a, b) => a - b);
  const needOf = (tokens: number) => textNeed(model, tokens, device.memoryGigabytes());
  const { total, attention, keysAndValues, logits, rows } = needOf(window);
  const choose = async (tokens: number) => setRefused((await conductor.setWindow(tokens)) ? null : tokens);
  const tooMuch = refused === null ? null : needOf(refused);
  return (
    <div className={styles.window} role="group" aria-labelledby={id}>
      <span id={id} className="visually-hidden">
        {t('window.group')}
      </span>
      <Select
        label={t('window.label')}
        value={String(window)}
        onChange={(tokens) => void choose(Number(tokens))}
        options={all.map((tokens) => ({
          value: String(tokens),
          label: t('window.option', { count: tokens, size: format.bytes(needOf(tokens).total) }),
        }))}
      />
      {tooMuch ? (
        <p className={styles.over} role="alert">
          {t('window.refused', {
            count: refused ?? 0,
            needed: format.bytes(tooMuch.total),
            offered: format.bytes(tooMuch.offered),
          })}
        </p>
      ) : null}
      {window > WORKBENCH_TOKENS ? (
        <p>
          {t('window.takes', {
            count: window,
            total: format.bytes(total),
            attention: format.bytes(attention),
            keysAndValues: format.bytes(keysAndValues),
            logits: format.bytes(logits),
            rows: format.bytes(rows),
          })}
        </p>
      ) : null}
    </div>
  );
}
