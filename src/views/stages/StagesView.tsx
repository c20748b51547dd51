/** The side panel that explains the current stage: what it is, its picture and formula on this text, what to try. */
import { Panel } from '@/elements/Panel.tsx';
import { listStages, sameStage, type Stage } from '@/model/stages.ts';
import { ModelMark } from '@/views/shared/ModelMark.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { StageBody } from './StageBody.tsx';
import { useChoice, type Choice } from './useChoice.ts';
import { usePlace, type Place } from '@/views/shared/usePlace.ts';
import { useStageName } from '@/views/shared/useStageName.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useStageSentence } from './useStageSentence.ts';
import { useWhat } from './useWhat.ts';
import styles from './StagesView.module.css';

export function StagesView() {
  const { t } = useTranslation('explain');
  const place = usePlace();
  const choice = useChoice();
  const stage = useValue('player', (state) => state.stage);
  const hasModel = useValue('network', (state) => state.model !== null);
  if (!place || !choice)
    return (
      <Panel heading={t('empty.heading')} hasExport={false}>
        <p className={styles.note}>{hasModel ? t('empty.noText') : t('empty.noModel')}</p>
      </Panel>
    );
  return <StagePanel stage={stage} place={place} choice={choice} />;
}

interface StagePanelProps {
  readonly stage: Stage;
  readonly place: Place;
  readonly choice: Choice;
}

function StagePanel({ stage, place, choice }: StagePanelProps) {
  const { t } = useTranslation('explain');
  const name = useStageName();
  const what = useWhat(stage, place, choice);
  const sentence = useStageSentence();
  const stages = listStages(place.model.config.layerCount, place.model.architecture?.structure.sublayers);
  const at = stages.findIndex((other) => sameStage(other, stage)) + 1;
  return (
    // A new kind of stage begins at its top; the same stage of the next layer stays where it was read.
    <div key={stage.kind} className={styles.scroller}>
      <Panel
        heading={name(stage)}
        what={what}
        shows={sentence}
        tryThis={t(`${stage.kind}.try`)}
        provenance={<ModelMark detail={t('provenanceDetail', { model: place.model.source.id })} />}
        toolbar={<span className={styles.count}>{t('count', { at, count: stages.length })}</span>}
      >
        <div className={styles.body}>
          <StageBody stage={stage} place={place} choice={choice} sentence={sentence ?? ''} />
        </div>
      </Panel>
    </div>
  );
}
