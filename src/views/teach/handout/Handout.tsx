/**
 * One page of A4 with the state of the workbench: seen first, as it will be printed, and then printed by the browser.
 * While it is open the page behind is not on the paper (Handout.module.css). The picture is the page's own, drawn for
 * this width out of sight and then set as large as the paper leaves room.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { linkOf } from '@/store/scene/linkScene.ts';
import { readScene } from '@/store/scene/scene.ts';
import { textOnShow } from '@/views/shared/export/useFacts.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import type { StageSpec } from '@/views/shared/stage/ViewSpec.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Handout.module.css';
import { HandoutTable } from './HandoutTable.tsx';
import { HandoutTokens } from './HandoutTokens.tsx';
import { usePicture } from './usePicture.ts';

export interface HandoutProps {
  /** The picture. */
  readonly stage: StageSpec;
  readonly onClose: () => void;
}

/** Letters of a text on one page, and of a link: its end, where the next token is predicted, and all of its address. */
const MOST_TEXT = 700;
const MOST_LINK = 900;

export function Handout({ stage, onClose }: HandoutProps) {
  const { t } = useTranslation('teach');
  const format = useFormat();
  const stores = useStores();
  const source = useValue('network', (state) => state.model?.source ?? EMBEDDED);
  const isOpaque = useValue('network', (state) => state.model?.transparency === 'opaque');
  const model = useModelName(source);
  const sheet = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const picture = usePicture(place, !isOpaque);
  const [today] = useState(() => new Date());
  useEffect(() => {
    document.documentElement.dataset['handout'] = '';
    sheet.current?.focus();
    return () => {
      delete document.documentElement.dataset['handout'];
    };
  }, []);
  const text = textOnShow(stores);
  const address = new URL(location.href);
  address.hash = linkOf({ ...readScene(stores), page: 'workbench', training: null, hidden: [], veil: false }).address;
  const isReady = picture !== null || isOpaque;
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  };
  return createPortal(
    <div className={styles.layer}>
      <div
        ref={sheet}
        className={styles.frame}
        role="dialog"
        aria-modal="true"
        aria-label={t('handout.sheet')}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <div className={styles.tools}>
          <Button variant="primary" isBusy={!isReady} onClick={() => window.print()}>
            {t('handout.print')}
          </Button>
          <Button onClick={onClose}>{t('handout.close')}</Button>
          <span role="status">{isReady ? '' : t('handout.arriving')}</span>
        </div>
        <article className={styles.sheet} data-handout-sheet>
          <h1>{t('handout.heading')}</h1>
          <p className={styles.text} dir="auto" translate="no">
            {text.length > MOST_TEXT ? `…${text.slice(-MOST_TEXT)}` : text}
          </p>
          <HandoutTokens />
          <div className={styles.picture}>
            {picture ? (
              <svg
                viewBox={picture.viewBox}
                role="img"
                aria-label={t('handout.picture')}
                dangerouslySetInnerHTML={{ __html: picture.content }}
              />
            ) : (
              <p>{t(isOpaque ? 'handout.noPicture' : 'handout.arriving')}</p>
            )}
          </div>
          <HandoutTable />
          <footer>
            <p className={styles.link}>
              {t('handout.link')}: <span translate="no">{address.href.slice(0, MOST_LINK)}</span>
            </p>
            <p>{t('handout.facts', { model, date: format.date(today) })}</p>
          </footer>
        </article>
      </div>
      {isOpaque ? null : (
        <div ref={place} className={styles.aside} aria-hidden="true" inert>
          <Stage stage={stage} as="div" />
        </div>
      )}
    </div>,
    document.body,
  );
}
