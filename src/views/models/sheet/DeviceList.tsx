/** What is here: the model that came with the page, what the browser keeps, and how much room it takes. */
import { useId, useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { joinClasses } from '@/elements/joinClasses.ts';
import { Select } from '@/elements/Select.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { CATALOG, EMBEDDED } from '@/store/catalog.ts';
import { keptKey } from '@/store/keptThings.ts';
import { keyOf, type KeptModel } from '@/store/models.ts';
import { isPlainHttp } from '@/views/shared/isPlainHttp.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useStored, useStoreroom } from '@/views/shared/StoreroomContext.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CompareWith } from './CompareWith.tsx';
import styles from './ModelsSheet.module.css';
import { Lost } from './Lost.tsx';
import { Room } from './Room.tsx';
import { StoredItems } from './StoredItems.tsx';
import { useLoadModel } from './useLoadModel.ts';

interface DoneProps {
  readonly onDone: () => void;
}

export function DeviceList({ onDone }: DoneProps) {
  const { t } = useTranslation('sheet');
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const kept = useStored((state) => state.kept) ?? [];
  const coming = useValue('network', (state) => (state.loading ?? state.paused)?.source.id);
  // What is on its way is shown by its progress; one that is whole is here, whatever more of it comes.
  const shown = kept.filter(({ source, exports }) => exports.length > 0 || source.id !== coming);
  // The button that was pressed is gone: the focus goes to where the list begins.
  const toStart = () => heading.current?.focus();
  return (
    <section className={styles.section}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {t('device.title')}
      </h3>
      <ul className={joinClasses(styles.models, styles.kept)} aria-labelledby={id}>
        <Embedded onDone={onDone} />
        <OpenedModel />
        {shown.map((model) => (
          <KeptItem key={keyOf(model.source)} model={model} onDone={onDone} onGone={toStart} />
        ))}
        <StoredItems onDone={onDone} onGone={toStart} />
      </ul>
      <Lost />
      <Room onGone={toStart} />
      {isPlainHttp() ? <p className={styles.small}>{t('device.http')}</p> : null}
    </section>
  );
}

function Embedded({ onDone }: DoneProps) {
  const { t } = useTranslation('sheet');
  const { t: tm } = useTranslation('models');
  const format = useFormat();
  const load = useLoadModel(onDone);
  const inUse = useValue('network', (state) => state.model?.source.id === EMBEDDED.id);
  const entry = CATALOG.find(({ id }) => id === EMBEDDED.id);
  if (!entry) return null;
  const { layers, heads, parametersMillion } = entry;
  return (
    <li className={styles.model}>
      <h4>{tm('entries.embedded.name')}</h4>
      <p>{tm('entries.embedded.about')}</p>
      <p className={styles.small}>{t('device.came', { layers, heads, parameters: format.plain(parametersMillion) })}</p>
      <div className={styles.actions}>
        {inUse ? (
          <span className={styles.inUse}>{t('inUse')}</span>
        ) : (
          <Button onClick={() => void load(EMBEDDED)}>{t('use')}</Button>
        )}
        <CompareWith source={EMBEDDED} onDone={onDone} />
      </div>
    </li>
  );
}

/** From the disk or from training: here as long as it is in use. */
function OpenedModel() {
  const { t } = useTranslation('sheet');
  const source = useValue('network', (state) => state.model?.source ?? EMBEDDED);
  const name = useModelName(source);
  if (source.kind !== 'folder' && source.kind !== 'files') return null;
  return (
    <li className={styles.model}>
      <h4>{name}</h4>
      <div className={styles.actions}>
        <span className={styles.inUse}>{t('inUse')}</span>
      </div>
    </li>
  );
}

interface KeptItemProps extends DoneProps {
  readonly model: KeptModel;
  readonly onGone: () => void;
}

function KeptItem({ model: { source, bytes, totalBytes, exports }, onDone, onGone }: KeptItemProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const storeroom = useStoreroom();
  const load = useLoadModel(onDone);
  const name = useModelName(source);
  const used = useValue('network', (state) => state.model?.source);
  const isComing = useValue('network', (state) => isSame((state.loading ?? state.paused)?.source, source));
  const [best] = exports;
  // A file of the model in use has no name where it was the best.
  const usedPath = used && isSame(used, source) ? (('file' in used ? used.file : null) ?? best?.path) : null;
  const [chosen, setChosen] = useState<string | null>(null);
  const path = exports.find((one) => one.path === (chosen ?? usedPath))?.path ?? best?.path;
  const inUse = usedPath !== null && usedPath === path;
  const done = format.bytes(bytes);
  const words = () => {
    if (best) return t('device.kept', { size: done });
    return totalBytes === null
      ? t('device.begunUnknown', { done })
      : t('device.begun', { done, total: format.bytes(totalBytes) });
  };
  const remove = async () => {
    await storeroom.getState().remove(keptKey(source));
    onGone();
  };
  const wanted = path === undefined || path === best?.path ? source : { ...source, file: path };
  return (
    <li className={styles.model}>
      <h4>{name}</h4>
      <p className={styles.small}>{words()}</p>
      {exports.length > 1 && path !== undefined ? (
        <Select
          label={t('device.file', { model: name })}
          value={path}
          onChange={setChosen}
          options={exports.map((one) => ({
            value: one.path,
            label: t('card.file', {
              dtype: t(`card.dtype.${one.dtype}`),
              path: one.path,
              size: format.bytes(one.bytes),
            }),
          }))}
        />
      ) : null}
      <div className={styles.actions}>
        {inUse ? <span className={styles.inUse}>{t('inUse')}</span> : null}
        {isComing ? <span className={styles.small}>{t('device.coming')}</span> : null}
        {!inUse && !isComing ? (
          <Button {...(best ? {} : { icon: 'play' })} onClick={() => void load(wanted)}>
            {best ? t('use') : t('resume')}
          </Button>
        ) : null}
        {best && !isComing ? <CompareWith source={wanted} onDone={onDone} /> : null}
        {isComing ? null : <Button onClick={() => void remove()}>{t('device.remove', { model: name })}</Button>}
      </div>
    </li>
  );
}

function isSame(one: { readonly id: string; readonly kind: string } | undefined, other: KeptModel['source']): boolean {
  return one?.kind === 'hub' && one.id === other.id;
}
