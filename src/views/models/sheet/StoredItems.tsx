/** What was made on this device and is kept by it: trained models and recordings. Nobody has them a second time. */
import { useId, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { StoredItem } from '@/store/storeroom.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useStored, useStoreroom } from '@/views/shared/StoreroomContext.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useCompareWith } from './CompareWith.tsx';
import styles from './ModelsSheet.module.css';

interface StoredItemsProps {
  readonly onDone: () => void;
  /** Something was removed, and its button with it. */
  readonly onGone: () => void;
}

export function StoredItems({ onDone, onGone }: StoredItemsProps) {
  const items = useStored((state) => state.items).filter(({ kind }) => kind !== 'model');
  const hasTrained = items.some(({ kind }) => kind === 'training');
  return (
    <>
      {hasTrained ? null : <NoneTrained onDone={onDone} />}
      {items.map((item) => {
        const of = { onDone, onGone };
        if (item.kind === 'training') return <Trained key={item.key} item={item} {...of} />;
        if (item.kind === 'recording') return <Recorded key={item.key} item={item} {...of} />;
        return item.kind === 'tokenizers' ? <Tokenizers key={item.key} item={item} {...of} /> : null;
      })}
    </>
  );
}

function NoneTrained({ onDone }: Pick<StoredItemsProps, 'onDone'>) {
  const { t } = useTranslation('sheet');
  const { t: tm } = useTranslation('models');
  const isInUse = useValue('network', (state) => state.model?.source.kind === 'files');
  if (isInUse) return null;
  return (
    <li className={styles.model}>
      <h4>{tm('entries.trained.name')}</h4>
      <p>{t('device.trained')}</p>
      <div className={styles.actions}>
        <GoTrain onDone={onDone} />
      </div>
    </li>
  );
}

function GoTrain({ onDone }: Pick<StoredItemsProps, 'onDone'>) {
  const { t } = useTranslation('sheet');
  const { selection } = useStores();
  return (
    <Button
      onClick={() => {
        selection.getState().setPage('training');
        onDone();
      }}
    >
      {t('device.goTrain')}
    </Button>
  );
}

interface ItemProps<Kind extends StoredItem['kind']> extends StoredItemsProps {
  readonly item: Extract<StoredItem, { kind: Kind }>;
}

function Trained({ item, onDone, onGone }: ItemProps<'training'>) {
  const { t } = useTranslation('sheet');
  const { t: tm } = useTranslation('models');
  const format = useFormat();
  const storeroom = useStoreroom();
  const date = format.time(item.savedAt);
  const isPossible = useValue('modelComparison', (state) => state.isPossible);
  const compareWith = useCompareWith(onDone);
  const [work, setWork] = useState<'busy' | 'failed' | null>(null);
  const compare = async () => {
    setWork('busy');
    const source = await storeroom.getState().sourceOf(item.key);
    setWork(source ? null : 'failed');
    if (source) compareWith(source);
  };
  return (
    <li className={styles.model}>
      <h4>{tm('entries.trained.name')}</h4>
      <p className={styles.small}>{t('device.trainedKept', { date, size: format.bytes(item.bytes) })}</p>
      <div className={styles.actions}>
        <GoTrain onDone={onDone} />
        {isPossible ? (
          <Button isBusy={work === 'busy'} label={t('device.compareTrained', { date })} onClick={() => void compare()}>
            {t('compareShort')}
          </Button>
        ) : null}
        {item.isOpen ? (
          <span className={styles.small}>{t('device.trainedOpen')}</span>
        ) : (
          <RemoveForGood item={item} label={t('device.removeTrained', { date })} onGone={onGone} />
        )}
      </div>
      {work === 'failed' ? <p role="alert">{t('device.trainedUnreadable')}</p> : null}
    </li>
  );
}

function Recorded({ item, onDone, onGone }: ItemProps<'recording'>) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const storeroom = useStoreroom();
  const model = useModelName({ kind: 'embedded', id: item.modelId });
  const text = item.text.trim() === '' ? t('device.recordingEmpty') : item.text;
  const words = {
    model,
    count: item.tokens,
    date: format.time(item.savedAt),
    size: format.bytes(item.bytes),
  };
  const isPossible = useValue('modelComparison', (state) => state.isPossible);
  const compareWith = useCompareWith(onDone);
  const open = async () => {
    if (await storeroom.getState().open(item.key)) onDone();
  };
  const compare = async () => {
    const source = await storeroom.getState().sourceOf(item.key);
    if (source) compareWith(source);
  };
  return (
    <li className={styles.model}>
      <h4 dir="auto">{text}</h4>
      <p className={styles.small}>{t('device.recordingKept', words)}</p>
      <div className={styles.actions}>
        <Button label={t('device.openRecording', { text })} onClick={() => void open()}>
          {t('device.open')}
        </Button>
        {isPossible ? (
          <Button label={t('compareWithRecording', { text })} onClick={() => void compare()}>
            {t('compareShort')}
          </Button>
        ) : null}
        <RemoveForGood item={item} label={t('device.remove', { model: text })} onGone={onGone} />
      </div>
    </li>
  );
}

/** They come from this site again, so nobody is asked twice. */
function Tokenizers({ item, onGone }: ItemProps<'tokenizers'>) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const storeroom = useStoreroom();
  const name = t('device.tokenizers');
  const remove = async () => {
    await storeroom.getState().remove(item.key);
    onGone();
  };
  return (
    <li className={styles.model}>
      <h4>{name}</h4>
      <p className={styles.small}>
        {t('device.tokenizersKept', { count: item.count, size: format.bytes(item.bytes) })}
      </p>
      <div className={styles.actions}>
        <Button label={t('device.remove', { model: name })} onClick={() => void remove()}>
          {t('device.removeShort')}
        </Button>
      </div>
    </li>
  );
}

interface RemoveForGoodProps {
  readonly item: StoredItem;
  readonly label: string;
  readonly onGone: () => void;
}

/** Asks once more: what is removed here comes from nowhere again. */
function RemoveForGood({ item, label, onGone }: RemoveForGoodProps) {
  const { t } = useTranslation('sheet');
  const storeroom = useStoreroom();
  const id = useId();
  const [isAsked, setAsked] = useState(false);
  const remove = async () => {
    await storeroom.getState().remove(item.key);
    onGone();
  };
  if (!isAsked)
    return (
      <Button label={label} onClick={() => setAsked(true)}>
        {t('device.removeShort')}
      </Button>
    );
  return (
    <div className={styles.actions} role="group" aria-labelledby={id}>
      <span id={id} className={styles.small}>
        {t('device.forGood')}
      </span>
      <Button onClick={() => void remove()}>{t('device.removeYes')}</Button>
      {/* The focus was on the button that is gone. */}
      <Button autoFocus onClick={() => setAsked(false)}>
        {t('device.removeNo')}
      </Button>
    </div>
  );
}
