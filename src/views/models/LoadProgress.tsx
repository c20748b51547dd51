/** How loading goes, in bytes, and the button that stops it. The model in use stays until the new one is ready. */
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Progress } from '@/store/network.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import styles from './ModelMenu.module.css';
import { useModelName } from '@/views/shared/modelNames.ts';

export function LoadProgress() {
  const { t } = useTranslation('models');
  const { network } = useStores();
  const loading = useValue('network', (state) => state.loading);
  const hasModel = useValue('network', (state) => state.model !== null);
  const name = useModelName(loading?.source ?? EMBEDDED);
  const words = useProgressWords(loading?.progress ?? null);
  if (!loading) return null;
  const download = loading.progress?.phase === 'download' ? loading.progress : null;
  const max = download?.totalBytes ?? null;
  return (
    <div className={styles.progress}>
      <ProgressBar
        label={t('loading', { model: name })}
        value={max === null ? null : (download?.loadedBytes ?? 0)}
        max={max}
        text={words}
      />
      {hasModel ? (
        <Button icon="stop" onClick={network.getState().stopLoading}>
          {t('cancel')}
        </Button>
      ) : null}
    </div>
  );
}

function useProgressWords(progress: Progress | null): string {
  const { t } = useTranslation('models');
  const format = useFormat();
  switch (progress?.phase) {
    case undefined:
    case 'run':
      return t('waiting');
    case 'prepare':
      return t('prepare');
    case 'download': {
      const { loadedBytes, totalBytes, fromCache } = progress;
      const done = format.bytes(loadedBytes);
      if (totalBytes === null) return t(fromCache ? 'progressUnknownKept' : 'progressUnknown', { done });
      return t(fromCache ? 'progressKept' : 'progress', { done, total: format.bytes(totalBytes) });
    }
  }
}
