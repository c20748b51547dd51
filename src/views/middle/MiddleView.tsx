/**
 * The middle of the page: one picture of the whole pass, always in view, and in it, where one looks nearer, one
 * block or one head. The focus goes with the zoom.
 */
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import type { Zoom } from '@/store/selection.ts';
import { PanelBoundary } from '@/views/PanelBoundary.tsx';
import { PictureView } from '@/views/picture/PictureView.tsx';
import { useValue } from '@/views/StoresContext.tsx';
import { HiddenWeights } from './HiddenWeights.tsx';
import styles from './MiddleView.module.css';
import { ZoomPath } from './ZoomPath.tsx';

const BlockView = lazyAgain(async () => ({ default: (await import('@/views/block/BlockView.tsx')).BlockView }));
const AttentionView = lazyAgain(async () => ({
  default: (await import('@/views/attention/AttentionView.tsx')).AttentionView,
}));

const PANELS = { model: null, block: BlockView, head: AttentionView } as const satisfies Record<Zoom, unknown>;

export function MiddleView() {
  const { t } = useTranslation('app');
  const zoom = useValue('selection', (state) => state.zoom);
  const place = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useFocusOnZoom(zoom, place, panel);
  const View = PANELS[zoom];
  return (
    <div className={styles.middle} ref={place}>
      <PictureView
        path={<ZoomPath />}
        panelRef={panel}
        panel={
          View ? (
            <PanelBoundary what={zoom}>
              <Suspense fallback={<p className={styles.note}>{t('middle.loading')}</p>}>
                <View />
              </Suspense>
            </PanelBoundary>
          ) : null
        }
      />
      {zoom === 'head' ? null : <HiddenWeights />}
    </div>
  );
}

/**
 * Going nearer leads into the panel, going out back to the picture; who goes by the path stays on it. A focus
 * elsewhere on the page is left there.
 */
function useFocusOnZoom(
  zoom: Zoom,
  place: React.RefObject<HTMLDivElement | null>,
  panel: React.RefObject<HTMLDivElement | null>,
) {
  const before = useRef(zoom);
  useEffect(() => {
    if (before.current === zoom) return;
    before.current = zoom;
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    const isInPicture = place.current?.contains(activeElement) === true && activeElement?.closest('nav') === null;
    if (!isLost && !isInPicture) return;
    const target = panel.current ?? place.current?.querySelector<HTMLElement>('[role="grid"]');
    target?.focus({ preventScroll: true });
  }, [zoom, place, panel]);
}
