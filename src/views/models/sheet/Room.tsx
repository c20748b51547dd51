/** How much room is taken and by what, how much there is, and the browser's promise to keep it. */
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useStored } from '@/views/shared/StoreroomContext.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import styles from './ModelsSheet.module.css';

const sum = (items: readonly { readonly bytes: number }[]) => items.reduce((total, { bytes }) => total + bytes, 0);

/** Less is the browser's own book-keeping. */
const LEAST_PAGE_BYTES = 1e6;

export function Room() {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const stores = useStores();
  const room = useValue('models', (state) => state.room);
  const kept = useValue('models', (state) => state.kept) ?? [];
  const items = useStored((state) => state.items);
  const of = (kind: (typeof items)[number]['kind']) => sum(items.filter((item) => item.kind === kind));
  const taken = { models: sum(kept), training: of('training'), recording: of('recording') };
  const own = taken.models + taken.training + taken.recording;
  const page = room && room.usage - own >= LEAST_PAGE_BYTES ? room.usage - own : 0;
  const parts = Object.entries({ ...taken, page }) as [keyof typeof taken | 'page', number][];
  const words = parts
    .filter(([, bytes]) => bytes > 0)
    .map(([part, bytes]) => t(`device.holds.${part}`, { size: format.bytes(bytes) }));
  const list = words.length > 0 ? t('device.holds.all', { list: format.list(words, 'units') }) : '';
  const total =
    room && room.usage + own > 0
      ? t('device.holds.total', { usage: format.bytes(Math.max(room.usage, own)), quota: format.bytes(room.quota) })
      : '';
  if (!list && !total) return null;
  return (
    <div className={styles.room}>
      <p>
        {list} {total}
      </p>
      {room && own > 0 ? <p>{room.isPersisted ? t('device.persisted') : t('device.notPersisted')}</p> : null}
      {room && own > 0 && !room.isPersisted ? (
        <Button onClick={() => void stores.models.getState().persist()}>{t('device.persist')}</Button>
      ) : null}
    </div>
  );
}
