/**
 * One continuous drawing of the model working on this text: tokens are columns, layers are rows, and the
 * residual stream runs up each column from the text to what comes next. It is always in view: where one looks
 * nearer, the row of that layer opens for the panel of its block or head. Its numbers come from store/picture.ts;
 * until one has arrived, what it measures is left out.
 */
import { use, useId, type ReactNode, type Ref } from 'react';
import { ExportScope, PanelEnd } from '@/elements/ExportScope.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { isAhead, type Model } from '@/store/network.ts';
import { ModelMark } from '@/views/shared/ModelMark.tsx';
import { useControl } from '@/views/shared/stage/controls.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { PictureContent } from './PictureContent.tsx';
import { fittingColumns } from './pictureRoom.ts';
import { SideChoice } from './SideChoice.tsx';
import { useFillsPage } from './useFillsPage.ts';
import { MOST_COLUMNS, usePictureSource } from './usePicture.ts';
import styles from './PictureView.module.css';

/** Beside the path and what is above a panel there is room for the mark from this width on, CSS pixels. */
const ROOM_FOR_MARK = 440;

export interface PictureViewProps {
  /** The way through the zooms. */
  readonly path?: ReactNode;
  /** What stands in the open row; null at the zoom of the whole model. */
  readonly panel?: ReactNode | null;
  readonly panelRef?: Ref<HTMLDivElement>;
}

export function PictureView(props: PictureViewProps) {
  const { t } = useTranslation('picture');
  return (
    <ExportScope title={t('heading')}>
      <PictureSection {...props} />
    </ExportScope>
  );
}

function PictureSection({ path, panel = null, panelRef = null }: PictureViewProps) {
  const { t } = useTranslation('picture');
  const panelEnd = use(PanelEnd);
  const scope = use(ExportScope.Context);
  const id = useId();
  const model = useValue('network', (state) => state.model);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const [ref, { width }] = useElementSize();
  const isFilling = useFillsPage();
  // On one screen all of the picture is in view; where the page scrolls, it does too.
  const source = usePictureSource(isFilling && width > 0 ? fittingColumns(width) : MOST_COLUMNS);
  const { panels } = useStores();
  const hasSlider = useControl('lines');
  const threshold = useValue('panels', (state) => state.arcThreshold);
  return (
    <section className={styles.view} aria-labelledby={id} aria-busy={isRunning} {...scope?.own}>
      <header className={styles.top} ref={ref}>
        <h2 id={id} className={path ? 'visually-hidden' : undefined}>
          {t('heading')}
        </h2>
        {path}
        {source && model && (panel === null || width >= ROOM_FOR_MARK) ? <Mark model={model} /> : null}
        {source && panel === null && hasSlider ? (
          <div className={styles.slider}>
            <Slider
              label={t('threshold.label')}
              boxLabel={t('threshold.box')}
              value={threshold}
              min={0.05}
              max={0.95}
              step={0.05}
              isCompact
              onChange={(weight) => panels.getState().set('arcThreshold', weight)}
            />
          </div>
        ) : null}
        {source && panel === null ? panelEnd : null}
        {source && panel === null ? <SideChoice /> : null}
      </header>
      {source ? (
        <PictureContent source={source} threshold={threshold} panel={panel} panelRef={panelRef} />
      ) : (
        (panel ?? <Waiting />)
      )}
    </section>
  );
}

function Mark({ model }: { readonly model: Model }) {
  const { t } = useTranslation('picture');
  const mark = <ModelMark detail={t('provenance', { model: model.source.id })} />;
  return isAhead(model) ? <span className={styles.standing}>{mark}</span> : mark;
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
