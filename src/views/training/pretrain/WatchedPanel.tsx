/** What the model does in a step of pre-training: the batch that it read last, or where its heads look. */
import { useState } from 'react';
import { Panel } from '@/elements/Panel.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { WATCHED } from '@/store/training/watch.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import { AttentionPanel } from './AttentionPanel.tsx';
import { BatchPanel } from './BatchPanel.tsx';
import styles from './PretrainMiddle.module.css';

export function WatchedPanel() {
  const { t } = useTranslation('training');
  const { watch } = useTraining();
  const [tabEnd, setTabEnd] = useState<HTMLElement | null>(null);
  const watched = useTrained('watch', (state) => state.watched);
  return (
    <>
      <div className={styles.tabs}>
        <Segmented
          label={t('watched.label')}
          isLabelHidden
          look="tabs"
          options={WATCHED.map((value) => ({ value, label: t(`watched.${value}`), hint: t(`watched.${value}Hint`) }))}
          value={watched}
          onChange={watch.getState().watch}
        />
        <div ref={setTabEnd} />
      </div>
      <Panel
        heading={t(`watched.${watched}`)}
        tabEnd={tabEnd}
        what={t(`watched.${watched}What`)}
        tryThis={t(`watched.${watched}Try`)}
        provenance={<ProvenanceMark provenance="live" label={t('live')} detail={t('liveDetail')} />}
      >
        {watched === 'batch' ? <BatchPanel /> : <AttentionPanel />}
      </Panel>
    </>
  );
}
