/** A stage's name as people read it: "Layer 3: attention". Layers are counted from 1 on the page. */
import { useTranslation } from 'react-i18next';
import { stageLayer, type Stage } from '@/model/stages.ts';

export function useStageName(): (stage: Stage) => string {
  const { t } = useTranslation('stages');
  return (stage) => t(`name.${stage.kind}`, { layer: (stageLayer(stage) ?? 0) + 1 });
}
