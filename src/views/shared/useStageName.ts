/** A stage's name as people read it: "Layer 3: attention". Layers are counted from 1 on the page. */
import { stageLayer, type Stage } from '@/model/stages.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function useStageName(): (stage: Stage) => string {
  const { t } = useTranslation('stages');
  return (stage) => t(`name.${stage.kind}`, { layer: (stageLayer(stage) ?? 0) + 1 });
}
