/** The tokenizers that are compared now, with their names: the loaded model's first. */
import { useMemo } from 'react';
import { EMBEDDED } from '@/store/catalog.ts';
import type { ColumnId } from '@/store/tokenizerChoices.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTokenizerValue } from './TokenizersContext.ts';

export interface Column {
  readonly id: ColumnId;
  readonly name: string;
}

/** The name of any of them. */
export function useColumnName(): (id: ColumnId) => string {
  const { t } = useTranslation('tokenizers');
  const model = useModelName(useValue('network', (state) => state.model?.source ?? EMBEDDED));
  return (id) => (id === 'model' ? model : t(`names.${id}`));
}

/** Those that are here: the model when it is loaded, and each chosen one whose vocabulary has come. */
export function useColumns(): readonly Column[] {
  const nameOf = useColumnName();
  const hasModel = useValue('network', (state) => state.model !== null);
  const used = useValue('tokenizerChoices', (state) => state.used);
  const files = useTokenizerValue('tokenizers', (state) => state.files);
  const ids = useMemo((): readonly ColumnId[] => {
    const here = used.filter((id) => files[id].kind === 'ready');
    return hasModel ? ['model', ...here] : here;
  }, [hasModel, used, files]);
  return ids.map((id) => ({ id, name: nameOf(id) }));
}
