/** A model and where it comes from, in words. */
import type { ModelSource } from '@/store/network.ts';
import { CATALOG } from '@/store/catalog.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useValue } from './StoresContext.tsx';

export function useModelName(source: ModelSource): string {
  const { t } = useTranslation('models');
  if (source.kind === 'files') return t('entries.trained.name');
  if (source.kind === 'folder') return source.name;
  const id = source.kind === 'recording' ? source.recording.model.id : source.id;
  const entry = CATALOG.find((known) => known.id === id);
  const name = entry ? t(`entries.${entry.key}.name`) : id;
  return source.kind === 'recording' && !source.isAhead ? t('entries.recording.name', { model: name }) : name;
}

/** The host the files come from; for what lies beside the page "this site". */
export function usePlaceName(source: ModelSource): string {
  const { t } = useTranslation('errors');
  const own = useValue('network', (state) => state.site.own);
  if (source.kind === 'files') return t('place.training');
  if (source.kind === 'folder') return t('place.folder');
  if (source.kind === 'recording') return t('place.recording');
  return source.kind === 'hub' && source.hub !== own ? hostName(source.hub) : t('place.site');
}

export function hostName(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
