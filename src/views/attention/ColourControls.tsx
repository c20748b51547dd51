/** How weights become colour, in the overview and in the map. */
import { DIMMED_SHARE } from '@/draw/heatmap.ts';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ColourControls.module.css';

export function ColourControls() {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const { selection } = useStores();
  const isSinkDimmed = useValue('selection', (state) => state.isSinkDimmed);
  const isSquareRoot = useValue('selection', (state) => state.isScaleSquareRoot);
  const { setSinkDimmed, setScaleSquareRoot } = selection.getState();
  return (
    <div className={styles.controls}>
      <HeatLegend label={t('legend.label')} kind={isSquareRoot ? 'sqrt' : 'linear'} />
      <Toggle
        kind="checkbox"
        label={t('controls.dim')}
        hint={t('controls.dimHint', { share: format.percent(DIMMED_SHARE) })}
        isOn={isSinkDimmed}
        onChange={setSinkDimmed}
      />
      <Toggle
        kind="checkbox"
        label={t('controls.sqrt')}
        hint={t('controls.sqrtHint')}
        isOn={isSquareRoot}
        onChange={setScaleSquareRoot}
      />
    </div>
  );
}
