/** How much of the page is shown: one switch, kept in the link. */
import { Segmented } from '@/elements/Segmented.tsx';
import { DEPTHS } from '@/store/selection.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function DepthSwitch() {
  const { t } = useTranslation('app');
  const { selection } = useStores();
  const depth = useValue('selection', (state) => state.depth);
  return (
    <Segmented
      label={t('depth.label')}
      isLabelHidden
      options={DEPTHS.map((value) => ({ value, label: t(`depth.${value}`), hint: t(`depth.${value}Hint`) }))}
      value={depth}
      onChange={(wanted) => {
        // What is asked at Basics is asked there alone.
        selection.getState().setVeiled(false);
        selection.getState().setDepth(wanted);
      }}
    />
  );
}
