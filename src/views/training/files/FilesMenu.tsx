/** The model as files: save it, load one, take it to the workbench, or export it for other programs. */
import { useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Dialog } from '@/elements/Dialog.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { NamedFile } from '@/store/training/contract.ts';
import { MOST_BYTES } from '@/store/training/modelFiles.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import { downloadFile } from '@/views/shared/downloadFile.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CompareSection } from './CompareSection.tsx';
import styles from './FilesMenu.module.css';
import { OpenInWorkbench } from './OpenInWorkbench.tsx';

const FILE_NAME = 'glassbox-model.safetensors';

export function FilesMenu() {
  const { t } = useTranslation('tuning');
  const [isOpen, setOpen] = useState(false);
  const hasModel = useTrained('training', (state) => state.model !== null);
  return (
    <>
      <OpenInWorkbench />
      <Button disabled={!hasModel} onClick={() => setOpen(true)}>
        {t('files.open')}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('files.title')} closeLabel={t('dismiss')}>
        <FileFailure />
        <SaveSection />
        <LoadSection onLoaded={() => setOpen(false)} />
        <CompareSection onDone={() => setOpen(false)} />
        <ExportSection />
      </Dialog>
    </>
  );
}

function FileFailure() {
  const { t } = useTranslation('tuning');
  const { files } = useTraining();
  const failure = useTrained('files', (state) => state.failure);
  if (!failure) return null;
  const isFile = failure.name === 'FileRefused' || failure.name === 'SizeRefused';
  return (
    <Notice
      kind="error"
      title={t(isFile ? 'files.refused' : 'files.failed')}
      detail={failure.detail}
      detailLabel={t('details')}
      onDismiss={files.getState().dismissFailure}
      dismissLabel={t('dismiss')}
    >
      {t(isFile ? 'files.refusedText' : 'files.failedText')}
    </Notice>
  );
}

function SaveSection() {
  const { t } = useTranslation('tuning');
  const { files } = useTraining();
  const work = useTrained('files', (state) => state.work);
  const save = async () => {
    const bytes = await files.getState().save();
    if (bytes) downloadFile(FILE_NAME, bytes);
  };
  return (
    <section className={styles.section}>
      <h3>{t('files.save')}</h3>
      <p>{t('files.saveAbout')}</p>
      <Button icon="download" isBusy={work === 'saving'} onClick={() => void save()}>
        {t('files.saveButton')}
      </Button>
    </section>
  );
}

function LoadSection({ onLoaded }: { readonly onLoaded: () => void }) {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const { files } = useTraining();
  const work = useTrained('files', (state) => state.work);
  const picker = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const load = async (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > MOST_BYTES);
    if (file.size > MOST_BYTES) return;
    if (await files.getState().load(new Uint8Array(await file.arrayBuffer()))) onLoaded();
  };
  return (
    <section className={styles.section}>
      <h3>{t('files.load')}</h3>
      <p>{t('files.loadAbout')}</p>
      {isTooLarge ? <Notice kind="error">{t('files.tooLarge', { size: format.bytes(MOST_BYTES) })}</Notice> : null}
      <input
        ref={picker}
        type="file"
        accept=".safetensors"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('files.loadButton')}
        onChange={(event) => {
          void load(event.currentTarget.files?.[0]);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <Button isBusy={work === 'loading'} onClick={() => picker.current?.click()}>
        {t('files.loadButton')}
      </Button>
    </section>
  );
}

function ExportSection() {
  const { t } = useTranslation('tuning');
  const { files } = useTraining();
  const work = useTrained('files', (state) => state.work);
  const exported = useTrained('files', (state) => state.exported);
  return (
    <section className={styles.section}>
      <h3>{t('files.export')}</h3>
      <p>{t('files.exportAbout')}</p>
      {exported.length === 0 ? (
        <Button isBusy={work === 'exporting'} onClick={() => void files.getState().exportModel()}>
          {t('files.exportButton')}
        </Button>
      ) : (
        <ul className={styles.files}>
          {exported.map((file) => (
            <ExportedFile key={file.path} file={file} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ExportedFile({ file: { path, bytes } }: { readonly file: NamedFile }) {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  return (
    <li>
      <code>{path}</code> <span className={styles.size}>{format.bytes(bytes.length)}</span>
      <Button
        variant="quiet"
        icon="download"
        label={t('files.download', { path })}
        onClick={() => downloadFile(path.split('/').at(-1) ?? path, bytes)}
      />
    </li>
  );
}
