/** How much room is taken and by what, how much there is, the browser's promise to keep it, and the way to empty it. */
import { useId, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { bytesOf } from '@/store/keptThings.ts';
import { canRemove } from '@/store/storeroom.ts';
import { useStored, useStoreroom } from '@/views/shared/StoreroomContext.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ModelsSheet.module.css';

/** Less is the browser's own book-keeping. */
const LEAST_PAGE_BYTES = 1e6;
const KINDS = ['model', 'training', 'recording', 'tokenizers'] as const;

interface RoomProps {
  /** Something was removed, and its button with it. */
  readonly onGone: () => void;
}

export function Room({ onGone }: RoomProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const room = useStored((state) => state.room);
  const items = useStored((state) => state.items);
  const own = bytesOf(items);
  const page = room && room.usage - own >= LEAST_PAGE_BYTES ? room.usage - own : 0;
  const words = [...KINDS.map((kind) => [kind, bytesOf(items, kind)] as const), ['page', page] as const]
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
      {items.length > 0 ? <Keeping /> : null}
      {items.length > 1 ? <RemoveAll onGone={onGone} /> : null}
    </div>
  );
}

/** What the browser has promised, and what there is to ask for. */
function Keeping() {
  const { t } = useTranslation('sheet');
  const storeroom = useStoreroom();
  const promise = useStored((state) => state.promise);
  return (
    <>
      <p role="status">{t(`device.promise.${promise}`)}</p>
      {promise === 'notAsked' || promise === 'refused' ? (
        <Button onClick={() => void storeroom.getState().askToKeep(true)}>
          {t(promise === 'refused' ? 'device.persistAgain' : 'device.persist')}
        </Button>
      ) : null}
    </>
  );
}

/** Asks once more, and says what comes from nowhere again. */
function RemoveAll({ onGone }: RoomProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const storeroom = useStoreroom();
  const { network } = useStores();
  const id = useId();
  const items = useStored((state) => state.items);
  const [isAsked, setAsked] = useState(false);
  const removable = items.filter((item) => canRemove(item, network));
  const hasMade = removable.some(({ kind }) => kind === 'training' || kind === 'recording');
  const remove = async () => {
    await storeroom.getState().removeAll();
    setAsked(false);
    onGone();
  };
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{t('device.removeAll')}</Button>;
  return (
    <div className={styles.actions} role="group" aria-labelledby={id}>
      <span id={id}>
        {t('device.removeAllAsk', { count: removable.length, size: format.bytes(bytesOf(removable)) })}{' '}
        {t(hasMade ? 'device.removeAllMade' : 'device.removeAllAgain')}
      </span>
      <Button onClick={() => void remove()}>{t('device.removeAllYes')}</Button>
      {/* The focus was on the button that is gone. */}
      <Button autoFocus onClick={() => setAsked(false)}>
        {t('device.removeAllNo')}
      </Button>
    </div>
  );
}
