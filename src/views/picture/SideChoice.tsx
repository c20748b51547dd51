/** Before and after, where an experiment has a result on this text: which of the two runs the picture shows, or their difference. */
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { PICTURE_SIDES } from '@/store/panels.ts';
import { useCommand } from '@/views/shared/commands/useCommand.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useExperimentPair } from './useSide.ts';
import styles from './PictureView.module.css';

export function SideChoice() {
  const { t } = useTranslation('picture');
  const { conductor } = useStores();
  const { shortcut } = useCommand('side');
  const side = useValue('panels', (state) => state.pictureSide);
  if (!useExperimentPair()?.after.attention) return null;
  return (
    <div className={styles.side}>
      <Segmented
        label={t('side.label')}
        options={PICTURE_SIDES.map((value) => ({ value, label: t(`side.${value}`), hint: t(`side.${value}Hint`) }))}
        value={side}
        onChange={conductor.showSide}
      />
      {side === 'difference' ? (
        <HeatLegend kind="diverging" limit={1} label={t('side.legend')} />
      ) : (
        <kbd title={t('side.key')}>{shortcut}</kbd>
      )}
    </div>
  );
}
