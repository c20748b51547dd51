/** Students' pages connected with this one: an invitation by code, the reply by camera, picture or text; then answers come by themselves. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { looksLikePeer } from '@/store/collect/peerCode.ts';
import { writeQuestion } from '@/store/collect/questionLink.ts';
import { CodeReader } from '@/views/shared/codes/CodeReader.tsx';
import { CopyText } from '@/views/shared/codes/CopyText.tsx';
import { QrCode } from '@/views/shared/codes/QrCode.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useCollected, useCollecting } from './CollectContext.ts';
import styles from './CollectView.module.css';

export function PeerSection() {
  const { t } = useTranslation('collect');
  const { peers } = useCollecting();
  const question = useCollected('collected', ({ round }) => round.question);
  const invitation = useCollected('peers', (state) => state.invitation);
  const isBusy = useCollected('peers', (state) => state.isBusy);
  const connected = useCollected('peers', (state) => state.connected);
  const fault = useCollected('peers', (state) => state.fault);
  const [reply, setReply] = useState('');
  const { invite, accept, stop } = peers.getState();
  const page = location.href.split('#')[0] ?? '';
  const link = invitation && `${page}${writeQuestion(question)}&peer=${encodeURIComponent(invitation)}`;
  if (question === '') return <p className={styles.quiet}>{t('noQuestion')}</p>;
  return (
    <section className={styles.section} aria-label={t('ways.network')}>
      <p className={styles.quiet}>{t('peers.what')}</p>
      <p role="status" className={styles.outcome}>
        {t('peers.connected', { count: connected })}
      </p>
      <div className={styles.line}>
        {link ? null : (
          <Button isBusy={isBusy} onClick={() => void invite()}>
            {t('peers.invite')}
          </Button>
        )}
        {link || connected > 0 ? (
          <Button icon="stop" onClick={stop}>
            {t('peers.stop')}
          </Button>
        ) : null}
      </div>
      {link ? (
        <>
          <h3>{t('peers.scan')}</h3>
          <QrCode text={link} label={t('peers.invitation')} isLarge />
          <div className={styles.line}>
            <CopyText label={t('peers.copy')} text={link} />
          </div>
          <h3>{t('peers.read')}</h3>
          <CodeReader onRead={(texts) => void accept(texts.find(looksLikePeer) ?? '')} />
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void accept(reply).then(() => setReply(''));
            }}
          >
            <Field
              label={t('peers.reply')}
              value={reply}
              isMono
              onChange={setReply}
              after={
                <Button type="submit" disabled={reply.trim() === ''}>
                  {t('peers.connect')}
                </Button>
              }
            />
          </form>
        </>
      ) : null}
      {fault ? (
        <p role="alert" className={styles.fault}>
          {t(`peers.fault.${fault}`)}
        </p>
      ) : null}
    </section>
  );
}
