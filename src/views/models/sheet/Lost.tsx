/** What the browser has dropped since the last visit: it says nothing of it, and the list is only shorter. */
import { Notice } from '@/elements/Notice.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { CATALOG } from '@/store/catalog.ts';
import type { Lost as LostThing } from '@/store/keptMemory.ts';
import { useStored, useStoreroom } from '@/views/shared/StoreroomContext.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function Lost() {
  const { t } = useTranslation('sheet');
  const storeroom = useStoreroom();
  const lost = useStored((state) => state.lost);
  const nameOf = useLostName();
  const format = useFormat();
  if (lost.length === 0) return null;
  const isForGood = lost.some(({ kind }) => kind === 'training' || kind === 'recording');
  return (
    <Notice
      kind="info"
      title={t('lost.title')}
      onDismiss={storeroom.getState().dismissLost}
      dismissLabel={t('lost.dismiss')}
    >
      {t('lost.text', { list: format.list(lost.map(nameOf), 'units') })} {t(isForGood ? 'lost.made' : 'lost.again')}
    </Notice>
  );
}

function useLostName(): (lost: LostThing) => string {
  const { t } = useTranslation('sheet');
  const { t: tm } = useTranslation('models');
  const format = useFormat();
  return ({ kind, name }) => {
    switch (kind) {
      case 'model': {
        const entry = CATALOG.find(({ id }) => id === name);
        return entry ? tm(`entries.${entry.key}.name`) : name;
      }
      case 'training':
        return t('lost.training', { date: format.time(Number(name)) });
      case 'recording':
        return name.trim() === '' ? t('device.recordingEmpty') : t('lost.recording', { text: name });
      case 'tokenizers':
        return t('lost.tokenizers');
    }
  };
}
