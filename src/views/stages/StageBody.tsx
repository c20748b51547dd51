/** One small component for each stage; the compiler finds a stage that has none. */
import type { Stage } from '@/model/stages.ts';
import { AppendStage } from './AppendStage.tsx';
import { AttentionStage } from './AttentionStage.tsx';
import { DrawStage } from './DrawStage.tsx';
import { EmbedStage } from './EmbedStage.tsx';
import { FilterStage } from './FilterStage.tsx';
import { MlpStage } from './MlpStage.tsx';
import { Opaque } from './Opaque.tsx';
import { SoftmaxStage } from './SoftmaxStage.tsx';
import { TemperatureStage } from './TemperatureStage.tsx';
import { TokenizeStage } from './TokenizeStage.tsx';
import { UnembedStage } from './UnembedStage.tsx';
import type { ChoiceStageProps } from './useChoice.ts';

export interface StageBodyProps extends ChoiceStageProps {
  readonly stage: Stage;
  /** What the stage did, as it stands above. */
  readonly sentence: string;
}

export function StageBody({ stage, place, choice, sentence }: StageBodyProps) {
  const isOpaque = place.model.transparency === 'opaque';
  switch (stage.kind) {
    case 'tokenize':
      return <TokenizeStage place={place} />;
    case 'embed':
      return isOpaque ? <Opaque /> : <EmbedStage place={place} />;
    case 'attention':
      return isOpaque ? <Opaque /> : <AttentionStage place={place} layer={stage.layer} />;
    case 'mlp':
      return isOpaque ? <Opaque /> : <MlpStage place={place} layer={stage.layer} />;
    case 'unembed':
      return <UnembedStage place={place} />;
    case 'temperature':
      return <TemperatureStage place={place} choice={choice} />;
    case 'filter':
      return <FilterStage place={place} choice={choice} />;
    case 'softmax':
      return <SoftmaxStage place={place} choice={choice} />;
    case 'draw':
      return <DrawStage place={place} choice={choice} sentence={sentence} />;
    case 'append':
      return <AppendStage place={place} choice={choice} />;
  }
}
