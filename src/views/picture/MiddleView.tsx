/**
 * The middle of the page: one picture of the whole pass, always in view, and in it, where one looks nearer, the
 * view of one block or one head (zone "panel"). The focus goes with the zoom.
 */
import { useEffect, useRef } from 'react';
import type { Zoom } from '@/store/selection.ts';
import { PictureView } from './PictureView.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useSlot } from '@/views/shared/stage/useSlot.tsx';
import styles from './MiddleView.module.css';
import { ZoomPath } from './ZoomPath.tsx';

export function MiddleView() {
  const zoom = useValue('selection', (state) => state.zoom);
  const place = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useFocusOnZoom(zoom, place, panel);
  const { content } = useSlot('panel');
  return (
    <div className={styles.middle} ref={place}>
      <PictureView path={<ZoomPath />} panelRef={panel} panel={content} />
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
