/** The plans that are ready to teach: each is presented, opened as a student does, handed out, changed as a copy, or read. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import type { MadeLesson } from '@/store/made/MadeLesson.ts';
import { forStudents, lessonFile, readLesson, writeLesson } from '@/store/made/packLesson.ts';
import { fromFile } from '@/store/madeLesson.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { lessonLink } from './lessonLink.ts';
import { PlanText } from './PlanText.tsx';
import { useTeaching } from './TeachContext.ts';
import type { PlanChoice } from './teachProps.ts';
import styles from './TeachView.module.css';
import { useOpenMade } from './useOpenMade.ts';

export function LessonPlans({ plans }: { readonly plans: readonly PlanChoice[] }) {
  const { t } = useTranslation('teach');
  return (
    <section className={styles.section} aria-label={t('plans.title')}>
      <h3>{t('plans.title')}</h3>
      <p className={styles.quiet}>{t('plans.hint')}</p>
      <ul className={styles.plans} aria-label={t('plans.title')}>
        {plans.map((plan) => (
          <Plan key={plan.minutes} plan={plan} />
        ))}
      </ul>
    </section>
  );
}

/** `byHand`: what could not be copied stands below, to be selected. */
type Said = { readonly kind: 'copied' | 'edited' | 'failed' } | { readonly kind: 'byHand'; readonly link: string };

function Plan({ plan }: { readonly plan: PlanChoice }) {
  const { t } = useTranslation('teach');
  const { drafts } = useTeaching();
  const openMade = useOpenMade();
  const [said, say] = useState<Said | null>(null);
  const [read, setRead] = useState<MadeLesson | null>(null);
  const { minutes, title, about, lang, load } = plan;
  const take = (then: (lesson: MadeLesson) => Said | null | Promise<Said | null>) => async () => {
    const { lesson } = await load().then(
      (text) => readLesson(fromFile(text)),
      () => ({ lesson: null }),
    );
    say(lesson ? await then(lesson) : { kind: 'failed' });
  };
  const act = {
    present: take((lesson) => {
      openMade(fromFile(lessonFile(lesson)), true);
      return null;
    }),
    // Packed, so that the address of the page is the lesson's link.
    open: take(async (lesson) => {
      openMade(await writeLesson(forStudents(lesson)), false);
      return null;
    }),
    edit: take((lesson) => {
      drafts.getState().create(lesson);
      return { kind: 'edited' };
    }),
    link: take(async (lesson) => {
      const link = lessonLink(await writeLesson(forStudents(lesson)));
      try {
        await navigator.clipboard.writeText(link);
        return { kind: 'copied' };
      } catch {
        return { kind: 'byHand', link };
      }
    }),
    read: take((lesson) => {
      setRead(read ? null : lesson);
      return null;
    }),
  };
  return (
    <li className={styles.plan}>
      <h4 lang={lang}>{title}</h4>
      <p className={styles.quiet}>
        {t('plans.minutes', { count: minutes })} · <span lang={lang}>{about}</span>
      </p>
      <div className={styles.line}>
        {(['present', 'open', 'link', 'edit', 'read'] as const).map((what) => (
          <Button
            key={what}
            variant={what === 'present' ? 'plain' : 'quiet'}
            label={t('plans.of', { what: t(`plans.${what}`), title })}
            aria-expanded={what === 'read' ? read !== null : undefined}
            onClick={() => void act[what]()}
          >
            {t(`plans.${what}`)}
          </Button>
        ))}
      </div>
      {said ? <p role="status">{t(`plans.${said.kind}`)}</p> : null}
      {said?.kind === 'byHand' ? (
        <Field label={t('plans.linkOf', { title })} value={said.link} onChange={() => {}} isReadOnly isMono />
      ) : null}
      {read ? <PlanText lesson={read} /> : null}
    </li>
  );
}
