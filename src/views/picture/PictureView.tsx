/**
 * One continuous drawing of the model working on this text: tokens are columns, layers are rows, and the
 * residual stream runs up each column from the text to what comes next. The tensors it needs are named in
 * store/pictureParts.ts; until one has arrived, what it measures is left out.
 */
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { LiveMark } from '@/views/LiveMark.tsx';
import { useValue } from '@/views/StoresContext.tsx';
import { PictureContent } from './PictureContent.tsx';
import { usePictureSource } from './usePicture.ts';
import styles from './PictureView.module.css';

/** Weight from which on an arc is drawn, until the visitor moves it. */
const THRESHOLD = 0.25;

export function PictureView({ toolbar }: { readonly toolbar?: ReactNode }) {
  const { t } = useTranslation('picture');
  const model = useValue('network', (state) => state.model);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const source = usePictureSource();
  const [threshold, setThreshold] = useState(THRESHOLD);
  return (
    <div aria-busy={isRunning}>
      <Panel
        heading={t('heading')}
        provenance={source && model ? <LiveMark detail={t('provenance', { model: model.source.id })} /> : null}
        toolbar={
          <>
            {source ? (
              <div className={styles.slider}>
                <Slider
                  label={t('threshold.label')}
                  boxLabel={t('threshold.box')}
                  value={threshold}
                  min={0.05}
                  max={0.95}
                  step={0.05}
                  isCompact
                  onChange={setThreshold}
                />
              </div>
            ) : null}
            {toolbar}
          </>
        }
      >
        {source ? <PictureContent source={source} threshold={threshold} /> : <Waiting />}
        <details className={styles.about}>
          <summary>{t('about')}</summary>
          <p>{t('what')}</p>
          <p>{t('lensWhat')}</p>
          <p>{t('tryThis')}</p>
        </details>
      </Panel>
    </div>
  );
}

/** Why there is nothing to show. What to do about an error is said once, at the top of the page. */
function Waiting() {
  const { t } = useTranslation('picture');
  const model = useValue('network', (state) => state.model);
  const isBusy = useValue('trace', (state) => state.isRunning || state.shown !== null);
  const isLoading = useValue('network', (state) => state.loading !== null);
  if (model?.transparency === 'opaque')
    return (
      <Notice kind="info" detail={model.opaqueReason} detailLabel={t('state.opaqueDetail')}>
        {t('state.opaque')}
      </Notice>
    );
  if (isLoading) return <p className={styles.note}>{t('state.loading')}</p>;
  if (!model) return <p className={styles.note}>{t('state.noModel')}</p>;
  return <p className={styles.note}>{isBusy ? t('state.computing') : t('state.empty')}</p>;
}
