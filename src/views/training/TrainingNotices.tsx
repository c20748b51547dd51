/** What went wrong in words with a next step, and what has just been done for the visitor. */
import { useState } from 'react';
import { Notice, type NoticeAction } from '@/elements/Notice.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained, useTraining } from './TrainingContext.tsx';
import styles from './TrainingNotices.module.css';

export function TrainingNotices() {
  return (
    <div className={styles.notices}>
      <FailureNotice />
      <NothingKeptNotice />
      <NoteNotice />
    </div>
  );
}

function FailureNotice() {
  const { t } = useTranslation('training');
  const { training } = useTraining();
  const failure = useTrained('training', (state) => state.failure);
  const hasModel = useTrained('training', (state) => state.model !== null);
  const isKept = useTrained('training', (state) => typeof state.savedAt === 'number');
  if (!failure) return null;
  const { name, detail } = failure.error;
  const retry: NoticeAction = { label: t('errors.again'), onClick: () => void training.getState().recover() };
  const isLost = name === 'WorkerCrashed' || name === 'NoWorker' || !hasModel || (name === 'Diverged' && isKept);
  return (
    <Notice
      kind="error"
      title={t(`errors.${name}.title`)}
      detail={detail}
      detailLabel={t('errors.detail')}
      actions={isLost ? [retry] : []}
      onDismiss={training.getState().dismissFailure}
      dismissLabel={t('errors.dismiss')}
    >
      {t(`errors.${name}.text`)}
    </Notice>
  );
}

/** Told once: every later save fails for the same reason. */
function NothingKeptNotice() {
  const { t } = useTranslation('training');
  const isRefused = useTrained('training', (state) => state.savedAt === false);
  const [isSeen, setSeen] = useState(false);
  if (!isRefused || isSeen) return null;
  return (
    <Notice
      kind="warning"
      title={t('kept.nothingTitle')}
      onDismiss={() => setSeen(true)}
      dismissLabel={t('errors.dismiss')}
    >
      {t('kept.nothing')}
    </Notice>
  );
}

function NoteNotice() {
  const { t } = useTranslation('training');
  const format = useFormat();
  const { training } = useTraining();
  const note = useTrained('training', (state) => state.note);
  const canBringBack = useTrained('training', (state) => state.before !== null);
  if (!note) return null;
  const bringBack = { label: t('note.bringBack'), onClick: () => void training.getState().bringBack() };
  const time = note.kind === 'resumed' ? format.time(note.savedAt) : '';
  const text = note.kind === 'recorded' ? t(`note.recorded.${note.name}`) : t(`note.${note.kind}`, { time });
  return (
    <Notice
      kind="info"
      actions={canBringBack ? [{ ...bringBack, variant: 'plain' }] : []}
      onDismiss={training.getState().dismissNote}
      dismissLabel={t('errors.dismiss')}
    >
      {text}
    </Notice>
  );
}
