/** Whether a tokenizer stands in the comparison. The model's always does; one that must be fetched first has a button for that. */
import type { ColumnId } from '@/store/tokenizerChoices.ts';
import { useTokenizers, useTokenizerValue } from '@/views/shared/desk/TokenizersContext.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './TokenizersView.module.css';

export function useIsHere(id: ColumnId): boolean {
  const hasModel = useValue('network', (state) => state.model !== null);
  const isUsed = useValue('tokenizerChoices', (state) => id === 'model' || state.used.includes(id));
  const isReady = useTokenizerValue('tokenizers', (state) => id !== 'model' && state.files[id].kind === 'ready');
  return id === 'model' ? hasModel : isUsed && isReady;
}

export function UseBox({ id, name }: { readonly id: ColumnId; readonly name: string }) {
  const { t } = useTranslation('tokenizers');
  const { tokenizers } = useTokenizers();
  const isHere = useIsHere(id);
  /** To show it fetches nothing. */
  const isFree = useTokenizerValue(
    'tokenizers',
    ({ files, kept, bytes }) => id !== 'model' && (files[id].kind === 'ready' || kept.includes(id) || bytes[id] === 0),
  );
  const toggle = (isOn: boolean) => {
    if (id === 'model') return;
    if (isOn) void tokenizers.getState().fetch([id]);
    else tokenizers.getState().leave(id);
  };
  return (
    <label className={styles.use} title={t(id === 'model' ? 'alwaysShown' : 'use', { name })}>
      <input
        type="checkbox"
        checked={isHere || id === 'model'}
        disabled={!isFree}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      <span className={styles.name} translate="no">
        {name}
      </span>
    </label>
  );
}
