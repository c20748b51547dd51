/** One model of the menu: what it is, how large, and the button that fetches it. */
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { ModelSource } from '@/store/network.ts';
import { findSource, type CatalogEntry } from '@/store/catalog.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import styles from './ModelMenu.module.css';
import { usePlaceName } from '@/views/shared/modelNames.ts';

interface ModelChoiceProps {
  readonly entry: CatalogEntry;
  /** The model is in use, or it cannot be had. */
  readonly onDone: () => void;
}

export function ModelChoice({ entry, onDone }: ModelChoiceProps) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const inUse = useValue('network', (state) => state.model?.source.id === entry.id);
  const site = useValue('network', (state) => state.site);
  const source = findSource(entry.id, site);
  const shape = { layers: entry.layers, heads: entry.heads, parameters: format.plain(entry.parametersMillion) };
  return (
    <li className={styles.model}>
      <h3>{t(`entries.${entry.key}.name`)}</h3>
      <p>{t(`entries.${entry.key}.about`)}</p>
      <p className={styles.size}>
        {entry.megabytes
          ? t('shapeExpected', { ...shape, from: entry.megabytes[0], to: entry.megabytes[1] })
          : t('shapeComes', shape)}
      </p>
      {inUse ? <p className={styles.inUse}>{t('inUse')}</p> : null}
      {!inUse && source ? <Choose source={source} onDone={onDone} /> : null}
    </li>
  );
}

/** Asks for the exact size first, then offers the download. */
function Choose({ source, onDone }: { readonly source: ModelSource; readonly onDone: () => void }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const { conductor, network } = useStores();
  const place = usePlaceName(source);
  const offer = useValue('network', (state) => (state.offer?.source.id === source.id ? state.offer : null));
  // What went wrong is said on the page, which an open dialog covers.
  const leave = (isDone: boolean) => {
    if (isDone || network.getState().failure) onDone();
  };
  const ask = async () => {
    await network.getState().measure(source);
    leave(false);
  };
  const use = async () => leave(await conductor.loadModel(source));
  if (source.kind === 'embedded') return <Button onClick={() => void use()}>{t('use')}</Button>;
  if (!offer) return <Button onClick={() => void ask()}>{t('check')}</Button>;
  if (offer.size === null) return <p className={styles.size}>{t('checking', { place })}</p>;
  const { bytes, cached } = offer.size;
  if (cached)
    return (
      <>
        <p className={styles.size}>{t('cached')}</p>
        <Button onClick={() => void use()}>{t('use')}</Button>
      </>
    );
  return (
    <>
      <Button variant="primary" icon="download" onClick={() => void use()}>
        {bytes === null ? t('downloadUnknown') : t('download', { size: format.bytes(bytes) })}
      </Button>
      <p className={styles.size}>{t('quantized')}</p>
    </>
  );
}
