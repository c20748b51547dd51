/** The list of questions and answers, to change: nothing counts before it is taken, and nothing is lost when it is refused. */
import { useMemo, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Dialog } from '@/elements/Dialog.tsx';
import { Field } from '@/elements/Field.tsx';
import { Notice } from '@/elements/Notice.tsx';
import type { DraftPair } from '@/store/training/questions.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from '@/views/training/TrainingContext.tsx';
import styles from './QuestionsDialog.module.css';

interface QuestionsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function QuestionsDialog({ isOpen, onClose }: QuestionsDialogProps) {
  const { t } = useTranslation('tuning');
  const { questions } = useTraining();
  const draft = useTrained('questions', (state) => state.draft);
  const refusal = useTrained('questions', (state) => state.refusal);
  const canUndo = useTrained('questions', (state) => state.past.length > 0);
  const [wanted, setWanted] = useState('');
  const shown = useMemo(() => filterPairs(draft ?? [], wanted), [draft, wanted]);
  const { take, cancel, add, undo } = questions.getState();
  const close = () => {
    cancel();
    onClose();
  };
  const use = async () => {
    if (await take()) onClose();
  };
  const count = (isHeldOut: boolean) => draft?.filter((pair) => pair.isHeldOut === isHeldOut).length ?? 0;
  return (
    <Dialog
      isOpen={isOpen && draft !== null}
      onClose={close}
      title={t('questions.title')}
      closeLabel={t('questions.cancel')}
      size="large"
      footer={
        <>
          <span className={styles.counts} role="status">
            {t('questions.counts', { trained: count(false), heldOut: count(true) })}
          </span>
          <Button icon="undo" disabled={!canUndo} onClick={undo}>
            {t('questions.undo')}
          </Button>
          <Button onClick={close}>{t('questions.cancel')}</Button>
          <Button variant="primary" onClick={() => void use()}>
            {t('questions.take')}
          </Button>
        </>
      }
    >
      <p className={styles.about}>{t('questions.about')}</p>
      {refusal ? (
        <Notice kind="error" title={t('questions.refused')}>
          {refusal.detail}
        </Notice>
      ) : null}
      <div className={styles.tools}>
        <Field
          label={t('questions.find')}
          type="search"
          isLabelHidden
          placeholder={t('questions.find')}
          value={wanted}
          onChange={setWanted}
        />
        <Button
          onClick={() => {
            setWanted('');
            add();
          }}
        >
          {t('questions.add')}
        </Button>
      </div>
      <div className={styles.head} aria-hidden="true">
        <span>{t('questions.question')}</span>
        <span>{t('questions.answer')}</span>
        <span>{t('questions.heldOut')}</span>
      </div>
      <ul className={styles.rows} aria-label={t('questions.title')}>
        {shown.map((pair) => (
          <PairRow key={pair.id} pair={pair} />
        ))}
      </ul>
      {shown.length === 0 ? (
        <p className={styles.about}>{t(wanted ? 'questions.notFound' : 'questions.empty')}</p>
      ) : null}
    </Dialog>
  );
}

/** A new pair is shown whatever is searched for: it has no words yet. */
function filterPairs(draft: readonly DraftPair[], wanted: string): readonly DraftPair[] {
  const words = wanted.trim().toLowerCase();
  return draft.filter(
    ({ question, answer }) => question === '' || `${question}\n${answer}`.toLowerCase().includes(words),
  );
}

function PairRow({ pair }: { readonly pair: DraftPair }) {
  const { t } = useTranslation('tuning');
  const { questions } = useTraining();
  const { change, remove } = questions.getState();
  return (
    <li className={styles.row}>
      <Field
        label={t('questions.question')}
        isLabelHidden
        value={pair.question}
        onChange={(question) => change(pair.id, { question })}
      />
      <Field
        label={t('questions.answerTo', { question: pair.question })}
        isLabelHidden
        value={pair.answer}
        onChange={(answer) => change(pair.id, { answer })}
      />
      <label className={styles.held}>
        <input
          type="checkbox"
          checked={pair.isHeldOut}
          aria-label={t('questions.holdOut', { question: pair.question })}
          onChange={(event) => change(pair.id, { isHeldOut: event.currentTarget.checked })}
        />
      </label>
      <Button
        variant="quiet"
        icon="close"
        label={t('questions.remove', { question: pair.question })}
        onClick={() => remove(pair.id)}
      />
    </li>
  );
}
