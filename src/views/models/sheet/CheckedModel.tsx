/** What a check has found: the model, its files, what each needs, and the button that fetches or uses one. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { Select } from '@/elements/Select.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { memoryNeed } from '@/store/memoryNeed.ts';
import type { Checked, ModelCheck } from '@/store/models.ts';
import type { ModelSource } from '@/store/network.ts';
import { usePlaceName } from '@/views/shared/modelNames.ts';
import { useStored } from '@/views/shared/StoreroomContext.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CheckFailure } from './CheckFailure.tsx';
import { CompareWith } from './CompareWith.tsx';
import styles from './ModelsSheet.module.css';
import { useLoadModel } from './useLoadModel.ts';

interface CheckedModelProps {
  readonly checked: Checked;
  readonly onDone: () => void;
}

export function CheckedModel({ checked: { source, check, error }, onDone }: CheckedModelProps) {
  const { t } = useTranslation('sheet');
  const place = usePlaceName(source);
  if (error) return <CheckFailure source={source} error={error} />;
  if (!check)
    return (
      <p className={styles.small} role="status">
        {t('hub.asking', { place })}
      </p>
    );
  return <Found source={source} check={check} onDone={onDone} />;
}

type Export = ModelCheck['exports'][number];

interface FoundProps {
  readonly source: ModelSource;
  readonly check: ModelCheck;
  readonly onDone: () => void;
}

function Found({ source, check, onDone }: FoundProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const { exports } = check;
  const [path, setPath] = useState(() => (exports.find(({ isKept }) => isKept) ?? exports[0])?.path ?? '');
  const chosen = exports.find((one) => one.path === path) ?? exports[0];
  const nameFile = ({ dtype, path, bytes }: Export) => {
    const words = { dtype: t(`card.dtype.${dtype}`), path };
    return bytes === null ? t('card.fileUnknown', words) : t('card.file', { ...words, size: format.bytes(bytes) });
  };
  return (
    <div className={styles.found}>
      <p>
        {t('card.shape', {
          layers: check.layerCount,
          heads: check.headCount,
          parameters: format.large(check.parameterCount),
          window: format.integer(check.contextLength),
          vocabulary: format.integer(check.vocabularySize),
        })}
      </p>
      {exports.length > 1 && chosen ? (
        <Select
          label={t('card.files')}
          value={chosen.path}
          onChange={setPath}
          options={exports.map((one) => ({ value: one.path, label: nameFile(one) }))}
        />
      ) : null}
      {chosen ? <Offer source={withFile(source, chosen, exports)} file={chosen} onDone={onDone} /> : null}
    </div>
  );
}

/** A file needs no name where it is the one that is taken without: the best of those that are kept, or else of all. */
function withFile(source: ModelSource, { path }: Export, exports: readonly Export[]): ModelSource {
  if (source.kind !== 'hub' && source.kind !== 'folder') return source;
  const taken = exports.find(({ isKept }) => isKept) ?? exports[0];
  return path === taken?.path ? source : { ...source, file: path };
}

interface OfferProps {
  readonly source: ModelSource;
  readonly file: Export;
  readonly onDone: () => void;
}

function Offer({ source, file, onDone }: OfferProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const { device } = useStores();
  const load = useLoadModel(onDone);
  const room = useStored((state) => state.room);
  const isBusy = useValue('network', (state) => (state.loading ?? state.paused)?.source.id === source.id);
  const [isDaring, setDaring] = useState(false);
  const memory = memoryNeed(file.bytes ?? 0, device.memoryGigabytes(), { dtype: file.dtype });
  if (memory.fits !== 'yes' && !isDaring) {
    const words = { needed: format.bytes(memory.needed), offered: format.bytes(memory.offered ?? 0) };
    return (
      <Notice
        kind="warning"
        actions={memory.fits === 'no' ? [] : [{ label: t('card.anyway'), onClick: () => setDaring(true) }]}
      >
        {memory.fits === 'no' ? t('card.impossible', words) : t('card.doubtful', words)}
      </Notice>
    );
  }
  const isHere = file.isKept;
  const needed = file.bytes === null ? 0 : file.bytes - file.keptBytes;
  const free = room ? Math.max(0, room.quota - room.usage) : Infinity;
  const isFull = !isHere && source.kind === 'hub' && needed > free;
  const size = file.bytes === null ? null : format.bytes(file.bytes - file.keptBytes);
  const words = () => {
    if (isHere) return t('card.openUse');
    if (size === null) return t('card.downloadUnknown');
    return isFull ? t('card.once', { size }) : t('card.download', { size });
  };
  return (
    <>
      {isFull ? (
        <Notice kind="warning">{t('card.full', { needed: format.bytes(needed), free: format.bytes(free) })}</Notice>
      ) : null}
      <div className={styles.actions}>
        <Button
          variant="primary"
          {...(isHere ? {} : { icon: 'download' })}
          isBusy={isBusy}
          onClick={() => void load(isFull ? { ...source, keeps: false } : source)}
        >
          {words()}
        </Button>
        {isFull ? null : <CompareWith source={source} bytes={isHere ? 0 : file.bytes && needed} onDone={onDone} />}
      </div>
      {isHere && source.kind === 'hub' ? <p className={styles.small}>{t('card.kept')}</p> : null}
      {!isHere && file.keptBytes > 0 ? (
        <p className={styles.small}>{t('card.begun', { done: format.bytes(file.keptBytes) })}</p>
      ) : null}
      <p className={styles.small}>{t('card.works')}</p>
      {file.dtype === 'fp32' ? null : (
        <p className={styles.small}>{t(file.dtype === 'fp16' ? 'card.half' : 'card.rounded')}</p>
      )}
    </>
  );
}
