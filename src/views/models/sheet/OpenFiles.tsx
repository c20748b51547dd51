/** A model from the visitor's disk: a folder, or its files chosen together. Nothing of it is sent. */
import { useRef } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { EMBEDDED } from '@/store/catalog.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CheckedModel } from './CheckedModel.tsx';
import styles from './ModelsSheet.module.css';
import { directoryPicker, readChosen, readDirectory } from './pickFiles.ts';
import type { Picked } from './pickFiles.ts';
import { useChecked } from './useChecked.ts';

export function OpenFiles({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('sheet');
  const { models } = useStores();
  const folder = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const opened = useValue('models', (state) => state.folder);
  const checked = useChecked(opened?.source ?? null);
  const name = useModelName(opened?.source ?? EMBEDDED);
  const open = ({ name, files }: Picked) => models.getState().openFolder(name, files);
  const pick = async () => {
    const picker = directoryPicker();
    if (!picker) return folder.current?.click();
    // Closed without a choice: nothing was asked for.
    const handle = await picker().catch(() => null);
    if (handle) await open(await readDirectory(handle));
  };
  const choose = (input: HTMLInputElement) => {
    if (input.files && input.files.length > 0) void open(readChosen(input.files));
    // The same files can be chosen again.
    input.value = '';
  };
  return (
    <section className={styles.section}>
      <h3>{t('open.title')}</h3>
      <p className={styles.small}>{t('open.hint')}</p>
      <div className={styles.actions}>
        <Button onClick={() => void pick()}>{t('open.folder')}</Button>
        <Button onClick={() => file.current?.click()}>{t('open.file')}</Button>
      </div>
      <p className={styles.small}>{t('open.fileHint')}</p>
      <input
        ref={(element) => {
          folder.current = element;
          // React knows no such attribute.
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        data-picks="folder"
        onChange={(event) => choose(event.currentTarget)}
      />
      <input
        ref={file}
        type="file"
        multiple
        hidden
        data-picks="file"
        onChange={(event) => choose(event.currentTarget)}
      />
      {opened?.problem ? <Notice kind="error">{t(`open.problem.${opened.problem}`)}</Notice> : null}
      {checked ? (
        <section className={styles.card} aria-label={t('card.label', { model: name })}>
          <h4>{name}</h4>
          <CheckedModel checked={checked} onDone={onDone} />
        </section>
      ) : null}
    </section>
  );
}
