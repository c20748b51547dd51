/** Save the text on show as a recording, or open somebody's. */
import { useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { isRecorded } from '@/store/network.ts';
import { downloadFile } from '@/views/shared/downloadFile.ts';
import { useStored, useStoreroom } from '@/views/shared/StoreroomContext.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { fileName } from './fileName.ts';
import { RecordingFailure } from './RecordingFailure.tsx';
import styles from './RecordingSection.module.css';

export function RecordingSection({ onOpened }: { readonly onOpened: () => void }) {
  const { t } = useTranslation('recording');
  const { recordings, sequence } = useStores();
  const storeroom = useStoreroom();
  const hasRefused = useStored((state) => state.hasRefused);
  const [isWhole, setWhole] = useState(false);
  const work = useValue('recordings', (state) => state.work);
  const canSave = useValue('trace', (state) => state.shown !== null);
  const isRecording = useValue('network', (state) => isRecorded(state.model));
  const picker = useRef<HTMLInputElement>(null);

  const save = async () => {
    const file = await recordings.getState().save({ isWhole });
    if (file) downloadFile(fileName(sequence.getState().prompt), file, 'application/gzip');
  };
  const open = async (file: File | undefined) => {
    if (file && (await recordings.getState().open(new Uint8Array(await file.arrayBuffer())))) onOpened();
  };
  return (
    <section className={styles.section} aria-labelledby="recordings-heading">
      <h3 id="recordings-heading">{t('section.heading')}</h3>
      <p className={styles.note}>{t('section.about')}</p>
      <RecordingFailure />
      {canSave ? null : <p className={styles.note}>{t('section.none')}</p>}
      <div className={styles.row}>
        <Button
          icon="download"
          disabled={!canSave || isRecording}
          isBusy={work?.kind === 'saving'}
          onClick={() => void save()}
        >
          {t('section.save')}
        </Button>
        <Button
          disabled={!canSave}
          isBusy={work?.kind === 'saving'}
          onClick={() => void storeroom.getState().keepRecording({ isWhole })}
        >
          {t('section.keep')}
        </Button>
        <Toggle kind="checkbox" label={t('section.whole')} isOn={isWhole} onChange={setWhole} />
      </div>
      {hasRefused ? <p role="alert">{t('section.refused')}</p> : null}
      {work?.kind === 'saving' ? (
        <div className={styles.row}>
          <p role="status">{t('section.saving', { done: work.done, total: work.total })}</p>
          <Button variant="quiet" onClick={() => recordings.getState().cancel()}>
            {t('section.stop')}
          </Button>
        </div>
      ) : null}
      <div className={styles.row}>
        <input
          ref={picker}
          type="file"
          accept=".glassbox"
          hidden
          onChange={(event) => {
            void open(event.currentTarget.files?.[0]);
            // The same file can be chosen again.
            event.currentTarget.value = '';
          }}
        />
        <Button isBusy={work?.kind === 'opening'} onClick={() => picker.current?.click()}>
          {t('section.open')}
        </Button>
        <p className={styles.note}>{t('section.openHint')}</p>
      </div>
    </section>
  );
}
