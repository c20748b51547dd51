/** Reads codes with the camera, which runs only between Start and Stop, or from pictures: a file, a drop, a paste. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './CodeReader.module.css';
import { readCodes, readPicture } from './readCodes.ts';
import { useCamera } from './useCamera.ts';

/** Of a frame's longer side: it is looked at several times a second. */
const FRAME_PIXELS = 1280;

export interface CodeReaderProps {
  /** Every text that was found, once a frame or picture. From a camera the same one comes many times. */
  readonly onRead: (texts: readonly string[], from: 'camera' | 'picture') => void;
}

export function CodeReader({ onRead }: CodeReaderProps) {
  const { t } = useTranslation('collect');
  const video = useRef<HTMLVideoElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<'noPicture' | 'noCode' | 'noReader' | null>(null);
  const camera = useCamera(video, async (shown) => {
    const found = await readCodes(shown, { width: shown.videoWidth, height: shown.videoHeight }, FRAME_PIXELS);
    if (found.length > 0) onRead(found, 'camera');
  });
  const open = async (files: readonly File[]) => {
    setFault(null);
    for (const file of files) {
      try {
        const found = await readPicture(file);
        if (found && found.length > 0) onRead(found, 'picture');
        else setFault(found ? 'noCode' : 'noPicture');
      } catch {
        setFault('noReader');
      }
    }
  };
  const opener = useRef(open);
  useEffect(() => {
    opener.current = open;
  });
  useEffect(() => {
    // A screenshot on the clipboard, wherever the focus is; text stays the business of the box that it is pasted into.
    const onPaste = ({ clipboardData }: ClipboardEvent) => {
      const pictures = [...(clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
      if (pictures.length > 0) void opener.current(pictures);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  return (
    <div
      className={styles.reader}
      onDrop={(event) => {
        const files = [...event.dataTransfer.files];
        if (files.length === 0) return;
        event.preventDefault();
        void open(files);
      }}
    >
      <div className={styles.line}>
        {camera.isOn ? (
          <Button icon="stop" onClick={camera.stop}>
            {t('camera.stop')}
          </Button>
        ) : (
          <Button isBusy={camera.isAsking} onClick={() => void camera.start()}>
            {t('camera.start')}
          </Button>
        )}
        <Button onClick={() => picker.current?.click()}>{t('picture.open')}</Button>
        <input
          ref={picker}
          hidden
          multiple
          type="file"
          accept="image/*"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void open(files);
          }}
        />
      </div>
      <video
        ref={video}
        className={styles.video}
        hidden={!camera.isOn}
        muted
        playsInline
        aria-label={t('camera.label')}
      />
      <p className={styles.quiet}>{t('picture.hint')}</p>
      {camera.fault ? (
        <p role="alert" className={styles.fault}>
          {t(`camera.fault.${camera.fault}`)}
        </p>
      ) : null}
      {fault ? (
        <p role="alert" className={styles.fault}>
          {t(`picture.${fault}`)}
        </p>
      ) : null}
    </div>
  );
}
