/** After the first prediction, keeps the page for use without a network; offers a new version when one waits. */
import { useEffect, useState } from 'react';
import { Notice } from '@/elements/Notice.tsx';
import { isHere } from '@/store/network.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { registerOffline } from './offline.ts';

export function UpdateNotice() {
  const { t } = useTranslation('app');
  const hasText = useValue('trace', (state) => state.shown !== null);
  const hasPredicted = useValue('network', (state) => isHere(state.model)) && hasText;
  const [reload, setReload] = useState<(() => void) | null>(null);

  useEffect(() => {
    if (!hasPredicted) return;
    registerOffline({
      // Tests and site owners can see from outside that everything is kept.
      onReady: () => (document.documentElement.dataset.offline = 'ready'),
      onNewVersion: (putInPlace) => setReload(() => putInPlace),
    });
  }, [hasPredicted]);

  if (!reload) return null;
  return (
    <Notice kind="info" actions={[{ label: t('update.reload'), onClick: reload }]} onDismiss={() => setReload(null)}>
      {t('update.text')}
    </Notice>
  );
}
