/** Answers before fine-tuning and now, to questions it is trained on and to questions it never sees, with the scores. */
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { CheckpointMeasure } from '@/store/training/contract.ts';
import { LiveMark } from '@/views/shared/LiveMark.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { AnswerTable } from '@/views/training/AnswerTable.tsx';
import { AskField } from '@/views/training/AskField.tsx';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './AnswersPanel.module.css';

const NONE: readonly CheckpointMeasure[] = [];
const GROUPS = ['own', 'trained', 'heldOut'] as const;

export function AnswersPanel() {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const { finetuneAnswers, watch } = useTraining();
  const rows = useTrained('finetuneAnswers', (state) => state.rows);
  const isWhole = useTrained('finetuneAnswers', (state) => state.isWhole);
  const failure = useTrained('finetuneAnswers', (state) => state.failure);
  const measures = useTrained('training', (state) => state.progress?.measures ?? NONE);
  const last = measures.findLast(({ phase, trained }) => phase === 'finetune' && trained !== null);
  const { ask, showWhole } = finetuneAnswers.getState();
  const askOwn = (text: string) => {
    void ask(text);
    // The large sentence goes with it.
    if (text.trim() !== '') watch.getState().setQuestion(text.trim());
  };
  const score = (side: 'trained' | 'heldOut') => {
    const found = last?.[side];
    return found ? t('answers.score', { percent: format.percent(found.right), count: found.count }) : '';
  };
  const captions = {
    own: t('answers.ownCaption'),
    trained: joinWords(t('answers.trained'), score('trained')),
    heldOut: joinWords(t('answers.heldOut'), score('heldOut')),
  };
  return (
    <Panel
      heading={t('answers.heading')}
      what={t('answers.what')}
      {...(last
        ? { shows: t('answers.shows', { step: last.step, trained: score('trained'), heldOut: score('heldOut') }) }
        : {})}
      tryThis={t('answers.tryThis')}
      provenance={<LiveMark detail={t('live')} />}
      toolbar={
        <Toggle kind="checkbox" label={t('answers.all')} isOn={isWhole} onChange={(isOn) => void showWhole(isOn)} />
      }
    >
      <AskField label={t('answers.own')} button={t('answers.ask')} onAsk={askOwn} />
      {failure ? (
        <Notice kind="warning" detail={failure.detail} detailLabel={t('details')}>
          {t('answers.failed')}
        </Notice>
      ) : null}
      <div className={styles.groups}>
        {GROUPS.map((group) => {
          const some = rows.filter(({ asked }) => asked.group === group);
          return some.length > 0 ? <AnswerTable key={group} caption={captions[group]} rows={some} /> : null;
        })}
      </div>
    </Panel>
  );
}

/** "Trained questions: 75 % of 123 right". */
function joinWords(name: string, score: string): string {
  return score === '' ? name : `${name}: ${score}`;
}
