/** The page of one student: the text, what comes next, and the way back to the teacher: a code to hold up, or a connection. */
import { useState } from 'react';
import type { PeerCode } from '@/store/collect/peerCode.ts';
import type { OpenPeer } from '@/store/collect/peers.ts';
import { readQuestion } from '@/store/collect/questionLink.ts';
import type { Keep } from '@/store/preferences.ts';
import { CopyText } from '@/views/shared/codes/CopyText.tsx';
import { QrCode } from '@/views/shared/codes/QrCode.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { Answering } from './Answering.tsx';
import styles from './AnswerView.module.css';
import { useTeacher, type Teacher } from './useTeacher.ts';

export interface AnswerViewProps {
  /** Of the address. */
  readonly fragment: string;
  /** To connect with the teacher's page; null: none came with the address. */
  readonly invitation: PeerCode | null;
  readonly openPeer: OpenPeer;
  /** Lasts as long as the tab. */
  readonly keep: Keep;
}

export function AnswerView({ fragment, invitation, openPeer, keep }: AnswerViewProps) {
  const { t } = useTranslation('collect');
  const [asked, setAsked] = useState(fragment);
  const teacher = useTeacher(openPeer, invitation, (text) => readQuestion(text) && setAsked(text));
  const question = readQuestion(asked);
  return (
    <main className={styles.page} aria-label={t('student.title')}>
      <h1>{t('student.title')}</h1>
      {question ? (
        <>
          {asked === fragment ? null : <p role="status">{t('student.next')}</p>}
          <Answering key={question.hash} question={question} keep={keep} send={teacher?.send ?? null} />
          {teacher ? <Connection teacher={teacher} /> : null}
          <p className={styles.quiet}>
            {t(teacher?.state === 'connected' ? 'student.privatePeer' : 'student.private')}
          </p>
        </>
      ) : (
        <>
          <p role="alert">{t('student.noQuestion')}</p>
          <p>
            <a href={location.href.split('#')[0]}>{t('student.home')}</a>
          </p>
        </>
      )}
    </main>
  );
}

function Connection({ teacher: { state, reply } }: { readonly teacher: Teacher }) {
  const { t } = useTranslation('collect');
  if (state !== 'waiting')
    return <p role="status">{t(state === 'connected' ? 'student.connected' : 'student.ended')}</p>;
  if (reply === null) return <p role="status">{t('student.connecting')}</p>;
  return (
    <section className={styles.connection} aria-label={t('student.reply')}>
      <QrCode text={reply} label={t('student.reply')} isLarge />
      <p>{t('student.replyHold')}</p>
      <div>
        <CopyText label={t('student.replyCopy')} text={reply} />
      </div>
    </section>
  );
}
