/** What the two models are called, told apart also where both have one name. */
import { EMBEDDED } from '@/store/catalog.ts';
import type { SideName } from '@/store/sessions/ComparedText.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export type SideNames = Readonly<Record<SideName, string>>;

export function useSideNames(): SideNames {
  const { t } = useTranslation('compareModels');
  const first = useModelName(useValue('network', (state) => state.model?.source ?? EMBEDDED));
  const second = useModelName(useValue('modelComparison', (state) => state.source ?? EMBEDDED));
  if (first !== second) return { first, second };
  return { first: t('side.first', { model: first }), second: t('side.second', { model: second }) };
}
