/** The middle of the page: every head with its arithmetic, or one picture of the whole pass. The picture's code comes when it is first asked for. */
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '@/elements/Segmented.tsx';
import { AttentionView } from '@/views/attention/AttentionView.tsx';
import { useStores, useValue } from '@/views/StoresContext.tsx';

const PictureView = lazy(async () => ({ default: (await import('@/views/picture/PictureView.tsx')).PictureView }));

export function MiddleView() {
  const { t } = useTranslation('app');
  const { conductor } = useStores();
  const isPictureShown = useValue('selection', (state) => state.isPictureShown);
  const toolbar = (
    <Segmented
      label={t('middle.label')}
      isLabelHidden
      options={[
        { value: 'heads', label: t('middle.heads'), hint: t('middle.headsHint') },
        { value: 'picture', label: t('middle.picture'), hint: t('middle.pictureHint') },
      ]}
      value={isPictureShown ? 'picture' : 'heads'}
      onChange={(value) => conductor.showPicture(value === 'picture')}
    />
  );
  if (!isPictureShown) return <AttentionView toolbar={toolbar} />;
  return (
    <Suspense fallback={<AttentionView toolbar={toolbar} />}>
      <PictureView toolbar={toolbar} />
    </Suspense>
  );
}
