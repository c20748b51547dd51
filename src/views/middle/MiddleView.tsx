/** The middle of the page, at three distances: one picture of the whole pass, one block, one head with its arithmetic. */
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '@/elements/Segmented.tsx';
import { ZOOMS, type Zoom } from '@/store/selection.ts';
import { AttentionView } from '@/views/attention/AttentionView.tsx';
import { useStores, useValue } from '@/views/StoresContext.tsx';

const PictureView = lazy(async () => ({ default: (await import('@/views/picture/PictureView.tsx')).PictureView }));
const BlockView = lazy(async () => ({ default: (await import('@/views/block/BlockView.tsx')).BlockView }));

const VIEWS = { model: PictureView, block: BlockView, head: AttentionView } as const satisfies Record<Zoom, unknown>;

export function MiddleView() {
  const { t } = useTranslation('app');
  const { conductor } = useStores();
  const zoom = useValue('selection', (state) => state.zoom);
  const View = VIEWS[zoom];
  const toolbar = (
    <Segmented
      label={t('middle.label')}
      isLabelHidden
      options={ZOOMS.map((value) => ({ value, label: t(`middle.${value}`), hint: t(`middle.${value}Hint`) }))}
      value={zoom}
      onChange={(value) => conductor.zoomTo(value)}
    />
  );
  return (
    <Suspense fallback={<AttentionView toolbar={toolbar} />}>
      <View toolbar={toolbar} />
    </Suspense>
  );
}
