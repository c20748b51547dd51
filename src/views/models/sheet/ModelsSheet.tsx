/** All models that can be had, page-wide: what is here, what the Hub has, any other, a folder from the disk. */
import { useEffect, useState, type ReactNode } from 'react';
import { Dialog } from '@/elements/Dialog.tsx';
import { LoadProgress } from '@/views/models/LoadProgress.tsx';
import { useStored, useStoreroom } from '@/views/shared/StoreroomContext.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { AnyModel } from './AnyModel.tsx';
import { DeviceList } from './DeviceList.tsx';
import { HubList } from './HubList.tsx';
import { Mirror } from './Mirror.tsx';
import { OpenFiles } from './OpenFiles.tsx';
import { readDropped } from './pickFiles.ts';
import styles from './ModelsSheet.module.css';
import { WhatItShows } from './WhatItShows.tsx';
import { WhereItRuns } from './WhereItRuns.tsx';

export interface ModelsSheetProps {
  readonly onClose: () => void;
  /** What is fetched by who chooses the GPU. */
  readonly gpuRuntimeBytes: number;
  /** What else this browser has to show: recordings. */
  readonly children?: ReactNode;
}

export function ModelsSheet({ onClose, gpuRuntimeBytes, children }: ModelsSheetProps) {
  const { t } = useTranslation('sheet');
  const { models } = useStores();
  const storeroom = useStoreroom();
  const [isDropping, setDropping] = useState(false);
  const hasLooked = useStored((state) => state.kept !== null);
  useEffect(() => {
    models.getState().begin();
    void storeroom.getState().refresh();
  }, [models, storeroom]);
  const drop = async (event: React.DragEvent) => {
    setDropping(false);
    // A recording is opened wherever on the page it is dropped; it is shown behind this sheet.
    if ([...event.dataTransfer.files].some(({ name }) => name.endsWith('.glassbox'))) return onClose();
    event.preventDefault();
    const { name, files } = await readDropped(event.dataTransfer);
    await models.getState().openFolder(name, files);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('title')} closeLabel={t('close')} size="page">
      <div
        className={styles.sheet}
        data-dropping={isDropping || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={(event) => {
          if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
            setDropping(false);
        }}
        onDrop={(event) => void drop(event)}
      >
        <p className={styles.what}>{isDropping ? t('open.drop') : t('what')}</p>
        <LoadProgress onDone={onClose} />
        {hasLooked ? (
          <div className={styles.columns}>
            <DeviceList onDone={onClose} />
            <div className={styles.more}>
              <HubList onDone={onClose} />
              <AnyModel onDone={onClose} />
              <OpenFiles onDone={onClose} />
              <Mirror />
            </div>
            <div className={styles.about}>
              <WhereItRuns gpuRuntimeBytes={gpuRuntimeBytes} onFailed={onClose} />
              <WhatItShows />
              {children}
            </div>
          </div>
        ) : (
          <p role="status">{t('looking')}</p>
        )}
      </div>
    </Dialog>
  );
}
