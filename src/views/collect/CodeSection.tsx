/** Answers by codes: the class scans the question, shows what it answers, and the teacher's camera or a picture brings it back. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { readCode, type CodeFault } from '@/store/collect/answerCode.ts';
import { writeQuestion } from '@/store/collect/questionLink.ts';
import type { Taken } from '@/store/collect/round.ts';
import { CodeReader } from '@/views/shared/codes/CodeReader.tsx';
import { CopyText } from '@/views/shared/codes/CopyText.tsx';
import { QrCode } from '@/views/shared/codes/QrCode.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useCollected, useCollecting } from './CollectContext.ts';
import styles from './CollectView.module.css';

type Outcome = Taken | CodeFault;
/** In the order in which they are said. */
const OUTCOMES = [
  'new',
  'changed',
  'again',
  'otherQuestion',
  'full',
  'foreign',
  'question',
  'newer',
  'empty',
  'tooLong',
] as const satisfies readonly Outcome[];

export function CodeSection() {
  const { t } = useTranslation('collect');
  const { collected } = useCollecting();
  const question = useCollected('collected', ({ round }) => round.question);
  const [isLarge, setLarge] = useState(false);
  const [said, setSaid] = useState<readonly string[]>([]);
  const link = `${location.href.split('#')[0] ?? ''}${writeQuestion(question)}`;
  const take = (texts: readonly string[], from: 'camera' | 'picture') => {
    const counts = new Map<Outcome, number>();
    for (const text of texts) {
      const { code, fault } = readCode(text);
      const outcome = code ? collected.getState().take(code) : fault;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    // A camera sees the same code many times: what it said first stays said.
    const isStill = from === 'camera' && [...counts.keys()].every((outcome) => outcome === 'again');
    if (isStill) return setSaid((before) => (before.length > 0 ? before : [t('read.again', { count: texts.length })]));
    setSaid(
      OUTCOMES.flatMap((outcome) => {
        const count = counts.get(outcome);
        return count === undefined ? [] : t(`read.${outcome}`, { count });
      }),
    );
  };
  if (question === '') return <p className={styles.quiet}>{t('noQuestion')}</p>;
  return (
    <section className={styles.section} aria-label={t('ways.codes')}>
      <h3>{t('codes.ask')}</h3>
      <p className={styles.quiet}>{t('codes.askHint')}</p>
      {isLoopback(location.hostname) ? <p className={styles.quiet}>{t('codes.loopback')}</p> : null}
      <QrCode text={link} label={t('codes.question')} isLarge={isLarge} />
      <div className={styles.line}>
        <Toggle kind="checkbox" label={t('codes.large')} isOn={isLarge} onChange={setLarge} />
        <CopyText label={t('codes.copyLink')} text={link} />
        <a className={styles.link} href={link} target="_blank" rel="noopener">
          {t('codes.asStudent')}
        </a>
      </div>
      <h3>{t('codes.read')}</h3>
      <CodeReader onRead={take} />
      <p role="status" className={styles.outcome}>
        {said.join(' ')}
      </p>
      <CodedAnswers />
    </section>
  );
}

/** A phone that opens such an address opens itself. */
const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || host.startsWith('127.');

function CodedAnswers() {
  const { t } = useTranslation('collect');
  const { collected } = useCollecting();
  const coded = useCollected('collected', ({ round }) => round.coded);
  if (coded.length === 0) return null;
  return (
    <details className={styles.coded}>
      <summary>{t('codes.list', { count: coded.length })}</summary>
      <ul>
        {coded.map(({ student, answer }) => (
          <li key={student}>
            <span translate="no" dir="auto">
              {answer}
            </span>
            <Button
              variant="quiet"
              icon="close"
              label={t('codes.leaveOut', { answer })}
              onClick={() => collected.getState().leaveOut(student)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
